import type { Registry } from './Registry.ts'
import type { ChangeSet } from './ChangeSet.ts'
import type { Volume, VolumeReader, WritableVolume } from './Volume.ts'
import type { WindowsArchitecture } from './WindowsArchitecture.ts'

/** Version and edition of the Windows in an image. */
export interface WindowsIdentity {
  /** Four parts: `10.0.26100.8037`. */
  readonly version: string
  /** EditionID, e.g. `Professional`. */
  readonly edition: string
  /** InstallationType, e.g. `Client`. */
  readonly installationType: string
}

/** A user profile that the image knows (ProfileList), system accounts left out. */
export interface UserProfile {
  readonly name: string
  readonly sid: string
}

/** What can be read from a Windows image: from its hives and files, each time it is asked. Paths are those of the volume. */
export interface ImageReader {
  readonly volume: VolumeReader
  readonly registry: Pick<Registry, 'key'>
  identity(): WindowsIdentity
  architecture(): WindowsArchitecture
  /** Installed UI languages, canonical spelling, sorted. */
  languages(): readonly string[]
  defaultLanguage(): string
  users(): readonly UserProfile[]
}

/** An opened image. It is read-only; servicing works on a fork. */
export interface WindowsImage extends ImageReader {
  readonly volume: Volume
  fork(): ForkedImage
}

/** A writable copy of an image: a fork of the volume, and its hives. */
export interface ForkedImage extends ImageReader {
  readonly volume: WritableVolume
  readonly registry: Registry
  /** Writes changed hives into the volume and says what differs from the image that was forked. */
  finish(): ChangeSet
}
