import type { ImageReader } from '../../image/WindowsImage.ts'
import { appxKeys } from './appxPaths.ts'

/** Paths of the keys of all packages below Staged. */
export function stagedKeys(image: ImageReader): string[] {
  return subkeyPaths(image, appxKeys.staged).flatMap((family) => subkeyPaths(image, family))
}

/** Paths of the subkeys of a key of SOFTWARE. */
export function subkeyPaths(image: ImageReader, parent: string): string[] {
  const names = image.registry.key('SOFTWARE', parent)?.subkeyNames() ?? []
  return names.map((name) => `${parent}\\${name}`)
}
