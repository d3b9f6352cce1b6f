import type { WritableVolume } from '../../src/image/Volume.ts'
import { composeLayers } from '../volume/composeLayers.ts'
import { createOverlay } from '../volume/createOverlay.ts'
import { buildHive } from './hiveContents.ts'
import type { ImageOptions } from './ImageSpecification.ts'
import { layersOf } from './layersOf.ts'
import { softwareHive } from './softwareHive.ts'
import { specifyImage } from './specifyImage.ts'
import { systemHive } from './systemHive.ts'
import { userHive } from './userHive.ts'

/**
 * Makes a Windows image that was generalized and never started since: OOBE is due. The files of Windows are shared by
 * all images of the same release, architecture and languages; the hives are the image's own. The same options and
 * clock give the same bytes.
 * @throws PresetError for an image that never existed
 */
export function createWindowsImage(options: ImageOptions): WritableVolume {
  const specification = specifyImage(options)
  const { preset, users, now } = specification
  const volume = createOverlay(composeLayers(layersOf(specification)), { now })
  const write = (path: string, contents: Parameters<typeof buildHive>[0], minorVersion: 3 | 5) =>
    volume.write(path, buildHive(contents, preset.hiveRoot, minorVersion, now).toSource())
  write('Windows\\System32\\config\\SOFTWARE', softwareHive(specification), 5)
  write('Windows\\System32\\config\\SYSTEM', systemHive(specification), 5)
  write('Windows\\System32\\config\\DEFAULT', userHive(specification), preset.userHiveMinor)
  for (const { name } of [{ name: 'Default' }, ...users])
    write(`Users\\${name}\\NTUSER.DAT`, userHive(specification), preset.userHiveMinor)
  return volume
}
