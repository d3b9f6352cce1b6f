import { joinBytes } from '../joinBytes.ts'
import { BLOCK_SIZE, FROM_PREVIOUS, FROM_PREVIOUS_TO_NEXT, TO_NEXT } from './CabinetHeader.ts'
import type { NewCabFile } from './NewCabFile.ts'
import { type PackedBlock, packBlocks } from './packBlocks.ts'

/** What goes into one cabinet of a set. */
export interface CabinetPlan {
  readonly folders: { readonly pieces: PackedBlock[] }[]
  /** `folder` is the index or the mark that an entry has. */
  readonly files: { readonly file: NewCabFile; readonly offset: number; readonly folder: number }[]
}

/** How files are dealt out. */
export interface PlanOptions {
  readonly method: 'stored' | 'mszip'
  /** Bytes of files after which a new folder begins. */
  readonly folderSize: number
  /** Bytes of packed blocks that a cabinet holds, at least 2. */
  readonly room: number
}

/** Files that lie one behind the other in a folder. */
interface Group {
  readonly files: readonly { readonly file: NewCabFile; readonly offset: number }[]
  readonly blocks: readonly PackedBlock[]
}

/**
 * Deals out files over folders, and those over the cabinets of a set. A cut goes through a block, never between two,
 * and no file begins in a folder behind a cut: then all files of a folder that goes on are told of where it begins,
 * which is what readers rely on.
 */
export function planCabinets(files: readonly NewCabFile[], { method, folderSize, room }: PlanOptions): CabinetPlan[] {
  const plans: CabinetPlan[] = [{ folders: [], files: [] }]
  let left = room
  let at = 0
  do {
    if (left <= 1) {
      plans.push({ folders: [], files: [] })
      left = room
    }
    const all = groupOf(files, at, files.length, folderSize, method)
    const cut = firstCut(all.blocks, left)
    const behind = all.files.filter(({ offset }) => offset >= (cut + 1) * BLOCK_SIZE).length
    const group = behind > 0 ? groupOf(files, at, at + all.files.length - behind, folderSize, method) : all
    left = placeGroup(plans, group, room, left)
    at += group.files.length
  } while (at < files.length)
  return plans
}

/** The files from one on, and before another, that a folder takes: one at least, when there is one. */
function groupOf(
  files: readonly NewCabFile[],
  from: number,
  to: number,
  folderSize: number,
  method: PlanOptions['method'],
): Group {
  const group: { file: NewCabFile; offset: number }[] = []
  let size = 0
  for (let index = from; index < to; index++) {
    const file = files[index]!
    if (size > 0 && size + file.content.length > folderSize) break
    group.push({ file, offset: size })
    size += file.content.length
  }
  return { files: group, blocks: packBlocks(joinBytes(group.map(({ file }) => file.content)), method) }
}

/** The index of the first block that does not fit, or a large number. */
function firstCut(blocks: readonly PackedBlock[], room: number): number {
  let left = room
  const index = blocks.findIndex(({ data }) => (left -= data.length) <= 0)
  return index < 0 ? blocks.length : index
}

/** Puts a folder into the last cabinet and as many new ones as it needs. Gives the room that is left in the last. */
function placeGroup(plans: CabinetPlan[], { files, blocks }: Group, room: number, roomLeft: number): number {
  const begin = plans.length - 1
  const own = plans[begin]!.folders.push({ pieces: [] }) - 1
  let left = roomLeft
  const put = (piece: PackedBlock): void => {
    plans.at(-1)!.folders.at(-1)!.pieces.push(piece)
    left -= piece.data.length
  }
  /** By block: the cabinets that hold its first piece and its last. */
  const places = blocks.map(({ data, size }, index) => {
    const first = plans.length - 1
    let rest = data
    // What would fill a cabinet is cut, unless nothing of the folder follows.
    while (rest.length > left || (rest.length === left && index < blocks.length - 1)) {
      const cut = Math.max(1, Math.min(left, rest.length - 1))
      put({ data: rest.subarray(0, cut), size: 0 })
      rest = rest.subarray(cut)
      plans.push({ folders: [{ pieces: [] }], files: [] })
      left = room
    }
    put({ data: rest, size })
    return { first, last: plans.length - 1 }
  })
  for (const { file, offset } of files) {
    const end = Math.max(offset, offset + file.content.length - 1)
    const first = (places[Math.floor(offset / BLOCK_SIZE)] ?? places.at(-1))?.first ?? begin
    const last = (places[Math.floor(end / BLOCK_SIZE)] ?? places.at(-1))?.last ?? begin
    for (let cabinet = first; cabinet <= last; cabinet++) {
      const [from, to] = [cabinet > first, cabinet < last]
      const folder = from ? (to ? FROM_PREVIOUS_TO_NEXT : FROM_PREVIOUS) : to ? TO_NEXT : own
      plans[cabinet]!.files.push({ file, offset, folder })
    }
  }
  return left
}
