import { expect } from 'vitest'
import { replayScenario, type Machine } from '../../../../emulator/index.ts'
import { drivesOf } from './drivesOf.ts'

/** Runs a machine's scenario again, by way of JSON. */
export async function replayed(machine: Machine) {
  const { scenario, files } = machine.scenario('A test.')
  const replay = replayScenario(JSON.parse(JSON.stringify(scenario)), files)
  const steps = []
  for await (const step of replay.steps) steps.push(step)
  return { ...replay, steps }
}

/** Expects that the scenario of a machine gives the same steps and bytes. */
export async function expectSame(machine: Machine) {
  const again = await replayed(machine)
  const plain = ({ step, exitCode, stdout, decisions, refusal }: (typeof machine.record)[number]) =>
    JSON.parse(JSON.stringify({ step, exitCode, stdout, decisions, refusal }))
  expect(again.steps.map(plain)).toEqual(machine.record.map(plain))
  expect(drivesOf(again.machine)).toEqual(drivesOf(machine))
  return again
}
