import { describe } from 'vitest'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { createOverlay } from '../../../emulator/volume/createOverlay.ts'
import { tickingClock } from './tickingClock.ts'
import { volumeContract } from './volumeContract.ts'

describe('overlay on memory', () => {
  volumeContract({
    storesBytes: true,
    keeps: { files: 0x27, folders: 0x27 },
    snapshots: true,
    make(fill) {
      const now = tickingClock()
      const base = createMemoryVolume({ now })
      fill(base)
      return { volume: createOverlay(base, { now }), base }
    },
  })
})

describe('overlay from scratch', () => {
  volumeContract({
    storesBytes: false,
    keeps: { files: 0x27, folders: 0x27 },
    snapshots: true,
    make(fill) {
      const now = tickingClock()
      const volume = createOverlay(createMemoryVolume({ now }), { now })
      fill(volume)
      return { volume, base: volume }
    },
  })
})

describe('fork of a fork', () => {
  volumeContract({
    storesBytes: false,
    keeps: { files: 0x27, folders: 0x27 },
    snapshots: true,
    make(fill) {
      const base = createMemoryVolume({ now: tickingClock() }).fork()
      fill(base)
      return { volume: base.fork().fork(), base }
    },
  })
})
