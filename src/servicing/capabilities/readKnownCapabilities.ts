import { readAll } from '../../formats/ByteSource.ts'
import type { CabFile, Cabinet } from '../../formats/cab/Cabinet.ts'
import { openCabinet } from '../../formats/cab/openCabinet.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import { parsePackageManifest } from '../../formats/mum/parsePackageManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { parseManifestName } from './parseManifestName.ts'

/**
 * Where Windows keeps what it knows of capabilities that it does not have: cabinets of package manifests, one a
 * capability. Seen on Windows 11: `FoDMetadata_Client.cab` with `Accessibility.Braille~~1.0.mum` and 454 others.
 */
export const capabilityMetadataFolder = 'Windows\\servicing\\FodMetadata'

/** A capability that an image knows. */
export interface KnownCapability {
  /** As DISM writes it. */
  readonly identity: string
  /** What is told of it, read when asked for; undefined when it cannot be read. */
  readonly manifest: () => PackageManifest | undefined
}

/**
 * The capabilities that an image knows, whether it has them or not. A cabinet that cannot be read tells of none: so it
 * is with an image from which the folder was removed.
 */
export function readKnownCapabilities(image: ImageReader): readonly KnownCapability[] {
  if (image.volume.stat(capabilityMetadataFolder)?.kind !== 'folder') return []
  return image.volume
    .list(capabilityMetadataFolder)
    .filter(({ name, kind }) => kind === 'file' && /\.cab$/i.test(name))
    .flatMap(({ name }) => capabilitiesIn(image, `${capabilityMetadataFolder}\\${name}`))
}

function capabilitiesIn(image: ImageReader, path: string): readonly KnownCapability[] {
  const cabinet = orUndefined(() => openCabinet(image.volume.open(path), path))
  return (cabinet?.files ?? []).flatMap((file) => {
    const named = parseManifestName(file.name)
    if (!cabinet || !named) return []
    return { identity: capabilityName(named), manifest: () => orUndefined(() => manifestOf(cabinet, file)) }
  })
}

function manifestOf(cabinet: Cabinet, file: CabFile): PackageManifest | undefined {
  if (file.size > DOCUMENT_BOUNDS.size) return undefined
  return parsePackageManifest(readAll(cabinet.content(file)), `${cabinet.file}!${file.name}`)
}

function orUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) return undefined
    throw error
  }
}
