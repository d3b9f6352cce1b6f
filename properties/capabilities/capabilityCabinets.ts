import { cabinet, featureOnDemandCab } from '../../fixtures/index.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import { CAPABILITIES, type CapabilityStory, type OfferedCabinet } from './CapabilityStory.ts'
import { identityOf, KNOWN, packageName, packageOf } from './modelCapabilities.ts'

/** What all packages say of their size. */
export const CAPABILITY_SIZE = 5_300_763

/** Whether the packages of a capability want a restart. */
export function restartOf({ restart }: CapabilityStory, of: number): 'required' | 'possible' {
  return restart.includes(of) ? 'required' : 'possible'
}

let known: Uint8Array | undefined

/** The cabinet in which the image tells of a capability that it does not have. */
export function knownCabinet(): Uint8Array {
  const identity = packageOf({ of: KNOWN, sort: 'fits' })
  const manifest = packageManifest({ identity, releaseType: 'OnDemand Pack', size: CAPABILITY_SIZE })
  return (known ??= cabinet({ 'Contoso.Delta~~1.0.mum': new TextEncoder().encode(manifest) }))
}

const cabinets = new Map<string, Uint8Array>()

/** The file name of a cabinet. */
export function cabinetName({ of, sort }: OfferedCabinet): string {
  return `${of}-${sort.replace(' ', '-')}.cab`
}

/** The bytes of a cabinet. */
export function cabinetBytes(story: CapabilityStory, one: OfferedCabinet): Uint8Array {
  const { of, sort } = one
  const restart = restartOf(story, of)
  const key = `${cabinetName(one)} ${restart}`
  const cab =
    cabinets.get(key) ??
    featureOnDemandCab(identityOf(of), {
      packageName: packageName(of),
      version: packageOf(one).split('~').at(-1) ?? '',
      architecture: sort === 'arm64' ? 'arm64' : 'x64',
      size: CAPABILITY_SIZE,
      restart,
      dependencies: (CAPABILITIES[of]?.needs ?? []).map(identityOf),
      ...(sort.includes('-') && { satelliteFor: sort }),
    })
  cabinets.set(key, cab)
  return cab
}
