import type { ErrorName } from '../../errors/catalogue.ts'
import { DismError } from '../../errors/DismError.ts'
import { followUpOf } from '../../servicing/FollowUp.ts'
import type { Operation } from '../../servicing/Operation.ts'
import type { PackageChange } from '../../servicing/packages/PackageChange.ts'
import { progressBar } from '../output/progressBar.ts'
import type { CommandSession } from './Command.ts'
import { unrecognizedCapability } from './unrecognizedCapability.ts'

/** Errors that come before there is a bar. */
const BEFORE_BAR: ReadonlySet<ErrorName> = new Set<ErrorName>(['CAPABILITY_NOT_RECOGNIZED', 'NOT_SUPPORTED'])

/**
 * Adds or removes capabilities, and tells it. The bar comes to its end before an error too, but for a name that means
 * nothing, as a published run of 10.0.20344 shows, and for an image that has no capabilities (inferred).
 * @throws DismError
 */
export function runCapabilityChange(session: CommandSession, operation: Operation<readonly PackageChange[]>): void {
  const { write, carryOut, needRestart } = session
  try {
    const changes = unrecognizedCapability(() => carryOut(operation))
    write(progressBar(100))
    if (followUpOf(changes).restart) needRestart()
  } catch (error) {
    if (error instanceof DismError && !BEFORE_BAR.has(error.code)) write(progressBar(100))
    throw error
  }
}
