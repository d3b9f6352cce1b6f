import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededNumbers } from '../../../../emulator/machine/faults/seededNumbers.ts'
import type { Disk } from '../../../../emulator/volume/folder/Disk.ts'
import { faultyDisk, type DiskFault } from '../../../../emulator/volume/folder/faultyDisk.ts'
import type { Durability } from '../../../../emulator/volume/openFolderVolume.ts'
import { copyOf, copyOfEntries, putCopy } from '../../crash/folderCopy.ts'
import { recoverAndTell } from '../../crash/inspectImage.ts'
import { scratchFolder } from '../../crash/scratchFolder.ts'
import type { Story } from '../../crash/Story.ts'
import { SOFTWARE, tellStories } from '../../crash/tellStories.ts'
import { Stopped, watchedDisk } from './watchedDisk.ts'

let folder = ''
let add: Story | undefined
beforeAll(async () => {
  folder = scratchFolder()
  ;[add] = await tellStories(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Adds an app on a faulty disk. */
async function meet(fault: Pick<DiskFault, 'kind' | 'at' | 'path'>, seed: number, durability: Durability = 'process') {
  const root = `${folder}/image`
  const struck: string[] = []
  putCopy(add!.before, root)
  const disk: Disk = faultyDisk(
    watchedDisk(({ run }) => run(), { processName: 'ended' }),
    {
      ...fault,
      random: seededNumbers(seed),
      strike(call) {
        struck.push(call.replaceAll(folder, ''))
        if (fault.kind === 'ends' || fault.kind === 'power') throw new Stopped()
      },
    },
  )
  const exitCode = await add!.run(root, disk, durability).then(
    (ending) => ending.exitCode,
    (error: unknown) => {
      if (error instanceof Stopped) return 'ended'
      throw error
    },
  )
  // The name of a claim never comes again.
  const left = copyOfEntries(copyOf(root).entries.filter(({ path }) => !path.includes('/lock-'))).digest
  return { struck, exitCode, left, image: recoverAndTell(root, add!) }
}

/** Points of an add, from its first call to beyond its last. */
const POINTS = Array.from({ length: 14 }, (_, index) => 1 + index * 9)

describe('an add on a faulty disk', () => {
  test.each([
    ['full', 112, 'process'],
    ['ends', 'ended', 'process'],
    ['ends', 'ended', 'power'],
    ['power', 'ended', 'power'],
  ] as const)('%s: it ends with %s, durability %s: old or new', async (kind, ended, durability) => {
    const ends = []
    for (const at of POINTS) {
      const end = await meet({ kind, at }, at, durability)
      ends.push(end)
      const wanted = end.exitCode === ended ? (ended === 'ended' ? end.image : 'old') : 'new'
      expect([end.image, end.exitCode], end.struck.join()).toEqual([wanted, end.exitCode === ended ? ended : 0])
    }
    expect(ends.filter(({ exitCode }) => exitCode === ended).length).toBeGreaterThan(2)
    expect(ends.at(-1)).toMatchObject({ exitCode: 0, struck: [], image: 'new' })
    expect(ends.every(({ struck }) => struck.length <= 1)).toBe(true)
  })

  test('locked: whatever of the image it is, our own files aside, it ends with 32 and the image is old', async () => {
    const ends = []
    for (let at = 1; ends.at(-1)?.struck.length !== 0; at++) ends.push(await meet({ kind: 'locked', at }, 0))
    expect(ends.pop()).toMatchObject({ exitCode: 0, image: 'new' })
    expect(ends.length).toBeGreaterThan(2)
    for (const { struck, exitCode, image } of ends) expect([exitCode, image], struck.join()).toEqual([32, 'old'])
  })

  test('slow: all is done', async () => {
    const { struck, exitCode, image } = await meet({ kind: 'slow', at: 10 }, 0)
    expect([struck.length, exitCode, image]).toEqual([1, 0, 'new'])
  })

  test('locked, with a path: the call that is about it', async () => {
    const path = SOFTWARE.toLowerCase().replaceAll('/', '\\')
    const { struck, exitCode, image } = await meet({ kind: 'locked', at: 1, path }, 0)
    expect(struck).toEqual([`write /image/${SOFTWARE}`])
    expect([exitCode, image]).toEqual([32, 'old'])
    expect((await meet({ kind: 'locked', at: 1, path: 'System32\\config\\SOFT' }, 0)).struck).toEqual([])
  })

  test('the same seed leaves the same bytes, another one others', async () => {
    for (const kind of ['ends', 'power'] as const) {
      const digests = new Set<string>()
      for (let seed = 0; seed < 6; seed++) {
        const [one, other] = [await meet({ kind, at: 9 }, seed, 'power'), await meet({ kind, at: 9 }, seed, 'power')]
        expect(other.left).toBe(one.left)
        digests.add(one.left)
      }
      expect(digests.size).toBeGreaterThan(1)
    }
  })
})
