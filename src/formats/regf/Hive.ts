import type { ByteSource } from '../ByteSource.ts'

/** A value of a key. `type` is any 32-bit number (REG_SZ is 1), `data` the raw bytes. */
export interface HiveValue {
  /** Empty for the default value. */
  readonly name: string
  readonly type: number
  /** Read from the hive when it is asked for; not to be written to. */
  readonly data: Uint8Array
}

/** A key as it was when it was looked up; a later change of the hive does not show in it. */
export interface HiveKey {
  readonly name: string
  /** Undefined when the key has no class name. */
  readonly className: string | undefined
  /** FILETIME. */
  readonly lastWritten: bigint
  /** In the order of the file: ascending by upper-cased name. */
  subkeys(): readonly HiveKey[]
  subkeyNames(): readonly string[]
  readonly subkeyCount: number
  /** Those whose names start with a prefix, case ignored; found by the order of the file. */
  subkeysWithPrefix(prefix: string): readonly HiveKey[]
  subkey(name: string): HiveKey | undefined
  /** In the order of the file: insertion. */
  values(): readonly HiveValue[]
  /** By name, case ignored; the empty name is the default value. */
  value(name: string): HiveValue | undefined
}

/**
 * A registry hive. Paths are `\` separated from the root key, whose own name never counts; the empty path is the
 * root. Names are compared as Windows does. Reading is lazy. Every method throws FormatError on a corrupt hive.
 */
export interface Hive {
  readonly root: HiveKey
  /** Whether this hive differs from the file it was opened from (a replayed log counts). */
  readonly changed: boolean
  key(path: string): HiveKey | undefined
  /** Makes a key and those above it; nothing happens when it exists. */
  createKey(path: string): void
  /** Deletes a key with all below it. False when there is none. */
  deleteKey(path: string): boolean
  /** Sets a value, makes the key when missing. */
  setValue(path: string, name: string, type: number, data: Uint8Array): void
  /** Sets values of several keys, makes the keys that are missing: all of it or, when it throws, nothing. */
  setKeys(keys: Iterable<readonly [path: string, values: readonly HiveValue[]]>): void
  /** False when there is no such value. */
  deleteValue(path: string, name: string): boolean
  /** A copy that shares all pages: O(1). Changes of either do not show in the other. */
  fork(): Hive
  /** The whole file, clean (equal sequence numbers, right checksum); a `patch` of the source it was opened from. */
  toSource(): ByteSource
}
