import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { updateCab } from '../../fixtures/index.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { STILL } from '../computers/ServicedComputer.ts'
import { cabinetBytes, cabinetName } from './capabilityCabinets.ts'
import type { CapabilityStory } from './CapabilityStory.ts'

let update: Uint8Array | undefined

/** D: with the folders of a story, in which there are other things too. */
export function capabilitySources(story: CapabilityStory): WritableVolume {
  const volume = createMemoryVolume({ now: STILL })
  story.offered.forEach((some, index) => {
    for (const one of some)
      volume.write(`s${index}\\${index === 1 ? 'below\\' : ''}${cabinetName(one)}`, cabinetBytes(story, one))
  })
  volume.write('s0\\update.cab', (update ??= updateCab()))
  volume.write('s0\\notes.cab', new TextEncoder().encode('no cabinet'))
  volume.write('s0\\notes.txt', new TextEncoder().encode('no package'))
  volume.createFolder('out')
  return volume
}
