import { readImageState } from '../images/readImageState.ts'
import { modelAdd } from '../model/modelAdd.ts'
import { modelState } from '../model/modelState.ts'
import { newModel } from '../model/newModel.ts'
import { factsOf } from '../packages/factsOf.ts'
import { addApp } from '../runs/addApp.ts'
import { startRun } from '../runs/ImageRun.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'
import { differenceOfNames } from './differenceOfNames.ts'
import { uphold } from './uphold.ts'

/**
 * Law: of an app that is added to a new image, the app package, the resource packages and the frameworks in the image
 * are exactly those of the model, and it is refused when the model refuses it.
 * @returns full names of what is in the image, or undefined when the app was refused
 * @throws BrokenLaw
 */
export async function selectionIsTheModels(add: FirstAdd): Promise<readonly string[] | undefined> {
  const facts = factsOf(add.app)
  const expected = modelAdd(newModel(add.image, add.semantics), facts, add.frameworks, 'skip')
  const run = startRun(add.image, add.semantics)
  const outcome = await addApp(run, add.app, add.frameworks)
  const law = `What ${facts.fullName} puts into the image must be what the model says.`
  if ('refused' in expected) {
    const wanted = expected.refused.map((code) => `0x${code.toString(16)}`).join(' or ')
    if (outcome.ok) uphold(law, [`it must be refused with ${wanted}`])
    else if (!expected.refused.includes(outcome.error.hresult))
      uphold(law, [`it must be refused with ${wanted}, not with 0x${outcome.error.hresult.toString(16)}`])
    return undefined
  }
  if (!outcome.ok) uphold(law, [`it was refused: ${outcome.error.message}`])
  const { staged } = readImageState(run.image)
  uphold(law, differenceOfNames(modelState(expected).staged, staged))
  return staged
}
