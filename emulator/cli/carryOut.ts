import type { Clock } from '../../src/host/Clock.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import type { CommandInput, CommandResult } from './Command.ts'
import { formatDecisions } from './formatDecisions.ts'
import { semanticsOf } from './semanticsOf.ts'
import { withImage } from './withImage.ts'

/**
 * Runs an operation on the image that a command names first, and applies what it changed.
 * @param choose makes the operation; may look at the image
 * @param describe what happened, in a line of its own; the decisions follow it
 * @throws DismError when the operation failed; nothing has changed then
 */
export function carryOut<Result>(
  input: CommandInput,
  now: Clock,
  choose: (image: WindowsImage) => Operation<Result>,
  describe: (result: Result) => string,
): CommandResult {
  const semantics = semanticsOf(input)
  return withImage(input.operands[0] ?? '', now, (image) => {
    const outcome = runOperation(image, choose(image), { semantics, now })
    if (!outcome.ok) throw outcome.error
    image.volume.apply(outcome.changes)
    return {
      text: describe(outcome.result) + formatDecisions(outcome.decisions, semantics),
      json: { ...outcome.result, decisions: outcome.decisions },
    }
  })
}
