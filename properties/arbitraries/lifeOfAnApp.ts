import fc from 'fast-check'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { Script } from '../specs/Script.ts'
import type { AddCommand, ScriptCommand, SignInCommand } from '../specs/ScriptCommand.ts'
import { imageSpec } from './imageSpec.ts'
import { IMAGE_LANGUAGES } from './languagePools.ts'
import { APP_VERSIONS, FRAMEWORK_VERSIONS } from './names.ts'
import { sysprepCommand } from './scriptCommand.ts'

const LANGUAGES = ['en-US', 'fr-FR'] as const
const PEOPLE = ['alice', 'bob'] as const

/**
 * Scripts about one app in three versions and two people, with many commands: every order in which adding, signing in and
 * removing can meet. Most end with an app that is added anew before people sign in, or before it is removed. Shrinks to
 * the shortest script.
 */
export function lifeOfAnApp(): fc.Arbitrary<Script> {
  const kinds = fc.tuple(...APP_VERSIONS.map(() => fc.constantFrom<AppSpec['kind']>('bundle', 'bundle', 'package')))
  return fc.record({
    image: fc.oneof(
      {
        arbitrary: imageSpec({ maxFurtherLanguages: 0 }).map((image) => ({
          ...image,
          languages: LANGUAGES,
          defaultLanguage: LANGUAGES[0],
        })),
        weight: 4,
      },
      { arbitrary: imageSpec({ maxFurtherLanguages: 1, languages: IMAGE_LANGUAGES }), weight: 1 },
    ),
    apps: kinds.map((each) => each.map((kind, index) => release(kind, APP_VERSIONS[index] ?? APP_VERSIONS[0]))),
    commands: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.array(command(), { minLength: 1, maxLength: 14 }), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.array(command(), { minLength: 10, maxLength: 20, size: 'max' }), end())
          .map(([commands, last]) => [...commands, ...last]),
        weight: 4,
      },
    ),
  })
}

/** An app is provisioned anew, and people sign in; or it comes, is used, comes again and goes. */
function end(): fc.Arbitrary<readonly ScriptCommand[]> {
  const shared = fc
    .record({ last: add(), people: fc.shuffledSubarray([...PEOPLE], { minLength: 1 }), settings: signIn() })
    .map(({ last, people, settings }) => [last, ...people.map((one) => ({ ...settings, user: one }))])
  const gone = fc
    .record({ last: add(), one: signIn() })
    .map(({ last, one }) => [last, one, last, { kind: 'remove', app: last.app } as const])
  return fc.oneof({ arbitrary: shared, weight: 2 }, { arbitrary: gone, weight: 1 })
}

/** A version of the app: each needs the same framework. */
function release(kind: AppSpec['kind'], version: string): AppSpec {
  const common = {
    name: 'Contoso.Reader',
    version,
    windows: '8.1',
    frameworks: [{ name: 'Contoso.Fonts.1', minVersion: '1.0.0.0' }],
  } as const
  if (kind === 'package') return { ...common, kind, architecture: 'neutral', languages: ['en-US'] }
  const nothing = { scales: [], dxFeatureLevels: [], stub: false } as const
  return { ...common, ...nothing, kind, architectures: ['neutral'], appLanguage: 'en-US', packs: [['fr']] }
}

const app = fc.nat({ max: APP_VERSIONS.length - 1 })
const user = fc.constantFrom(PEOPLE[0], ...PEOPLE)

function frameworks(): fc.Arbitrary<readonly FrameworkSpec[]> {
  return fc
    .constantFrom(...FRAMEWORK_VERSIONS)
    .map((version) => [{ name: 'Contoso.Fonts.1', publisher: 'CN=Contoso', version, architecture: 'neutral' }])
}

function add(): fc.Arbitrary<AddCommand> {
  return fc.record({
    kind: fc.constant('add'),
    app,
    frameworks: frameworks(),
    license: fc.constantFrom('skip', 'right'),
    regions: fc.constantFrom(undefined, 'all', 'all', 'US'),
  })
}

function signIn(): fc.Arbitrary<SignInCommand> {
  return fc.record({
    kind: fc.constant('sign in'),
    user,
    languages: fc.constantFrom(['en-US'], ['en-US'], ['fr-FR'], ['en-US', 'fr-FR'], ['fr-FR', 'en-US']),
    region: fc.constantFrom(undefined, undefined, 'US', 'FR'),
    scale: fc.constant(100),
    dxFeatureLevel: fc.constant(11),
  })
}

function command(): fc.Arbitrary<ScriptCommand> {
  const addForUser = fc.record({ kind: fc.constant('add for user'), user, app, frameworks: frameworks() })
  return fc.oneof<fc.WeightedArbitrary<ScriptCommand>[]>(
    { arbitrary: add(), weight: 3 },
    { arbitrary: signIn(), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('remove for user'), user, app }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('remove'), app }), weight: 1 },
    { arbitrary: addForUser, weight: 2 },
    { arbitrary: sysprepCommand(), weight: 1 },
  )
}
