import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Rule } from '../../rules/Rule.ts'
import type { OperationContext } from '../Operation.ts'
import { completeName } from './completeName.ts'
import { findProvisioned, type Provisioned } from './readProvisioned.ts'
import { shortName } from './rules/provisioning.ts'

/** A name that nothing is provisioned by, or what it means. */
function completedName(packageName: string, context: OperationContext): string {
  const completed = completeName(packageName)
  const short = completed !== packageName
  const because = short ? 'it has no place for a resource id' : 'it is no full name that lacks its resource id'
  return context.decide(shortName, packageName, short, because) ? completed : packageName
}

/**
 * The provisioned package of a name.
 * @param rule decides whether there is one
 * @throws DismError FILE_NOT_FOUND
 */
export function lookUpProvisioned(
  image: ImageReader,
  packageName: string,
  rule: Rule,
  context: OperationContext,
): Provisioned {
  const app = findProvisioned(image, packageName) ?? findProvisioned(image, completedName(packageName, context))
  const because = app ? 'it is provisioned' : 'no provisioned package has that full name'
  const isFound = (found: Provisioned | undefined): found is Provisioned =>
    context.decide(rule, packageName, found !== undefined, because)
  if (!isFound(app)) throw new DismError('FILE_NOT_FOUND', `${packageName}: ${because}`)
  return app
}
