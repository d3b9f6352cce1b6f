import type { VolumeReader, WritableVolume } from '../../src/image/Volume.ts'
import { createMemoryVolume } from '../volume/createMemoryVolume.ts'
import { createOverlay } from '../volume/createOverlay.ts'
import { buildHive } from './hiveContents.ts'
import type { ImageOptions, ImageSpecification } from './ImageSpecification.ts'
import { labTime } from './labTime.ts'
import { softwareHive } from './softwareHive.ts'
import { specifyImage } from './specifyImage.ts'
import { systemHive } from './systemHive.ts'
import { userHive } from './userHive.ts'
import { baseContents, languageContents, profileContents, type LayerContents } from './windowsFiles.ts'

/** What was made of the same release, architecture and languages before. */
const bases = new Map<string, VolumeReader>()

/**
 * Makes a Windows image that was generalized and never started since: OOBE is due. The files of Windows are shared by
 * all images of the same release, architecture and languages; the hives are the image's own. The same options and
 * clock give the same bytes.
 * @throws PresetError for an image that never existed
 */
export function createWindowsImage(options: ImageOptions): WritableVolume {
  const specification = specifyImage(options)
  const { preset, users, now } = specification
  const volume = createOverlay(baseOf(specification), { now })
  const write = (path: string, contents: Parameters<typeof buildHive>[0], minorVersion: 3 | 5) =>
    volume.write(path, buildHive(contents, preset.hiveRoot, minorVersion, now).toSource())
  write('Windows\\System32\\config\\SOFTWARE', softwareHive(specification), 5)
  write('Windows\\System32\\config\\SYSTEM', systemHive(specification), 5)
  write('Windows\\System32\\config\\DEFAULT', userHive(specification), preset.userHiveMinor)
  for (const name of ['Default', ...users.map((user) => user.name)]) {
    for (const folder of profileContents(name).folders) volume.createFolder(folder)
    write(`Users\\${name}\\NTUSER.DAT`, userHive(specification), preset.userHiveMinor)
  }
  return volume
}

function baseOf({ name, preset, architecture, languages }: ImageSpecification): VolumeReader {
  const key = [name, architecture, ...languages.map(({ tag }) => tag)].join(' ')
  const known = bases.get(key)
  if (known) return known
  const volume = createMemoryVolume({ now: () => labTime(preset) })
  fill(volume, baseContents(name, preset, architecture))
  for (const { tag } of languages) fill(volume, languageContents(tag))
  bases.set(key, volume)
  return volume
}

function fill(volume: WritableVolume, { folders, files }: LayerContents): void {
  for (const folder of folders) volume.createFolder(folder)
  for (const [path, text] of Object.entries(files)) volume.write(path, new TextEncoder().encode(text))
}
