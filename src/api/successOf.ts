import { successTold } from '../servicing/apiRules/results.ts'
import { followUpOf, type FollowUp } from '../servicing/FollowUp.ts'
import type { Judge } from '../rules/Judge.ts'
import { HRESULTS, type HRESULT } from './HRESULT.ts'

/** Which success it is: the session has to be opened again, Windows has to be restarted, or neither. */
export function successOf(name: string, changes: readonly FollowUp[], judge: Judge): HRESULT {
  const { restart, reload } = followUpOf(changes)
  if (!restart && !reload) return HRESULTS.S_OK
  const because = reload ? (restart ? 'both are needed' : 'a servicing stack was added') : 'something waits'
  return judge.decide(successTold, name, reload, because)
    ? HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED
    : HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED
}
