import { describe } from 'vitest'
import { openFolderVolume } from '../../../emulator/volume/openFolderVolume.ts'
import { FileAttributes } from '../../../src/image/Volume.ts'
import { applyEach } from './applyEach.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { tickingClock } from './tickingClock.ts'
import { volumeContract } from './volumeContract.ts'

describe('real folder', () => {
  volumeContract({
    storesBytes: true,
    keeps: { files: FileAttributes.READONLY, folders: 0 },
    snapshots: false,
    make(fill) {
      const base = openFolderVolume(temporaryFolder(), { now: tickingClock() })
      const volume = applyEach(base)
      fill(volume)
      return { volume, base }
    },
  })
})
