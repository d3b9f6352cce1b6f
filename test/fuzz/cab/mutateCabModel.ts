import { deflateRawSync } from 'node:zlib'
import { mutateBytes } from '../mutateBytes.ts'
import { numberNear, pokeMarks } from '../pokeMarks.ts'
import type { Random } from '../Random.ts'
import { HOSTILE_NAMES } from '../zip/hostileNames.ts'
import type { CabMark, CabModel, ModelBlock, ModelFile, ModelFolder } from './CabModel.ts'

/** Sizes of headers and small distances, by which a field may be off. */
const STEPS = [-2, -1, 1, 2, 8, 32, -32]

const TYPES = [0, 1, 2, 3, 4, 15, 0x0f03, 0x1003, 0x1203, 0x1503, 0x1603, 0x0e03, 0x1402, 0x0a02, 0xffff]
const FOLDERS = [0, 1, 2, 0xfffc, 0xfffd, 0xfffe, 0xffff]

/** A block of MSZIP that says 32 KiB and holds a million. */
const BOMB = new Uint8Array(Buffer.concat([Buffer.from('CK'), deflateRawSync(new Uint8Array(1_000_000))]))

/** Changes the lists of a cabinet. */
export function mutateCabModel(model: CabModel, random: Random): CabModel {
  let changed = model
  for (let change = 1 + random.below(3); change > 0; change--) changed = changedOnce(changed, random)
  return changed
}

function changedOnce(model: CabModel, random: Random): CabModel {
  const kind = random.below(20)
  if (kind < 5 && model.files.length > 0) return { ...model, files: changedFiles(model.files, random) }
  if (kind < 16 && model.folders.length > 0) return { ...model, folders: changedFolders(model.folders, random) }
  if (kind === 16) {
    const reserve = {
      header: random.pick([0, 1, 20, 6144, 65_535]),
      folder: random.pick([0, 1, 255]),
      block: random.below(256),
    }
    return { ...model, reserve }
  }
  if (kind === 17) return { ...model, index: random.below(4), setId: random.below(3) }
  if (kind === 18) return { ...model, next: random.pick(HOSTILE_NAMES).slice(0, 255) }
  return { ...model, previous: random.pick([...HOSTILE_NAMES, 'disk1.cab', 'disk2.cab']).slice(0, 255) }
}

function changedFiles(files: readonly ModelFile[], random: Random): ModelFile[] {
  const place = random.below(files.length)
  const file = files[place]!
  const put = (...items: ModelFile[]): ModelFile[] => files.toSpliced(place, 1, ...items)
  const kind = random.below(7)
  if (kind < 2)
    return put({
      ...file,
      name: new Uint8Array(Buffer.from(random.pick(HOSTILE_NAMES))),
      attributes: random.pick([0, 0x80, 0xa0]),
    })
  if (kind === 2) return put({ ...file, size: numberNear(file.size, STEPS, random) })
  if (kind === 3) return put({ ...file, offset: numberNear(file.offset, STEPS, random) })
  if (kind === 4) return put({ ...file, folder: random.pick(FOLDERS) })
  return kind === 5 ? put(file, file) : put()
}

function changedFolders(folders: readonly ModelFolder[], random: Random): ModelFolder[] {
  const place = random.below(folders.length)
  const folder = folders[place]!
  const put = (...items: ModelFolder[]): ModelFolder[] => folders.toSpliced(place, 1, ...items)
  const kind = random.below(10)
  if (kind === 0) return put({ ...folder, type: random.pick(TYPES) })
  if (kind === 1) return put({ ...folder, blockCount: numberNear(folder.blocks.length, STEPS, random) & 0xffff })
  if (kind === 2) return put({ ...folder, at: random.below(folders.length) })
  if (kind === 3) return random.chance(0.5) ? put(folder, folder) : put()
  if (folder.blocks.length === 0) return put({ ...folder, blocks: [{ data: BOMB, size: 32_768 }] })
  return put({ ...folder, blocks: changedBlocks(folder.blocks, random) })
}

function changedBlocks(blocks: readonly ModelBlock[], random: Random): ModelBlock[] {
  const place = random.below(blocks.length)
  const block = blocks[place]!
  const put = (...items: ModelBlock[]): ModelBlock[] => blocks.toSpliced(place, 1, ...items)
  const kind = random.below(12)
  // The bits of what is packed, which the decoders must take as they come.
  if (kind < 5) return put({ ...block, data: mutateBytes(block.data, random).subarray(0, 65_535) })
  if (kind === 5) return put({ ...block, size: numberNear(block.size, STEPS, random) & 0xffff })
  if (kind === 6) return put({ ...block, packedSize: numberNear(block.data.length, STEPS, random) & 0xffff })
  if (kind === 7) return put({ ...block, checksum: random.chance(0.5) ? 0 : random.u32() })
  if (kind === 8) return random.chance(0.5) ? put(block, block) : put()
  if (kind === 9) return put({ ...random.pick(blocks) })
  if (kind === 10) return put({ data: BOMB, size: 32_768 })
  return put({ ...block, data: block.data.subarray(0, random.below(block.data.length + 1)) })
}

/** Fields of the structures of a cabinet: offset and width. */
const FIELDS: Readonly<Record<CabMark['kind'], readonly (readonly [offset: number, bytes: 2 | 4])[]>> = {
  header: [
    [0, 4],
    [8, 4],
    [16, 4],
    [24, 2],
    [26, 2],
    [28, 2],
    [30, 2],
    [32, 2],
    [34, 2],
    [36, 2],
    [38, 2],
  ],
  folder: [
    [0, 4],
    [4, 2],
    [6, 2],
  ],
  file: [
    [0, 4],
    [4, 4],
    [8, 2],
    [10, 2],
    [12, 2],
    [14, 2],
    [16, 2],
  ],
  block: [
    [0, 4],
    [4, 2],
    [6, 2],
  ],
}

/** Changes fields of a written cabinet in place. */
export function pokeCabinet(bytes: Uint8Array, marks: readonly CabMark[], random: Random): void {
  pokeMarks(bytes, marks, { fields: FIELDS, first: marks[0]!, steps: STEPS }, random)
}
