import type { ScenarioMachine } from './Scenario.ts'
import { countingNumber, fields, flag, listOf, maybe, oneOf, text, type Check } from './shapes.ts'

const NAMES: Check = listOf(text)

const OPTIONS: { readonly [Option in keyof Required<ScenarioMachine>]: Check } = {
  preset: text,
  architecture: maybe(text),
  languages: maybe(NAMES),
  defaultLanguage: maybe(text),
  region: maybe(text),
  users: maybe(NAMES),
  pins: maybe(NAMES),
  version: maybe(text),
  elevated: maybe(flag),
  semantics: maybe(oneOf('documented', 'observed')),
  host: maybe(text),
  dismVersion: maybe(text),
  shortDate: maybe(text),
  answer: maybe(oneOf('Y', 'N')),
  processors: maybe(countingNumber),
  onUnhandled: maybe(oneOf('answer', 'error')),
}

/** The computer of a scenario. */
export const machineFields: Check = fields(OPTIONS)

/**
 * Checks the options of a computer as those of a scenario are checked: what it is made with, its scenario can tell.
 * @throws TypeError that names the option
 */
export function checkMachineOptions(options: ScenarioMachine): void {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  for (const { at, defect } of machineFields(given, '', 0))
    throw new TypeError(`the option ${at.slice(1).replaceAll('/', ' ')} of a machine ${defect}`)
}
