import type { ForkedImage, ImageReader } from '../../src/image/WindowsImage.ts'
import { replaceFile } from '../../src/image/replaceFile.ts'
import { readString } from '../../src/image/readWindowsFacts.ts'
import { OOBE_IS_DUE, SETUP_STATE_KEY, SETUP_STATES, STATE_INI, stateIni } from '../presets/setupStates.ts'

/** Whether the next start of this image runs OOBE. */
export function isOobeDue(image: ImageReader): boolean {
  const state = readString(image.registry.key('SOFTWARE', SETUP_STATE_KEY), 'ImageState')
  return state !== undefined && OOBE_IS_DUE.includes(state)
}

/** Brings an image to the state after OOBE. */
export function completeOobe(image: ForkedImage): void {
  const { imageState, setup } = SETUP_STATES.complete
  image.registry.setString('SOFTWARE', SETUP_STATE_KEY, 'ImageState', imageState)
  for (const [name, value] of Object.entries(setup)) {
    if (typeof value === 'string') image.registry.setString('SYSTEM', 'Setup', name, value)
    else image.registry.setDword('SYSTEM', 'Setup', name, value)
  }
  if (image.volume.stat(STATE_INI)?.kind === 'file')
    replaceFile(image.volume, STATE_INI, new TextEncoder().encode(stateIni(SETUP_STATES.complete)))
}
