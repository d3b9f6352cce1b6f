import { DismError } from '../../errors/DismError.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { askWindowsUpdate, type MissingPayload, type UpdateAccess } from '../sources/askWindowsUpdate.ts'
import { servicingPolicy } from '../sources/servicingPolicy.ts'
import { capabilityUpdateAsked, updateService } from './capabilityRules.ts'

/** Where policies on Windows Update are. */
const UPDATE_POLICY = 'Policies\\Microsoft\\Windows\\WindowsUpdate\\AU'

/** RepairContentServerSource: from Windows Update, not through a server of one's own. */
const PAST_SERVER = 2

/**
 * What DISM says of a capability that no source has.
 * @returns DismError CBS_SOURCE_MISSING, CBS_GROUPPOLICY_DISALLOWED, CBS_INVALID_WINDOWS_UPDATE_COUNT_WSUS,
 *   CBS_INVALID_WINDOWS_UPDATE_COUNT
 */
export function missingSource(
  image: ImageReader,
  missing: MissingPayload,
  access: UpdateAccess,
  judge: Judge,
): DismError {
  const refused = askWindowsUpdate(image, capabilityUpdateAsked, missing, access, judge)
  if (refused) return refused
  const { subject, why } = missing
  const hasServer = readDword(image.registry.key('SOFTWARE', UPDATE_POLICY), 'UseWUServer') === 1
  const past = servicingPolicy(image).contentServer === PAST_SERVER
  const server = hasServer ? `UseWUServer is 1${past ? ', RepairContentServerSource is 2' : ''}` : 'there is none'
  if (judge.decide(updateService, subject, hasServer && !past, server))
    return new DismError('CBS_INVALID_WINDOWS_UPDATE_COUNT_WSUS', `${subject}: ${why}, and the update server neither`)
  return new DismError('CBS_INVALID_WINDOWS_UPDATE_COUNT', `${subject}: ${why}, and there is no Windows Update here`)
}
