import fc from 'fast-check'
import type {
  AddWithDataCommand,
  CancelCommand,
  LanguagePackCommand,
  MachineCommand,
  SetDataCommand,
  UpdateCommand,
} from '../specs/MachineCommand.ts'
import type { UpdateName } from '../specs/machineUpdates.ts'
import { DEFAULT_LANGUAGES } from './languagePools.ts'
import {
  addCommand,
  addForUserCommand,
  optimizeCommand,
  removeCommand,
  removeForUserCommand,
  signInCommand,
  sysprepCommand,
} from './scriptCommand.ts'

const BY = fc.constantFrom('PackageName', 'PackagePath')

/** /Add-ProvisionedAppxPackage, sometimes with /CustomDataPath. */
export function addWithDataCommand(): fc.Arbitrary<AddWithDataCommand> {
  return fc
    .record({ add: addCommand(), data: fc.constantFrom(undefined, undefined, undefined, 'one') })
    .map(({ add, data }) => ({ ...add, ...(data !== undefined && { data }) }))
}

/** /Set-ProvisionedAppxDataFile. */
export function setDataCommand(): fc.Arbitrary<SetDataCommand> {
  return fc.record(
    { kind: fc.constant('set data'), app: fc.nat({ max: 5 }), data: fc.constantFrom('one', 'two') },
    { requiredKeys: ['kind', 'app'] },
  )
}

/** A language pack comes or goes. */
export function languagePackCommand(): fc.Arbitrary<LanguagePackCommand> {
  return fc.record({
    kind: fc.constantFrom('add language pack', 'remove language pack'),
    language: fc.constantFrom(...DEFAULT_LANGUAGES.slice(0, 4)),
    by: BY,
  })
}

/** An update comes or goes. */
export function updateCommand(): fc.Arbitrary<UpdateCommand> {
  return fc.record({
    kind: fc.constantFrom('add update', 'add update', 'remove update'),
    update: fc.constantFrom<UpdateName[]>('KB1', 'KB1 again', 'KB2', 'KB3', 'KB4'),
    by: BY,
  })
}

/** A package is added or removed, and cancelled on the way. */
export function cancelCommand(): fc.Arbitrary<CancelCommand> {
  return fc.record({
    kind: fc.constant('cancel'),
    of: fc.oneof<fc.Arbitrary<CancelCommand['of']>[]>(updateCommand(), languagePackCommand()),
    at: fc.nat({ max: 5 }),
    keep: fc.boolean(),
  })
}

/** Anything that can be done to a computer; adding most often. */
export function machineCommand(): fc.Arbitrary<MachineCommand> {
  return fc.oneof<fc.WeightedArbitrary<MachineCommand>[]>(
    { arbitrary: addWithDataCommand(), weight: 12 },
    { arbitrary: signInCommand(), weight: 6 },
    { arbitrary: updateCommand(), weight: 5 },
    { arbitrary: removeCommand(), weight: 4 },
    { arbitrary: setDataCommand(), weight: 4 },
    { arbitrary: languagePackCommand(), weight: 4 },
    { arbitrary: removeForUserCommand(), weight: 4 },
    { arbitrary: addForUserCommand(), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('boot') }), weight: 5 },
    { arbitrary: fc.record({ kind: fc.constant('shut down') }), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('restart') }), weight: 3 },
    { arbitrary: cancelCommand(), weight: 3 },
    { arbitrary: optimizeCommand(), weight: 2 },
    { arbitrary: sysprepCommand(), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('sign out') }), weight: 1 },
    { arbitrary: fc.record({ kind: fc.constant('audit') }), weight: 1 },
  )
}
