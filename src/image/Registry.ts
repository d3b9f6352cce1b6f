import type { HiveKey } from '../formats/regf/Hive.ts'

/** Hives of an image, by the name under which Windows loads them; a user's NTUSER.DAT by the profile's path. */
export type HiveName = 'SOFTWARE' | 'SYSTEM' | 'DEFAULT' | 'DRIVERS' | `NTUSER:${string}`

/** The registry over the hive files of an image. Paths start below the hive's root. */
export interface Registry {
  /** The key, or undefined when there is none or no such hive. */
  key(hive: HiveName, path: string): HiveKey | undefined
  createKey(hive: HiveName, path: string): void
  deleteKey(hive: HiveName, path: string): boolean
  setString(hive: HiveName, path: string, name: string, value: string): void
  setExpandString(hive: HiveName, path: string, name: string, value: string): void
  setMultiString(hive: HiveName, path: string, name: string, value: readonly string[]): void
  setDword(hive: HiveName, path: string, name: string, value: number): void
  setBinary(hive: HiveName, path: string, name: string, value: Uint8Array): void
  setQword(hive: HiveName, path: string, name: string, value: bigint): void
  deleteValue(hive: HiveName, path: string, name: string): boolean
}
