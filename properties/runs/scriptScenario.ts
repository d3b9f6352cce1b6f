import type { ScenarioPackage } from '../../emulator/index.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'
import type { Script } from '../specs/Script.ts'
import type { ScriptCommand } from '../specs/ScriptCommand.ts'
import { driveMachine } from './driveMachine.ts'
import { scriptMachine } from './scriptMachine.ts'

/** A script that is carried out on a computer of its own, as a scenario: what a law about images without one speaks of. */
export async function scriptScenario(script: Script, semantics: Semantics = 'documented'): Promise<ScenarioPackage> {
  const machine = scriptMachine(script.image, semantics)
  const driven = driveMachine(machine, script)
  for (const command of script.commands) await driven.carryOut(command)
  return machine.scenario()
}

/** An app that is added to a new image, and what happens then, as a scenario. */
export function addScenario(
  { image, app, frameworks, semantics }: FirstAdd,
  then: readonly ScriptCommand[] = [],
): Promise<ScenarioPackage> {
  const add: ScriptCommand = { kind: 'add', app: 0, frameworks, license: 'skip' }
  return scriptScenario({ image, apps: [app], commands: [add, ...then] }, semantics)
}
