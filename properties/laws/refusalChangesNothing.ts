import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

/**
 * Law: a command that is refused (and gives no custom data file) has an outcome without changes, and leaves the image as it was, to the last byte.
 * @returns how many commands of the script were refused
 * @throws BrokenLaw
 */
export async function refusalChangesNothing(script: Script): Promise<number> {
  const run = startRun(script.image)
  let refused = 0
  for (const [index, command] of script.commands.entries()) {
    const before = run.volume.fork()
    const outcome = await carryOut(run, script, command)
    if (outcome.ok) continue
    refused++
    const law = `Command ${index + 1} (${command.kind}), which is refused, must change nothing.`
    uphold(law, 'changes' in outcome && outcome.changes.length > 0 ? ['its outcome has changes'] : [])
    uphold(
      law,
      run.volume.diff(before).map((change) => `${change.kind}: ${change.path}`),
    )
  }
  return refused
}
