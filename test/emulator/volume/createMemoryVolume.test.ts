import { describe } from 'vitest'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { tickingClock } from './tickingClock.ts'
import { volumeContract } from './volumeContract.ts'

describe('memory volume', () => {
  volumeContract({
    storesBytes: true,
    keeps: { files: 0x27, folders: 0x27 },
    snapshots: true,
    make(fill) {
      const volume = createMemoryVolume({ now: tickingClock() })
      fill(volume)
      return { volume, base: volume }
    },
  })
})
