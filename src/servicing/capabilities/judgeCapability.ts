import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import type { Judge } from '../../rules/Judge.ts'
import { stateOf } from '../packages/judgePackage.ts'
import type { PackageState } from '../packages/packageStates.ts'
import { capabilityPresent } from './capabilityRules.ts'
import type { NamedCapability } from './readCapabilities.ts'

/** A capability, and how far it is. */
export interface Capability {
  /** As DISM writes it: `Language.Basic~~~fr-FR~0.0.1.0`. */
  readonly identity: string
  readonly state: PackageState
  /** Packages of the image that bring it, those of languages and the staged ones too. */
  readonly packages: readonly CapabilityPackage[]
  /** What is told of it; read when asked for. */
  readonly manifest: () => PackageManifest | undefined
}

/** A package of the image that brings a capability. */
export interface CapabilityPackage {
  readonly identity: string
  readonly state: PackageState
  readonly manifest: PackageManifest
}

/** Which state a capability has of those of its packages: the first of these. What has none of them is not present. */
const ORDER: readonly PackageState[] = [
  'Installed',
  'InstallPending',
  'PartiallyInstalled',
  'UninstallPending',
  'Staged',
  'Removed',
]

/** Decides how far a capability of the image is. */
export function judgeCapability({ identity, bringing, told }: NamedCapability, judge: Judge): Capability {
  const packages = bringing.map(({ registered, manifest }) => ({
    identity: registered.identity,
    state: stateOf(registered, judge),
    manifest,
  }))
  const state = ORDER.find((wanted) => packages.some((one) => one.state === wanted))
  const isPresent = (one: PackageState | undefined): one is PackageState =>
    judge.decide(capabilityPresent, identity, one !== undefined, whyPresent(packages))
  const main = packages.find((one) => one.state === state)
  return {
    identity,
    state: isPresent(state) ? state : 'NotPresent',
    packages,
    manifest: () => main?.manifest ?? told(),
  }
}

function whyPresent(packages: readonly CapabilityPackage[]): string {
  const states = packages.map(({ identity, state }) => `${identity} is ${state}`)
  return states.length > 0 ? states.join(', ') : 'no package brings it'
}
