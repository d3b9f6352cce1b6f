import fc from 'fast-check'
import type {
  AddCommand,
  AddForUserCommand,
  LanguageCommand,
  OptimizeCommand,
  RemoveCommand,
  RemoveForUserCommand,
  ScriptCommand,
  SignInCommand,
  SysprepCommand,
} from '../specs/ScriptCommand.ts'
import { givenFrameworks } from './givenFrameworks.ts'
import { IMAGE_LANGUAGES } from './languagePools.ts'
import { USERS } from './names.ts'

const APP = fc.nat({ max: 5 })

/** One person more often than others, so that what happens to her meets. */
const USER = fc.constantFrom('alice', 'alice', ...USERS)

/** /Add-ProvisionedAppxPackage: with frameworks and a license that mostly are right. */
export function addCommand(): fc.Arbitrary<AddCommand> {
  return fc
    .record({
      kind: fc.constant('add'),
      app: APP,
      frameworks: givenFrameworks(),
      license: fc.constantFrom('skip', 'skip', 'skip', 'right', 'right', 'right', 'right', 'none', 'wrong'),
      regions: regionsOption(),
      stub: fc.option(fc.constantFrom('InstallStub', 'InstallFull'), { nil: undefined, freq: 3 }),
    })
    .map(({ regions, stub, ...rest }) => ({
      ...rest,
      ...(regions !== undefined && { regions }),
      ...(stub !== undefined && { stub }),
    }))
}

/** The argument of /Region, undefined without the option: mostly all, some lists, some that name no region. */
function regionsOption(): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: 4 },
    { arbitrary: fc.constantFrom('all', 'ALL'), weight: 16 },
    { arbitrary: fc.constantFrom('US;gb', 'usa', 'FRA;DE', 'es;MEX;Prt;br'), weight: 5 },
    { arbitrary: fc.constantFrom('ZZ', 'US;', 'US, GB', 'all;US', 'USD'), weight: 1 },
  )
}

/** /Remove-ProvisionedAppxPackage. */
export function removeCommand(): fc.Arbitrary<RemoveCommand> {
  return fc.record({ kind: fc.constant('remove'), app: APP })
}

/** Somebody signs in. */
export function signInCommand(): fc.Arbitrary<SignInCommand> {
  return fc.record(
    {
      kind: fc.constant('sign in'),
      user: USER,
      languages: fc.uniqueArray(fc.constantFrom(...IMAGE_LANGUAGES), { minLength: 1, maxLength: 2 }),
      region: fc.constantFrom('US', 'gb', 'FRA', 'DE'),
      scale: fc.constantFrom(100, 125, 150, 200, 250, 400, 500),
      dxFeatureLevel: fc.constantFrom(11, 10, 9),
    },
    { requiredKeys: ['kind', 'user', 'languages', 'scale', 'dxFeatureLevel'] },
  )
}

/** Somebody removes an app. */
export function removeForUserCommand(): fc.Arbitrary<RemoveForUserCommand> {
  return fc.record({ kind: fc.constant('remove for user'), user: USER, app: APP })
}

/** Somebody installs an app. */
export function addForUserCommand(): fc.Arbitrary<AddForUserCommand> {
  return fc.record({ kind: fc.constant('add for user'), user: USER, app: APP, frameworks: givenFrameworks() })
}

/** A UI language comes or goes. */
export function languageCommand(): fc.Arbitrary<LanguageCommand> {
  return fc.record({
    kind: fc.constantFrom('add language', 'remove language'),
    language: fc.constantFrom(...IMAGE_LANGUAGES),
  })
}

/** Provisioned packages are optimized. */
export function optimizeCommand(): fc.Arbitrary<OptimizeCommand> {
  return fc.record({ kind: fc.constant('optimize') })
}

/** Sysprep is run. */
export function sysprepCommand(): fc.Arbitrary<SysprepCommand> {
  return fc.record({ kind: fc.constant('sysprep') })
}

/** Any step of a script; adding most often. */
export function scriptCommand(): fc.Arbitrary<ScriptCommand> {
  return fc.oneof<fc.WeightedArbitrary<ScriptCommand>[]>(
    { arbitrary: addCommand(), weight: 6 },
    { arbitrary: removeCommand(), weight: 3 },
    { arbitrary: signInCommand(), weight: 3 },
    { arbitrary: removeForUserCommand(), weight: 3 },
    { arbitrary: addForUserCommand(), weight: 2 },
    { arbitrary: languageCommand(), weight: 1 },
    { arbitrary: optimizeCommand(), weight: 1 },
    { arbitrary: sysprepCommand(), weight: 1 },
  )
}
