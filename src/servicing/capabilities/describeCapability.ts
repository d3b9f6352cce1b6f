import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { OfferedCapability } from './openCapabilitySources.ts'
import type { PackageState } from '../packages/packageStates.ts'
import { capabilityDownloaded } from './capabilityRules.ts'
import { findCapability } from './findCapability.ts'

/** A capability with what is told of it. */
export interface CapabilityDescription {
  /** As DISM writes it. */
  readonly identity: string
  readonly state: PackageState
  readonly displayName: string
  readonly description: string
  /** In bytes; 0 where nothing is known. */
  readonly downloadSize: number
  /** In bytes; 0 where nothing is known. */
  readonly installSize: number
}

/**
 * Describes a capability by its name.
 * @throws DismError as `findCapability`
 */
export function describeCapability(
  image: ImageReader,
  name: string,
  judge: Judge,
  offered: readonly OfferedCapability[] = [],
): CapabilityDescription {
  const capability = findCapability(image, name, offered, judge)
  const manifest = capability.manifest()
  const size = manifest?.size ?? 0
  const { identity, state } = capability
  const isDownloaded = judge.decide(capabilityDownloaded, identity, state === 'NotPresent', `it is ${state}`)
  return {
    identity,
    state,
    displayName: manifest?.displayName ?? '',
    description: manifest?.description ?? '',
    downloadSize: isDownloaded ? size : 0,
    installSize: size,
  }
}
