import type { AssemblyIdentity } from './AssemblyIdentity.ts'

/** What the manifest of a component (.manifest) says, as far as files and the registry go. */
export interface ComponentManifest {
  readonly identity: AssemblyIdentity
  readonly files: readonly ComponentFile[]
  readonly registryKeys: readonly ComponentKey[]
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

/** A `registryKey` of a component. */
export interface ComponentKey {
  /** `HKEY_LOCAL_MACHINE\SOFTWARE\Contoso`. */
  readonly keyName: string
  readonly values: readonly ComponentValue[]
}

/** A `registryValue`, as it is written. */
export interface ComponentValue {
  /** Empty: the default value of the key. */
  readonly name: string
  /** `REG_SZ`, in capital letters. */
  readonly valueType: string
  readonly value: string
}
