import type { AppName } from './goingApps.ts'

/** What is known of the apps of a story about coming and going. */
export interface KnownApps {
  readonly provisioned: Map<AppName, string>
  readonly carols: Map<AppName, string>
  /** Those for which it was said whether a stub is wanted. */
  readonly preferred: Set<AppName>
  readonly kept: Set<AppName>
  readonly ended: Set<string>
  readonly marked: Set<AppName>
  /** Full names that have lost files. */
  readonly lost: Set<string>
  /** Line-of-business apps. */
  readonly sideloaded: Set<AppName>
  /** What only the list has; undefined while it cannot be read. */
  listed: readonly string[] | undefined
}
