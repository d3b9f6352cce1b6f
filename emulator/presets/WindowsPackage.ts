import type { PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { VISIBILITY } from '../../src/servicing/packages/cbsPaths.ts'
import { CURRENT_STATES } from '../../src/servicing/packages/packageStates.ts'
import type { FactoryFeature } from './features/featuresOf.ts'

/** A package of an image that left the factory. */
export interface WindowsPackage {
  readonly manifest: PackageManifestSpec
  readonly currentState: number
  readonly visibility: number
  /** Identity of the package that it is inside of. */
  readonly container?: string
  /** Its features. */
  readonly features?: readonly FactoryFeature[]
}

const COPYRIGHT = 'Copyright (c) Microsoft Corporation. All Rights Reserved.'

/** One that is installed and listed. */
export function installed(manifest: PackageManifestSpec): WindowsPackage {
  return {
    manifest: { copyright: COPYRIGHT, ...manifest },
    currentState: CURRENT_STATES.installed,
    visibility: VISIBILITY.listed,
  }
}

/** One that is only staged, and listed. */
export function staged(manifest: PackageManifestSpec): WindowsPackage {
  return { ...installed(manifest), currentState: CURRENT_STATES.staged }
}
