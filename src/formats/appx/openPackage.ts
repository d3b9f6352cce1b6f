import type { HashAlgorithm } from '#platform'
import type { AppPackage } from './AppPackage.ts'
import type { ContentCache } from './ContentCache.ts'
import { MANIFEST_FILE } from './footprint.ts'
import { checkContainer, type PackageContainer, readPart, verifyFiles } from './PackageContainer.ts'
import { parseAppManifest } from './parseAppManifest.ts'
import { checkSignature } from './signature/checkSignature.ts'

/** A package, with what its bundle must compare. */
export interface OpenedPackage {
  readonly appPackage: AppPackage
  readonly algorithm: HashAlgorithm
}

/** Makes a package of a container that holds AppxManifest.xml. @throws FormatError */
export function openPackage(container: PackageContainer, cache: ContentCache): OpenedPackage {
  const { file } = container
  const { files, algorithm, signed } = checkContainer(container, new Set(), cache)
  const manifest = parseAppManifest(readPart(container, MANIFEST_FILE), `${file}!${MANIFEST_FILE}`)
  const checkData = checkSignature(container, manifest.identity.publisher)
  const appPackage: AppPackage = {
    kind: 'package',
    file,
    identity: manifest.identity,
    manifest,
    signed,
    files,
    verify() {
      checkData()
      verifyFiles(files)
    },
  }
  return { appPackage, algorithm }
}
