import { capabilityPackageName, neededCapabilities } from '../../fixtures/capabilityPackages.ts'
import type { PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import type { CapabilityIdentity } from '../../src/formats/mum/PackageManifest.ts'

/**
 * The package that brings a capability.
 * @param identityOf its identity by its name
 */
export function capabilityPackage(
  capability: CapabilityIdentity,
  identityOf: (name: string) => string,
): PackageManifestSpec {
  const { name, ...rest } = capability
  const language = rest.language || undefined
  const version = rest.version || undefined
  const dependencies = neededCapabilities(name).map((needed) => ({ name: needed, language, version }))
  return {
    identity: identityOf(capabilityPackageName(name, rest.language)),
    releaseType: 'OnDemand Pack',
    capabilities: [{ name, language, version, ...(dependencies.length > 0 && { dependencies }) }],
  }
}
