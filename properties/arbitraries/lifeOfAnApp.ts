import fc from 'fast-check'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { imageSpec } from './imageSpec.ts'
import { IMAGE_LANGUAGES } from './languagePools.ts'
import { APP_VERSIONS, FRAMEWORK_VERSIONS } from './names.ts'
import { sysprepCommand } from './scriptCommand.ts'

const LANGUAGES = ['en-US', 'fr-FR'] as const

/**
 * Scripts about one app in three versions and two people, with many commands: every order in which adding, signing in
 * and removing can meet. Shrinks to the shortest script.
 */
export function lifeOfAnApp(): fc.Arbitrary<Script> {
  const kinds = fc.tuple(...APP_VERSIONS.map(() => fc.constantFrom<AppSpec['kind']>('bundle', 'bundle', 'package')))
  return fc.record({
    image: imageSpec({ maxFurtherLanguages: 1, languages: IMAGE_LANGUAGES }),
    apps: kinds.map((each) => each.map((kind, index) => release(kind, APP_VERSIONS[index] ?? APP_VERSIONS[0]))),
    commands: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.array(command(), { minLength: 1, maxLength: 14 }), weight: 1 },
      { arbitrary: fc.array(command(), { minLength: 8, maxLength: 14 }), weight: 4 },
    ),
  })
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

function command(): fc.Arbitrary<ScriptCommand> {
  const app = fc.nat({ max: APP_VERSIONS.length - 1 })
  const user = fc.constantFrom('alice', 'alice', 'alice', 'bob')
  const framework = fc.constantFrom(...FRAMEWORK_VERSIONS).map((version): FrameworkSpec => ({
    name: 'Contoso.Fonts.1',
    publisher: 'CN=Contoso',
    version,
    architecture: 'neutral',
  }))
  const add = fc.record({
    kind: fc.constant('add'),
    app,
    frameworks: framework.map((one) => [one]),
    license: fc.constantFrom('skip', 'right'),
    regions: fc.constantFrom(undefined, 'all', 'all', 'US'),
  })
  const addForUser = fc.record({
    kind: fc.constant('add for user'),
    user,
    app,
    frameworks: framework.map((one) => [one]),
  })
  const signIn = fc.record({
    kind: fc.constant('sign in'),
    user,
    languages: fc.constantFrom(...LANGUAGES).map((language) => [language]),
    region: fc.constantFrom(undefined, undefined, 'US', 'FR'),
    scale: fc.constant(100),
    dxFeatureLevel: fc.constant(11),
  })
  return fc.oneof<fc.WeightedArbitrary<ScriptCommand>[]>(
    { arbitrary: add, weight: 3 },
    { arbitrary: signIn, weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('remove for user'), user, app }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('remove'), app }), weight: 1 },
    { arbitrary: addForUser, weight: 1 },
    { arbitrary: sysprepCommand(), weight: 1 },
  )
}
