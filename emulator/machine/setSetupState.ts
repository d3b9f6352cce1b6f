import { SETUP_STATE_KEY, SETUP_STATUS_KEY } from '../../src/image/readSetupState.ts'
import { replaceFile } from '../../src/image/replaceFile.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import { STATE_INI, stateIni, type SetupState } from '../presets/setupStates.ts'

/** Brings an image to a state of set-up: ImageState and the file that mirrors it, the key SYSTEM\Setup. */
export function setSetupState(image: ForkedImage, state: SetupState): void {
  image.registry.setString('SOFTWARE', SETUP_STATE_KEY, 'ImageState', state.imageState)
  for (const [name, value] of Object.entries(state.setup)) {
    if (typeof value === 'string') image.registry.setString('SYSTEM', 'Setup', name, value)
    else image.registry.setDword('SYSTEM', 'Setup', name, value)
  }
  const isWritten = image.registry.key('SYSTEM', SETUP_STATUS_KEY)?.value('AuditBoot') !== undefined
  if (isWritten || state.auditBoot === 1)
    image.registry.setDword('SYSTEM', SETUP_STATUS_KEY, 'AuditBoot', state.auditBoot)
  if (image.volume.stat(STATE_INI)?.kind === 'file')
    replaceFile(image.volume, STATE_INI, new TextEncoder().encode(stateIni(state)))
}
