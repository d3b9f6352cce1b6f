import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { CURRENT_STATES } from '../../src/servicing/packages/packageStates.ts'
import { readPackages } from '../../src/servicing/packages/readPackages.ts'

/** Identities of the packages that are installed when Windows has started again. */
export function waitingPackages(image: ImageReader): string[] {
  return readPackages(image)
    .filter(({ currentState }) => currentState === CURRENT_STATES.installPending)
    .map(({ identity }) => identity)
}
