import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import type { Script } from '../specs/Script.ts'
import { foldersHoldPackages } from './foldersHoldPackages.ts'
import { hivesStayValid } from './hivesStayValid.ts'
import { listAgreesWithImage } from './listAgreesWithImage.ts'
import { registrationsAgree } from './registrationsAgree.ts'

/**
 * Law: after any script the list of provisioned packages agrees with hives, files and folders, what users have with
 * what is registered, the hives are valid, and the folders hold the packages that went in.
 * @throws BrokenLaw
 */
export async function scriptKeepsImageWhole(script: Script): Promise<void> {
  const run = startRun(script.image)
  for (const command of script.commands) await carryOut(run, script, command)
  listAgreesWithImage(run.image)
  registrationsAgree(run.image)
  hivesStayValid(run.volume)
  await foldersHoldPackages(run.volume, script)
}
