import type { AssemblyIdentity } from './AssemblyIdentity.ts'

/** What the manifest of a component (.manifest) says, as far as files go. */
export interface ComponentManifest {
  readonly identity: AssemblyIdentity
  readonly files: readonly ComponentFile[]
}

/** A file of a component. Names are safe relative paths. */
export interface ComponentFile {
  /** Its name where it is put, and in the component's folder unless `sourceName` says otherwise. */
  readonly name: string
  readonly sourceName: string | undefined
  /** `$(runtime.system32)\drivers`; undefined: it stays in the component's folder. */
  readonly destinationPath: string | undefined
  /** SHA-256 of its content as base64, undefined where it is not told in that way. */
  readonly sha256: string | undefined
}
