import fc from 'fast-check'
import { mkdirSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { createOverlay } from '../../../emulator/volume/createOverlay.ts'
import { openFolderVolume } from '../../../emulator/volume/openFolderVolume.ts'
import { FileAttributes, type WritableVolume } from '../../../src/image/Volume.ts'
import { applyEach } from './applyEach.ts'
import { copyVolume } from './copyVolume.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { tickingClock } from './tickingClock.ts'
import { treeOf } from './treeOf.ts'
import { perform, volumeOperations, type VolumeOperation, type VolumeStack } from './volumeOperations.ts'

const SEED = 20_240_601

/** The model: a plain memory volume that is copied name by name where the others fork, and copied back for apply. */
function modelOf(operations: readonly VolumeOperation[]): { answers: string[]; stack: VolumeStack } {
  const stack: VolumeStack = [emptyVolume()]
  const answers = operations.map((operation) => {
    if (operation.kind !== 'apply') return perform(stack, operation, copied)
    const changed = stack.length > 1 ? stack.pop()! : undefined
    if (changed) stack.splice(-1, 1, changed)
    return ''
  })
  return { answers, stack }
}

function emptyVolume(): WritableVolume {
  return createMemoryVolume({ now: tickingClock() })
}

function copied(volume: WritableVolume): WritableVolume {
  const copy = emptyVolume()
  copyVolume(volume, copy)
  return copy
}

function run(stack: VolumeStack, operations: readonly VolumeOperation[]): string[] {
  return operations.map((operation) => perform(stack, operation, (volume) => volume.fork()))
}

describe('random operations do the same', () => {
  const candidates: [string, (base: WritableVolume) => WritableVolume][] = [
    ['on an overlay on a memory volume', (base) => createOverlay(base, { now: tickingClock() })],
    ['on a memory volume that is forked', (base) => base],
    ['on a fork of a fork', (base) => base.fork().fork()],
  ]
  test.each(candidates)('%s', (_, candidate) => {
    fc.assert(
      fc.property(volumeOperations, volumeOperations, (first, second) => {
        const base = emptyVolume()
        const prepared = run([base], first.filter(isPlain))
        const volume = candidate(base)
        const stack = [volume]
        const answers = run(stack, second)
        const model = modelOf([...first.filter(isPlain), ...second])
        expect([...prepared, ...answers]).toEqual(model.answers)
        expect(stack.map((each) => treeOf(each))).toEqual(model.stack.map((each) => treeOf(each)))
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  test('on a real folder, change by change', () => {
    const root = temporaryFolder()
    fc.assert(
      fc.property(volumeOperations, (operations) => {
        rmSync(root, { recursive: true })
        mkdirSync(root)
        const folder = openFolderVolume(root, { now: tickingClock() })
        const plain = operations.filter(isPlain)
        const answers = run([applyEach(folder)], plain)
        const model = modelOf(plain)
        expect(answers).toEqual(model.answers)
        const tree = treeOf(model.stack[0]!, FileAttributes.READONLY, 0)
        expect(treeOf(folder, FileAttributes.READONLY, 0)).toEqual(tree)
        folder.close()
        const reopened = openFolderVolume(root, { now: tickingClock() })
        expect(treeOf(reopened, FileAttributes.READONLY, 0)).toEqual(tree)
        reopened.close()
      }),
      { numRuns: 60, seed: SEED },
    )
  })
})

describe('a diff of random operations, applied to a copy of the base', () => {
  test.each<[string, (volume: WritableVolume) => WritableVolume]>([
    ['of a fork', (volume) => volume],
    ['of a copy that has nothing to do with it', copied],
  ])('%s gives the same tree', (_, counterpart) => {
    fc.assert(
      fc.property(volumeOperations, volumeOperations, (first, second) => {
        const base = emptyVolume()
        run([base], first.filter(isPlain))
        const fork = base.fork()
        run([fork], second.filter(isPlain))
        const copy = copied(base)
        copy.apply(fork.diff(counterpart(base)))
        expect(treeOf(copy)).toEqual(treeOf(fork))
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  test('in a real folder', () => {
    const root = temporaryFolder()
    fc.assert(
      fc.property(volumeOperations, volumeOperations, (first, second) => {
        rmSync(root, { recursive: true })
        mkdirSync(root)
        const folder = openFolderVolume(root, { now: tickingClock() })
        const prepared = folder.fork()
        run([prepared], first.filter(isPlain))
        folder.apply(prepared.diff(folder))
        const fork = folder.fork()
        run([fork], second.filter(isPlain))
        const tree = treeOf(fork, FileAttributes.READONLY, 0)
        folder.apply(fork.diff(folder))
        expect(treeOf(folder, FileAttributes.READONLY, 0)).toEqual(tree)
        folder.close()
      }),
      { numRuns: 150, seed: SEED },
    )
  })
})

function isPlain({ kind }: VolumeOperation): boolean {
  return kind !== 'fork' && kind !== 'apply' && kind !== 'drop'
}
