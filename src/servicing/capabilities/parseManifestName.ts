import type { CapabilityIdentity } from '../../formats/mum/PackageManifest.ts'

/** As Windows names what it knows of a capability: `OpenSSH.Client~~1.0.mum`. */
const MANIFEST_NAME = /^([^~\\]+)~([^~\\]*)~([\d.]*)\.mum$/i

/** The capability whose manifest has that file name, or undefined. */
export function parseManifestName(file: string): CapabilityIdentity | undefined {
  const [, name, language = '', version = ''] = MANIFEST_NAME.exec(file) ?? []
  return name === undefined ? undefined : { name, language, version }
}
