import { readSetupState } from '../../src/image/readSetupState.ts'
import type { ForkedImage, ImageReader } from '../../src/image/WindowsImage.ts'
import { OOBE_IS_DUE, SETUP_STATES } from '../presets/setupStates.ts'
import { setSetupState } from './setSetupState.ts'

/** Whether the next start of this image runs OOBE. */
export function isOobeDue(image: ImageReader): boolean {
  const state = readSetupState(image)
  return state !== undefined && OOBE_IS_DUE.includes(state)
}

/** Brings an image to the state after OOBE. */
export function completeOobe(image: ForkedImage): void {
  setSetupState(image, SETUP_STATES.complete)
}
