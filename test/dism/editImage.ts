import type { Machine } from '../../emulator/index.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'

/** Changes drive C: of a computer that is shut down with another tool. */
export function editImage(machine: Machine, change: (image: ForkedImage) => void): void {
  const volume = machine.host.openVolume('C:\\')
  if (!volume) throw new Error('there is no C:')
  const image = openImage(volume, machine.host.now).fork()
  change(image)
  volume.apply(image.finish())
  volume.close()
}
