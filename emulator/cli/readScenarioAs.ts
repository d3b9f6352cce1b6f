import type { ScenarioPackage } from '../machine/scenario/createRecorder.ts'
import { readScenario } from '../scenarioFolder/readScenario.ts'
import { chosenSemantics } from './chosenSemantics.ts'
import type { CommandInput } from './Command.ts'

/**
 * The scenario that a command names first, on a machine with the semantics of `--semantics`, when they are given.
 * @throws what `readScenario` throws
 */
export function readScenarioAs(input: CommandInput): ScenarioPackage {
  const content = readScenario(input.operands[0] ?? '')
  const semantics = chosenSemantics(input)
  if (semantics === undefined) return content
  const { scenario } = content
  return { ...content, scenario: { ...scenario, machine: { ...scenario.machine, semantics } } }
}
