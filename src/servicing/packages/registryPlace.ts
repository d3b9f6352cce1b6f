import { LONGEST_KEY_NAME } from '../../formats/regf/cellName.ts'
import { DEEPEST_KEY } from '../../formats/regf/checkKeyPlace.ts'
import type { HiveName } from '../../image/Registry.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { controlSet } from '../../image/readWindowsFacts.ts'
import { serves32 } from './placeOf.ts'

/** A key of a hive. */
export interface RegistryPlace {
  readonly hive: HiveName
  readonly path: string
}

/** Where keys of a running Windows are in its hives. */
const ROOTS: readonly (readonly [root: RegExp, hive: HiveName, below: string])[] = [
  [/^(HKEY_LOCAL_MACHINE|HKLM)\\SOFTWARE(?=\\|$)/i, 'SOFTWARE', ''],
  [/^(HKEY_CLASSES_ROOT|HKCR)(?=\\|$)/i, 'SOFTWARE', 'Classes'],
  [/^(HKEY_LOCAL_MACHINE|HKLM)\\SYSTEM(?=\\|$)/i, 'SYSTEM', ''],
  [/^(HKEY_USERS|HKU)\\\.DEFAULT(?=\\|$)/i, 'DEFAULT', ''],
]

/**
 * Where a key that the manifest of a component names is in the hives of an image: below the current control set, below
 * WOW6432Node for components that serve 32-bit programs. Undefined for a key of a hive that servicing does not write.
 */
export function registryPlace(image: ImageReader, keyName: string, architecture: string): RegistryPlace | undefined {
  for (const [root, hive, below] of ROOTS) {
    const [start] = root.exec(keyName) ?? []
    if (start === undefined) continue
    const names = [...below.split('\\'), ...keyName.slice(start.length).split('\\')].filter((name) => name !== '')
    if (names.length === 0 || names.length >= DEEPEST_KEY || names.some((name) => name.length > LONGEST_KEY_NAME))
      return undefined
    if (hive === 'SYSTEM' && names[0]?.toLowerCase() === 'currentcontrolset') names[0] = controlSet(image.registry)
    if (hive === 'SOFTWARE' && serves32(image, architecture) && names[0]?.toLowerCase() !== 'wow6432node')
      names.unshift('WOW6432Node')
    return { hive, path: names.join('\\') }
  }
  return undefined
}
