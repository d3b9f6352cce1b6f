import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import type { AppBundle, AppPackage } from './AppPackage.ts'
import { createContentCache } from './ContentCache.ts'
import { BUNDLE_MANIFEST_FILE, MANIFEST_FILE } from './footprint.ts'
import { openBundle } from './openBundle.ts'
import { openPackage } from './openPackage.ts'
import { hasPart, openContainer } from './PackageContainer.ts'

/** Inflated contents that one package, or a bundle with all its packages, holds in memory. In bytes. */
const CACHE_SIZE = 8 * 1024 * 1024

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
  const cache = createContentCache(CACHE_SIZE)
  return bundle ? openBundle(container, cache, options.beside) : openPackage(container, cache).appPackage
}
