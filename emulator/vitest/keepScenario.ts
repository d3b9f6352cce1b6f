import { expect, inject } from 'vitest'
import type { Machine } from '../machine/Machine.ts'
import { keepScenario as keep } from '../scenarioFolder/keepScenario.ts'

/**
 * Writes what was done to a computer into a folder `scenario-<n>` of the working folder, or of the one that vitest's
 * config provides as `dismulatorScenarios`, unless one holds it already.
 * @returns the command that runs it again
 */
export function keepScenario(machine: Machine): string {
  const content = machine.scenario(expect.getState().currentTestName)
  return `dismulator replay ${keep(inject('dismulatorScenarios') ?? '.', content)}`
}
