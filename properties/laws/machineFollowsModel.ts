import type { Semantics } from '../../src/rules/Rule.ts'
import { staleBundles } from '../../src/servicing/appx/warnOfStaleBundles.ts'
import { differenceOfStates } from '../images/differenceOfStates.ts'
import { readImageState } from '../images/readImageState.ts'
import { modelCommand } from '../model/modelCommand.ts'
import { modelStale } from '../model/modelStale.ts'
import { modelState } from '../model/modelState.ts'
import { newModel } from '../model/newModel.ts'
import { driveOperations } from '../runs/driveOperations.ts'
import type { Script } from '../specs/Script.ts'
import { differenceOfNames } from './differenceOfNames.ts'
import { uphold } from './uphold.ts'

/**
 * Law: after every command of a script, an image holds exactly what the model says, the bundles are stale that the model
 * says, and a command is refused when the model refuses it, with a number that the model knows for it.
 * @param drive how commands are carried out: `driveOperations` or `driveDism`
 * @throws BrokenLaw
 */
export async function machineFollowsModel(
  script: Script,
  semantics: Semantics = 'documented',
  drive = driveOperations,
): Promise<void> {
  const run = drive(script, semantics)
  let model = newModel(script.image, semantics, run.online)
  for (const [index, command] of script.commands.entries()) {
    const expected = modelCommand(model, script, command)
    const { refused } = await run.carryOut(command)
    const numbers = 'refused' in expected ? expected.refused : []
    const ended = (codes: readonly number[]) =>
      codes.length === 0 ? 'done' : `refused with ${codes.map((code) => `0x${code.toString(16)}`).join(' or ')}`
    const law = `Command ${index + 1} (${command.kind}) must leave the image as the model says.`
    if (refused === undefined ? numbers.length > 0 : !numbers.includes(refused))
      uphold(law, [`expected: ${ended(numbers)}`, `was: ${ended(refused === undefined ? [] : [refused])}`])
    if (!('refused' in expected)) model = expected
    uphold(law, differenceOfStates(modelState(model), readImageState(run.image)))
    uphold(`${law} Stale:`, differenceOfNames(modelStale(model), staleBundles(run.image, semantics).toSorted()))
  }
}
