import type { AssemblyIdentity } from './AssemblyIdentity.ts'

/** What the manifest of a component says, as far as servicing needs it. */
export interface ComponentManifest {
  readonly identity: AssemblyIdentity
  readonly files: readonly ComponentFile[]
}

/** A file that a component brings. */
export interface ComponentFile {
  /** Where it lies in the component's folder, `\` separated. */
  readonly source: string
  /** Where it goes, from the root of the volume; undefined for one that stays in the component store. */
  readonly destination: string | undefined
  /** SHA-256 of its content as base64, undefined where it is not told in that way. */
  readonly sha256: string | undefined
}
