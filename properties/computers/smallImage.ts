import type { ImageOptions } from '../../emulator/presets/ImageSpecification.ts'
import { createWindowsImage } from '../../emulator/index.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import { CBS_KEY } from './cbsKey.ts'
import { STILL } from './ServicedComputer.ts'

const built = new Map<string, WritableVolume>()

/** What Windows stands on. */
const FOUNDATION = /^Microsoft-Windows-Foundation-Package~/

/**
 * An image of a preset that has no package but Foundation, and knows no capability: what is looked at in all packages
 * takes no time then. Built once; each caller gets a fork of its own.
 * @param stays packages that it has, by their identities
 */
export function smallImage(options: Omit<ImageOptions, 'now'>, stays: RegExp = FOUNDATION): WritableVolume {
  const key = JSON.stringify([options, stays.source])
  const known = built.get(key)
  if (known) return known.fork()
  const volume = createWindowsImage({ ...options, now: STILL })
  change(volume, (image) => leavePackages(image, stays))
  built.set(key, volume)
  return volume.fork()
}

/** Takes all packages out of an image but some, and what it knows of capabilities and components. */
export function leavePackages({ registry, volume }: ForkedImage, stays: RegExp): void {
  for (const list of ['PackageIndex', 'PackageDetect'])
    for (const key of registry.key('SOFTWARE', `${CBS_KEY}\\${list}`)?.subkeys() ?? []) {
      const names = key.values().map(({ name }) => name)
      const gone = names.filter((name) => !stays.test(name))
      const path = `${CBS_KEY}\\${list}\\${key.name}`
      if (gone.length === names.length) registry.deleteKey('SOFTWARE', path)
      else for (const name of gone) registry.deleteValue('SOFTWARE', path, name)
    }
  for (const name of registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeyNames() ?? [])
    if (!stays.test(name)) registry.deleteKey('SOFTWARE', `${CBS_KEY}\\Packages\\${name}`)
  for (const { name } of volume.list('Windows\\servicing\\Packages'))
    if (!stays.test(name)) volume.remove(`Windows\\servicing\\Packages\\${name}`)
  for (const folder of ['Windows\\servicing\\FodMetadata', 'Windows\\WinSxS\\Manifests'])
    if (volume.stat(folder)) volume.remove(folder)
  for (const { name, kind } of volume.stat('Windows\\WinSxS') ? volume.list('Windows\\WinSxS') : [])
    if (kind === 'folder' && /_[0-9a-f]{16}$/.test(name)) volume.remove(`Windows\\WinSxS\\${name}`)
}

/** Changes an image behind the back of DISM. */
export function change(volume: WritableVolume, edit: (image: ForkedImage) => void): void {
  const image = openImage(volume, STILL).fork()
  edit(image)
  volume.apply(image.finish())
}
