import type { ByteSource } from '../../formats/ByteSource.ts'

/** What a Windows package comes in: a cabinet, the folder of an expanded one. */
export interface PackageContainer {
  /** As the user named it. */
  readonly path: string
  /** The manifest of the package itself: `update.mum`. */
  readonly manifestName: string
  /** Whether files are left out that are differences to files of the image, as older updates have them. */
  readonly isIncomplete: boolean
  /** The names of all its files, `\` separated, safe relative paths. */
  names(): readonly string[]
  /** A file by its name, whose case does not count. Reads throw a DismError for what cannot be unpacked. */
  file(name: string): ByteSource | undefined
}
