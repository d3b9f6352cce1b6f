import type { ByteSource } from '../../formats/ByteSource.ts'
import type { DriverInf } from '../../formats/inf/DriverInf.ts'

/** A driver package outside of the image: an INF that was read, and what lies beside it. */
export interface DriverPackage {
  /** The INF, as the user named it or as it was found. */
  readonly path: string
  /** Its name in the folder. */
  readonly infName: string
  /** The folder, for what the image notes of its origin. */
  readonly folder: string
  readonly inf: Uint8Array
  readonly driver: DriverInf
  /** A file by its path relative to the INF, `\` separated; case is ignored. */
  readonly file: (path: string) => ByteSource | undefined
}
