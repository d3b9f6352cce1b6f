import { test as base, type TestAPI } from 'vitest'
import { createMachine, type MachineOptions } from '../machine/createMachine.ts'
import type { Machine } from '../machine/Machine.ts'
import { programsOf } from '../machine/programs/programMachines.ts'

/** What a test may ask for. */
export interface MachineFixtures {
  /** The computer that is wanted, a Windows 11 by default: `test.override('machineOptions', { preset: 'windows-10-22h2' })`. */
  readonly machineOptions: MachineOptions
  /** A fresh computer for each test. Programs that it still runs when the test has ended are ended. */
  readonly machine: Machine
}

/** vitest's `test` with a fresh `machine`. */
export const test: TestAPI<MachineFixtures> = base.extend<MachineFixtures>({
  machineOptions: { preset: 'windows-11-24h2' },
  machine: async ({ machineOptions }, use) => {
    const machine = createMachine(machineOptions)
    await use(machine)
    programsOf(machine).end('the test has ended')
  },
})
