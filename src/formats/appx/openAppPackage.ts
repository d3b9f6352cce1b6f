import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import type { AppBundle, AppPackage } from './AppPackage.ts'
import { createContentCache } from './ContentCache.ts'
import { BUNDLE_MANIFEST_FILE, MANIFEST_FILE } from './footprint.ts'
import { openBundle } from './openBundle.ts'
import { openPackage } from './openPackage.ts'
import { hasPart, openContainer } from './PackageContainer.ts'

/** A package of so many bytes, as a file, is held in memory once it is inflated, and nothing inflated twice. */
const SMALL_FILE = 20 * 1024 * 1024
/** Inflated contents that such a package, or a bundle with all its packages, holds at most. In bytes. */
const CACHE_OF_SMALL = 40 * 1024 * 1024
/** The same of a larger one, which is to need no more memory than a small one. */
const CACHE_OF_LARGE = 8 * 1024 * 1024

/** How to open a package. */
export interface OpenAppPackageOptions {
  /** The file of that name beside the bundle: where the packages of a flat bundle lie. */
  readonly beside?: (name: string) => ByteSource | undefined
}

/**
 * Opens a `.appx`, `.msix`, `.appxbundle` or `.msixbundle`; which it is, its content tells. Checked are the zip,
 * the content types, the manifest, the block map against the zip, and for a signed package the digests and the
 * publisher that its signature holds. Whether the signer can be trusted is not checked. Contents are checked when
 * they are read, packages of a bundle when they are opened.
 * @param file the name for errors and for `AppPackage.file`
 * @throws FormatError
 */
export async function openAppPackage(
  source: ByteSource,
  file: string,
  options: OpenAppPackageOptions = {},
): Promise<AppPackage | AppBundle> {
  const container = await openContainer(source, file)
  const bundle = hasPart(container, BUNDLE_MANIFEST_FILE)
  if (bundle && hasPart(container, MANIFEST_FILE)) {
    throw new FormatError(file, `both ${MANIFEST_FILE} and ${BUNDLE_MANIFEST_FILE} are there`)
  }
  if (!bundle && !hasPart(container, MANIFEST_FILE)) {
    throw new FormatError(file, `neither ${MANIFEST_FILE} nor ${BUNDLE_MANIFEST_FILE} is there`)
  }
  const cache = createContentCache(source.size <= SMALL_FILE ? CACHE_OF_SMALL : CACHE_OF_LARGE)
  return bundle ? openBundle(container, cache, options.beside) : openPackage(container, cache).appPackage
}
