import { DismError } from '../../errors/DismError.ts'
import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import { parsePackageManifest } from '../../formats/mum/parsePackageManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import { orInvalidPackage } from './openPackageContainer.ts'
import type { PackageContainer } from './PackageContainer.ts'
import { formatPackageIdentity, sameIdentity } from './packageIdentity.ts'

/** The documents of one package. */
export interface PackageDocuments {
  /** As DISM writes it. */
  readonly identity: string
  readonly manifest: PackageManifest
  readonly manifestFile: ByteSource
  readonly catalogue: ByteSource | undefined
}

/** A Windows package that lies outside of an image, with all that it came with. */
export interface PackageSource extends PackageDocuments {
  readonly container: PackageContainer
}

/**
 * A package in its container.
 * @throws DismError CBS_INVALID_PACKAGE when there is no manifest that can be read
 */
export function packageSource(container: PackageContainer): PackageSource {
  const documents = readDocuments(container, container.manifestName)
  if (!documents)
    throw new DismError('CBS_INVALID_PACKAGE', `there is no ${container.manifestName} in ${container.path}`)
  return { ...documents, container }
}

/**
 * A package inside another, whose documents are named by its identity.
 * @returns undefined when the container has none
 * @throws DismError CBS_INVALID_PACKAGE when it cannot be read, or is that of another
 */
export function innerPackage(container: PackageContainer, wanted: AssemblyIdentity): PackageDocuments | undefined {
  const name = `${formatPackageIdentity(wanted)}.mum`
  const documents = readDocuments(container, name)
  if (documents && !sameIdentity(documents.manifest.identity, wanted))
    throw new DismError('CBS_INVALID_PACKAGE', `${name} in ${container.path} is that of ${documents.identity}`)
  return documents
}

function readDocuments(container: PackageContainer, name: string): PackageDocuments | undefined {
  const manifestFile = container.file(name)
  if (!manifestFile) return undefined
  if (manifestFile.size > DOCUMENT_BOUNDS.size)
    throw new DismError('CBS_INVALID_PACKAGE', `${name} in ${container.path} has ${manifestFile.size} bytes`)
  const manifest = orInvalidPackage(() => parsePackageManifest(readAll(manifestFile), `${container.path}!${name}`))
  const identity = formatPackageIdentity(manifest.identity)
  if (identity.length > MAX_IDENTITY)
    throw new DismError('CBS_INVALID_PACKAGE', `the identity in ${container.path}!${name} is too long for a key`)
  return { identity, manifest, manifestFile, catalogue: container.file(name.replace(/\.mum$/i, '.cat')) }
}

/** A name of a registry key and of a file has 255 characters at most, and the file `.mum` behind it. */
const MAX_IDENTITY = 251
