import { describe } from 'vitest'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { tickingClock } from './tickingClock.ts'
import { volumeContract } from './volumeContract.ts'

describe('memory volume', () => {
  volumeContract({
    storesBytes: true,
    make(fill) {
      const volume = createMemoryVolume({ now: tickingClock() })
      fill(volume)
      return { volume, base: volume }
    },
  })
})
