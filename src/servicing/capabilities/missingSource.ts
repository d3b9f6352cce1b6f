import { DismError } from '../../errors/DismError.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { downloadAllowed, updateAsked, updateService } from './capabilityRules.ts'
import { SERVICING_POLICY } from './sourcePolicy.ts'

/** What decides whether Windows Update is asked for what no source has. */
export interface SourceSettings {
  /** Whether the Windows of the image runs. */
  readonly online: boolean
  /** Whether Windows Update is not asked: /LimitAccess. */
  readonly limitAccess: boolean
}

/** Where policies on Windows Update are. */
const UPDATE_POLICY = 'Policies\\Microsoft\\Windows\\WindowsUpdate\\AU'

/** UseWindowsUpdate, RepairContentServerSource: from Windows Update never, or not through a server of one's own. */
const POLICY_VALUE = 2

/**
 * What DISM says of a capability that no source has. The simulation has no Windows Update: nothing is ever found there.
 * @returns DismError CBS_SOURCE_MISSING, CBS_GROUPPOLICY_DISALLOWED, CBS_INVALID_WINDOWS_UPDATE_COUNT_WSUS,
 *   CBS_INVALID_WINDOWS_UPDATE_COUNT
 */
export function missingSource(
  image: ImageReader,
  identity: string,
  why: string,
  { online, limitAccess }: SourceSettings,
  judge: Judge,
): DismError {
  const asked = limitAccess
    ? '/LimitAccess is given'
    : online
      ? 'the Windows of the image runs'
      : 'the image is offline'
  if (!judge.decide(updateAsked, identity, online && !limitAccess, asked))
    return new DismError('CBS_SOURCE_MISSING', `${identity}: ${why}`)
  const policy = image.registry.key('SOFTWARE', SERVICING_POLICY)
  const isForbidden = readDword(policy, 'UseWindowsUpdate') === POLICY_VALUE
  const allowed = isForbidden ? 'UseWindowsUpdate is 2' : 'no policy forbids it'
  if (!judge.decide(downloadAllowed, identity, !isForbidden, allowed))
    return new DismError('CBS_GROUPPOLICY_DISALLOWED', `${identity}: ${why}, ${allowed}`)
  const hasServer = readDword(image.registry.key('SOFTWARE', UPDATE_POLICY), 'UseWUServer') === 1
  const past = readDword(policy, 'RepairContentServerSource') === POLICY_VALUE
  const server = hasServer ? `UseWUServer is 1${past ? ', RepairContentServerSource is 2' : ''}` : 'there is none'
  if (judge.decide(updateService, identity, hasServer && !past, server))
    return new DismError('CBS_INVALID_WINDOWS_UPDATE_COUNT_WSUS', `${identity}: ${why}, and the update server neither`)
  return new DismError('CBS_INVALID_WINDOWS_UPDATE_COUNT', `${identity}: ${why}, and there is no Windows Update here`)
}
