import fc from 'fast-check'
import type {
  AddWithDataCommand,
  CancelCommand,
  DismCommand,
  KillCommand,
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
    kind: fc.constantFrom('add update', 'add update', 'add update', 'remove update', 'remove update'),
    update: fc.constantFrom<UpdateName[]>('KB1', 'KB1', 'KB1 again', 'KB2', 'KB2', 'KB3', 'KB4'),
    by: BY,
  })
}

/** What dism.exe does. */
export function dismCommand(): fc.Arbitrary<DismCommand> {
  return fc.oneof<fc.WeightedArbitrary<DismCommand>[]>(
    { arbitrary: addWithDataCommand(), weight: 14 },
    { arbitrary: updateCommand(), weight: 7 },
    { arbitrary: removeCommand(), weight: 4 },
    { arbitrary: setDataCommand(), weight: 4 },
    { arbitrary: languagePackCommand(), weight: 4 },
    { arbitrary: optimizeCommand(), weight: 3 },
  )
}

/** What dism.exe does is cancelled on the way. */
export function cancelCommand(): fc.Arbitrary<CancelCommand> {
  return fc.record({ kind: fc.constant('cancel'), of: dismCommand(), at: fc.nat({ max: 5 }), keep: fc.boolean() })
}

/** The process of dism is killed, or the power goes. */
export function killCommand(): fc.Arbitrary<KillCommand> {
  return fc.record({
    kind: fc.constant('kill'),
    of: dismCommand(),
    by: fc.constantFrom('killed', 'power lost'),
    at: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat({ max: 255 }),
  })
}

/** What a story of a computer is about most of the time. */
export const STORIES = ['everything', 'packages', 'people'] as const

/** Anything that can be done to a computer; adding apps most often, unless the story is about something else. */
export function machineCommand(story: (typeof STORIES)[number] = 'everything'): fc.Arbitrary<MachineCommand> {
  const more = (about: typeof story, times: number) => (story === about ? times : 1)
  const packages = more('packages', 6)
  const people = more('people', 4)
  return fc.oneof<fc.WeightedArbitrary<MachineCommand>[]>(
    { arbitrary: dismCommand(), weight: 36 },
    { arbitrary: updateCommand(), weight: 2 * packages },
    { arbitrary: languagePackCommand(), weight: packages },
    { arbitrary: signInCommand(), weight: 8 },
    { arbitrary: removeForUserCommand(), weight: 4 * people },
    { arbitrary: addForUserCommand(), weight: 3 * people },
    { arbitrary: fc.record({ kind: fc.constant('boot') }), weight: 6 },
    { arbitrary: fc.record({ kind: fc.constant('shut down') }), weight: 4 },
    { arbitrary: fc.record({ kind: fc.constant('restart') }), weight: 1 + packages },
    { arbitrary: cancelCommand(), weight: 4 },
    { arbitrary: killCommand(), weight: 4 },
    { arbitrary: sysprepCommand(), weight: 3 },
    { arbitrary: fc.record({ kind: fc.constant('sign out') }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('audit') }), weight: 1 },
  )
}
