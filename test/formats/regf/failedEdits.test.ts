import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { createHive } from '../../../src/formats/regf/createHive.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { checkHive } from './checkHive.ts'
import type { Edit } from './edits.ts'
import { anyData, edit, editsOf } from './edits.ts'
import { firstDifference } from './firstDifference.ts'
import { hiveLines } from './hiveLines.ts'
import { modelLines, modelOf } from './hiveModel.ts'

const SEED = 20_261_120

let time = 0n
const now = (): bigint => time

/** A hive whose key `Bad` holds many keys and values that can be deleted, and last one that cannot. */
function withBadKey(): Hive {
  const hive = createHive({ rootName: 'ROOT', now })
  for (let index = 0; index < 50; index++) {
    hive.setValue(`Bad\\key${index}`, 'v', 3, new Uint8Array(index * 20))
    hive.setValue(`Bad\\key${index}`, 'w', 3, new Uint8Array(20_000 * (index % 2)))
  }
  const bytes = readAll(hive.toSource()).slice()
  const view = new DataView(bytes.buffer)
  const follow = (field: number): number => view.getUint32(field, true) + 4100
  const first = follow(follow(follow(follow(36) + 28) + 4) + 28) + 4
  // The class name of its first subkey, the last to be freed, is outside the file.
  view.setUint32(follow(first) + 48, 0x7ffffff8, true)
  view.setUint16(follow(first) + 74, 8, true)
  return openHive(bytesSource(bytes), { file: 'BAD', now })
}

/** Changes that fail after they have written. */
const failing: readonly ((hive: Hive) => void)[] = [
  (hive) => hive.deleteKey('Bad'),
  (hive) => hive.createKey(`Micro\\soft\\${'x'.repeat(256)}`),
  (hive) => hive.createKey('New\\key\\'),
  // It makes the file longer first.
  (hive) => hive.createKey(`${`${'x'.repeat(250)}\\`.repeat(60)}\\below`),
  (hive) => hive.setValue(`b\\A\\new\\\\below`, 'v', 1, new Uint8Array(5000)),
]

/** The edits one after the other, each after a change that fails. */
function editBetweenFailures(hive: Hive, changes: readonly Edit[]): unknown[] {
  const model = modelOf(hive.root)
  const bare = hive.fork()
  const bareModel = modelOf(hive.root)
  const { defects: known } = checkHive(readAll(hive.toSource()))
  const defects: unknown[] = []
  for (const [index, change] of changes.entries()) {
    time = 133_000_000_000_000_000n + BigInt(index)
    // Some keys are read before and so have to stay as they are, of others nobody knows.
    const read = index % 3 === 0 ? { root: hive.root, lines: [...hiveLines(hive.root)] } : undefined
    const before = readAll(hive.toSource()).slice()
    const { pages } = hive.toSource().patch ?? { pages: new Map() }
    expect(() => failing[index % failing.length]!(hive)).toThrow(FormatError)
    if (Buffer.compare(readAll(hive.toSource()), before) !== 0) defects.push(`failure ${index} changed the hive`)
    const after = hive.toSource().patch?.pages ?? new Map()
    if (after.size !== pages.size) defects.push(`failure ${index} left pages: ${after.size} for ${pages.size}`)
    edit(hive, model, change, time)
    edit(bare, bareModel, change, time)
    if (read !== undefined) defects.push(firstDifference(hiveLines(read.root), read.lines))
  }
  defects.push(firstDifference(hiveLines(hive.root), [...modelLines(model)]))
  defects.push(firstDifference(hiveLines(bare.root), [...modelLines(bareModel)]))
  defects.push(...checkHive(readAll(hive.toSource())).defects.filter((defect) => !known.includes(defect)))
  return defects.filter((defect) => defect !== undefined)
}

const names = ['A', 'b', 'Micro', 'soft', 'new', 'Ж']

test('Changes that fail leave the hive as it was, byte for byte, and do not disturb those that follow', () => {
  const value = fc.record({ type: fc.integer({ min: 0, max: 12 }), data: anyData })
  fc.assert(
    fc.property(editsOf(names, ['', 'v', 'w'], value), (changes) => {
      expect(editBetweenFailures(withBadKey(), changes)).toEqual([])
    }),
    { seed: SEED, numRuns: 40 },
  )
})
