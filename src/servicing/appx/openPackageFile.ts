import type { ByteSource } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { openAppPackage } from '../../formats/appx/openAppPackage.ts'

/** A file that was given as a package and is none. */
export interface UnreadablePackage {
  readonly kind: 'unreadable'
  /** As the user knows it. */
  readonly file: string
  /** What is wrong, with the file and the place. */
  readonly defect: string
}

/** What came of opening a file as a package. That it is none is for the operation to decide and tell. */
export type OpenedPackage = AppPackage | AppBundle | UnreadablePackage

/**
 * Opens a file as an app package or bundle.
 * @param options.beside finds the files that lie beside it, for a flat bundle
 */
export function openPackageFile(
  source: ByteSource,
  file: string,
  options: { beside?: (name: string) => ByteSource | undefined } = {},
): Promise<OpenedPackage> {
  return orUnreadable(file, () => openAppPackage(source, file, options))
}

/** What `open` gives, or what is wrong with the file. */
export async function orUnreadable<Opened>(
  file: string,
  open: () => Promise<Opened>,
): Promise<Opened | UnreadablePackage> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'unreadable', file, defect: error.message }
    throw error
  }
}
