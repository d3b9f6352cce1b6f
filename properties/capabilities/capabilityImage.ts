import { packageManifest, type CapabilityNameSpec } from '../../fixtures/packageManifest.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import { CAPABILITY_SIZE, knownCabinet, restartOf } from './capabilityCabinets.ts'
import { CAPABILITIES, type CapabilityStory } from './CapabilityStory.ts'
import { newModelCapabilities, type ModelPackageState } from './modelCapabilities.ts'

const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'
const SERVER = 'Policies\\Microsoft\\Windows\\WindowsUpdate\\AU'

/** CurrentState of packages. */
export const CAPABILITY_STATES: { readonly [State in ModelPackageState]: number } = {
  Installed: 0x70,
  'Install Pending': 0x60,
  Superseded: 0x50,
  Staged: 0x40,
  'Uninstall Pending': 5,
}

/** An image with packages that are installed or not, a capability that it only knows of, and policies. */
export function capabilityImage(story: CapabilityStory): WritableVolume {
  const volume = smallImage({ preset: story.preset, languages: story.french ? ['en-US', 'fr-FR'] : ['en-US'] })
  const { policy, useWindowsUpdate, useServer, contentServer } = story
  change(volume, ({ registry, volume: files }) => {
    for (const [identity, { of, state }] of newModelCapabilities(story)) {
      const own = CAPABILITIES[of] ?? CAPABILITIES[0]
      const capability = { ...named(own), dependencies: own.needs.map((need) => named(CAPABILITIES[need])) }
      const manifest = packageManifest({
        identity,
        releaseType: 'OnDemand Pack',
        size: CAPABILITY_SIZE,
        restart: restartOf(story, of),
        capabilities: [capability],
      })
      files.write(`Windows\\servicing\\Packages\\${identity}.mum`, new TextEncoder().encode(manifest))
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`, 'CurrentState', CAPABILITY_STATES[state])
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`, 'Visibility', 1)
    }
    files.write('Windows\\servicing\\FodMetadata\\known.cab', knownCabinet())
    if (policy) registry.setString('SOFTWARE', POLICY, 'LocalSourcePath', 'D:\\s2')
    if (useWindowsUpdate !== undefined) registry.setDword('SOFTWARE', POLICY, 'UseWindowsUpdate', useWindowsUpdate)
    if (useServer !== undefined) registry.setDword('SOFTWARE', SERVER, 'UseWUServer', useServer)
    if (contentServer !== undefined) registry.setDword('SOFTWARE', POLICY, 'RepairContentServerSource', contentServer)
  })
  return volume
}

function named({ name, language }: { readonly name: string; readonly language: string }): CapabilityNameSpec {
  return { name, version: '1.0', language: language === '' ? undefined : language }
}
