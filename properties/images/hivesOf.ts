import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'

/** A hive file of an image. */
export interface HiveFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const CONFIG = 'Windows\\System32\\config'

/** The hive files of an image that hold what servicing and sign-ins write: of the machine and of users. */
export function hivesOf(volume: VolumeReader): HiveFile[] {
  const users = volume.list('Users').map((entry) => `Users\\${entry.name}\\NTUSER.DAT`)
  return [...['DEFAULT', 'SOFTWARE', 'SYSTEM'].map((name) => `${CONFIG}\\${name}`), ...users]
    .filter((path) => volume.stat(path)?.kind === 'file')
    .map((path) => ({ path, bytes: readAll(volume.open(path)) }))
}
