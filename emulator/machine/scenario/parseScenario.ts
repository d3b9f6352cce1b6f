import { PARAMETERS } from '../../../src/api/parameters.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { FAULTS } from '../faults/Fault.ts'
import { OTHER_VALUES } from './replayArguments.ts'
import { jsonFault } from './jsonFault.ts'
import { machineFields } from './machineFields.ts'
import type { Scenario, ScenarioStep } from './Scenario.ts'
import {
  countingNumber,
  earlierStep,
  fields,
  fileName,
  fileTime,
  isRecord,
  kindOfRecord,
  listOf,
  maybe,
  nullOr,
  number,
  oneOf,
  text,
  wholeNumber,
  type Check,
  type Fields,
  type ShapeFault,
} from './shapes.ts'

/** Each kind of step: its fields, but for `do` and when it was done. */
type StepFields = { readonly [Do in ScenarioStep['do']]: Fields }

const NAMES: Check = listOf(text)

const CHANGE = kindOfRecord('kind', {
  remove: { path: text },
  folder: { path: text, attributes: wholeNumber, modified: fileTime },
  file: { path: text, file: fileName('changes'), attributes: wholeNumber, modified: fileTime },
  content: { path: text, file: fileName('changes'), modified: fileTime },
  link: { path: text, target: text },
  attributes: { path: text, attributes: wholeNumber, modified: fileTime },
})

const SEEN = kindOfRecord('kind', {
  file: { path: text, file: fileName('packages') },
  folder: { path: text, names: listOf(fields({ name: text, kind: oneOf('file', 'folder') })) },
  image: { path: text },
})

const ARGUMENT: Check = function* (value, at, step) {
  if (Array.isArray(value)) yield* NAMES(value, at, step)
  else if (typeof value === 'object' && value !== null) yield* ARGUMENT_RECORD(value, at, step)
  else if (value === undefined) yield { at, defect: 'is no argument' }
}

const ARGUMENT_RECORD: Check = (value, at, step) => {
  const [kind = ''] = Object.keys(value ?? {})
  const known = Object.hasOwn(ARGUMENTS, kind) ? ARGUMENTS[kind] : undefined
  return known ? fields(known)(value, at, step) : [{ at, defect: `is no argument: there are ${named(ARGUMENTS)}` }]
}

const ARGUMENTS: { readonly [kind: string]: Fields } = {
  pointer: { pointer: oneOf(true) },
  session: { session: earlierStep },
  returned: { returned: earlierStep, argument: wholeNumber },
  event: { event: nullOr(wholeNumber) },
  progress: { progress: nullOr(wholeNumber) },
  other: { other: oneOf(...Object.keys(OTHER_VALUES)) },
}

const STEPS: StepFields = {
  write: { path: text, file: fileName('packages') },
  change: { path: text, changes: listOf(CHANGE) },
  append: { path: text, text },
  call: { function: oneOf(...Object.keys(PARAMETERS)), arguments: listOf(ARGUMENT) },
  dism: { words: NAMES, disk: maybe(listOf(SEEN)), answer: maybe(text) },
  type: { commandLine: text },
  boot: {},
  shutdown: {},
  audit: {},
  'sign out': {},
  sysprep: {},
  snapshot: {},
  disarm: {},
  restore: { snapshot: earlierStep },
  fault: {
    fault: fields({
      fault: oneOf(...Object.keys(FAULTS)),
      at: maybe(countingNumber),
      seed: maybe(wholeNumber),
      path: maybe(text),
    }),
  },
  'add language': { language: text },
  'remove language': { language: text },
  'enable feature': { feature: text },
  'disable feature': { feature: text },
  'new user': { user: text },
  'sign in': {
    user: text,
    settings: fields({
      languages: maybe(NAMES),
      region: maybe(text),
      scale: maybe(countingNumber),
      dxFeatureLevel: maybe(number),
    }),
  },
  'start app': { user: text, package: text },
  'remove app': { user: text, package: text },
  'remove app for all users': { package: text },
  'add app': { user: text, path: text, dependencies: NAMES },
}

const TIMING: Fields = { at: maybe(fileTime), during: maybe(earlierStep), moment: maybe(wholeNumber) }

const STEP = kindOfRecord('do', STEPS, TIMING)

const SCENARIO = fields({
  format: oneOf('dismulator-scenario-1'),
  title: text,
  found: maybe(fields({ property: text, seed: number, path: text })),
  machine: machineFields,
  at: maybe(fileTime),
  steps: (value, at) =>
    Array.isArray(value)
      ? value.flatMap((step: unknown, index) => [
          ...STEP(step, `${at}/${index}`, index),
          ...restored(step, value, `${at}/${index}`),
        ])
      : [{ at, defect: 'is no list' }],
})

/** What is restored has to be a snapshot. */
function restored(step: unknown, steps: readonly unknown[], at: string): ShapeFault[] {
  if (!isRecord(step) || step['do'] !== 'restore') return []
  const named = steps[Number(step['snapshot'])]
  if (!isRecord(named) || named['do'] === 'snapshot') return []
  return [{ at: `${at}/snapshot`, defect: 'is no step that takes a snapshot' }]
}

/**
 * Reads scenario.json.
 * @param file its name, for errors
 * @throws FormatError that tells the offset, or the place as a JSON pointer: `/steps/3/words`
 */
export function parseScenario(content: string, file = 'scenario.json'): Scenario {
  const value = parseJson(content, file)
  checkScenario(value, file)
  return value
}

function checkScenario(value: unknown, file: string): asserts value is Scenario {
  for (const { at, defect } of SCENARIO(value, '', 0)) throw new FormatError(file, `${at === '' ? 'it' : at} ${defect}`)
}

function parseJson(content: string, file: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    if (error instanceof SyntaxError) throw new FormatError(file, 'this is no JSON', jsonFault(content))
    throw error
  }
}

function named(kinds: object): string {
  return Object.keys(kinds).join(', ')
}
