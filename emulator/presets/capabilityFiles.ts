import { cabinet } from '../../fixtures/cabinet.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import { capabilityMetadataFolder } from '../../src/servicing/capabilities/readKnownCapabilities.ts'
import { capabilityPackage } from './capabilityPackage.ts'
import type { ImageSpecification } from './ImageSpecification.ts'
import { knowsCapabilities, presetCapabilities } from './presetCapabilities.ts'

/**
 * The cabinet in which Windows keeps what it knows of capabilities, by path: a manifest for each, named by the
 * capability. It is the same whichever of them are installed.
 */
export function capabilityFiles(specification: ImageSpecification): Readonly<Record<string, () => Uint8Array>> {
  const { preset } = specification
  if (!knowsCapabilities(preset)) return {}
  const name = preset.installationType === 'Client' ? 'Client' : 'Server'
  return { [`${capabilityMetadataFolder}\\FoDMetadata_${name}.cab`]: () => metadata(specification) }
}

function metadata(specification: ImageSpecification): Uint8Array {
  const { preset } = specification
  const manifests = presetCapabilities(specification).map(({ identity }): [string, string] => [
    `${identity.name}~${identity.language}~${identity.version}.mum`,
    packageManifest(capabilityPackage(identity, (name) => `${name}~31bf3856ad364e35~neutral~~${preset.version}`)),
  ])
  return cabinet(Object.fromEntries(manifests))
}
