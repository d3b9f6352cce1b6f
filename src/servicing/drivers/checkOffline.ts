import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import { driverTarget } from './driverRules.ts'

/** @throws DismError NOT_SUPPORTED when drivers of the running Windows are to be changed */
export function checkOffline(subject: string, online: boolean, judge: Judge): void {
  if (!judge.decide(driverTarget, subject, !online, online ? 'the image runs' : 'the image does not run'))
    throw new DismError('NOT_SUPPORTED', `${subject}: the drivers of the running Windows are not changed by DISM`)
}
