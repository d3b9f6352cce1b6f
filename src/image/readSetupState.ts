import type { ImageReader } from './WindowsImage.ts'
import { readDword, readString } from './readWindowsFacts.ts'

/** SOFTWARE, the key that holds ImageState. */
export const SETUP_STATE_KEY = 'Microsoft\\Windows\\CurrentVersion\\Setup\\State'

/** SYSTEM, the key whose value AuditBoot is 1 while Windows starts in audit mode. */
export const SETUP_STATUS_KEY = 'Setup\\Status'

/** How far the set-up of an image has come, as it says itself: `IMAGE_STATE_COMPLETE`. Undefined where it does not say. */
export function readSetupState(image: Pick<ImageReader, 'registry'>): string | undefined {
  return readString(image.registry.key('SOFTWARE', SETUP_STATE_KEY), 'ImageState')
}

/**
 * Whether the Windows of an image runs in audit mode: set-up continues with audit at every start, or has not come to an
 * end and AuditBoot is set.
 */
export function isInAuditMode(image: Pick<ImageReader, 'registry'>): boolean {
  const state = readSetupState(image) ?? ''
  if (state.endsWith('_RESEAL_TO_AUDIT')) return true
  return (
    state === 'IMAGE_STATE_UNDEPLOYABLE' && readDword(image.registry.key('SYSTEM', SETUP_STATUS_KEY), 'AuditBoot') === 1
  )
}
