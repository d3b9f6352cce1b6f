import { FormatError } from '../FormatError.ts'
import type { Cabinet, CabFile, CabFolder, CabFolderPart } from './Cabinet.ts'
import { type CabinetHeader, FROM_PREVIOUS, FROM_PREVIOUS_TO_NEXT, type FolderEntry, TO_NEXT } from './CabinetHeader.ts'

/** A folder while its parts are found. */
interface GrowingFolder {
  readonly compression: CabFolder['compression']
  readonly parts: CabFolderPart[]
  beginsIn?: string
  goesOnIn?: string
}

/**
 * The files and folders of cabinets that follow each other in a set. The last folder of one is the first of the next
 * when files of both say so; such files have an entry in each.
 * @throws FormatError
 */
export function joinCabinets(cabinets: readonly CabinetHeader[]): Pick<Cabinet, 'files' | 'folders'> {
  const folders: GrowingFolder[] = []
  const files: CabFile[] = []
  let open: { folder: GrowingFolder; keys: Set<string> } | undefined
  for (const [index, cabinet] of cabinets.entries()) {
    const before = cabinets[index - 1]
    const comes = cabinet.files.some(({ folder }) => folder === FROM_PREVIOUS || folder === FROM_PREVIOUS_TO_NEXT)
    const goes = cabinet.files.some(({ folder }) => folder === TO_NEXT || folder === FROM_PREVIOUS_TO_NEXT)
    if (before && comes !== (open !== undefined)) {
      throw new FormatError(cabinet.file, `whether a folder goes on from ${before.file} is not told alike in both`)
    }
    const own = cabinet.folders.map((entry, place): GrowingFolder => {
      const part = partOf(entry, cabinet)
      if (place > 0 || !open) return { compression: entry.compression, parts: [part] }
      checkAlike(open.folder, entry, cabinet)
      open.folder.parts.push(part)
      return open.folder
    })
    folders.push(...(open ? own.slice(1) : own))
    if (comes && !open) own[0]!.beginsIn = cabinet.previous ?? 'one that is not named'
    const known = open?.keys
    const keys = new Set<string>()
    for (const entry of cabinet.files) {
      const { at, name, size, offset, modified, attributes } = entry
      const fromPrevious = entry.folder === FROM_PREVIOUS || entry.folder === FROM_PREVIOUS_TO_NEXT
      const toNext = entry.folder === TO_NEXT || entry.folder === FROM_PREVIOUS_TO_NEXT
      const folder = fromPrevious ? own[0] : toNext ? own.at(-1) : own[entry.folder]
      if (!folder) throw new FormatError(cabinet.file, `${name}: there is no folder ${entry.folder}`, at)
      const key = `${offset}/${size}/${name}`
      if (toNext) keys.add(key)
      if (fromPrevious && known) {
        if (known.has(key)) continue
        throw new FormatError(cabinet.file, `${name}: goes on from ${before!.file}, which does not have it`, at)
      }
      files.push({ name, size, modified, attributes, folder, offset, entry: { file: cabinet.file, offset: at } })
    }
    const last = own.at(-1)!
    open = goes ? { folder: last, keys } : undefined
    if (goes && index === cabinets.length - 1) last.goesOnIn = cabinet.next ?? 'one that is not named'
  }
  return { files, folders }
}

function partOf(
  { dataOffset, dataEnd, blockCount, reserve }: FolderEntry,
  { file, source }: CabinetHeader,
): CabFolderPart {
  return { file, source, dataOffset, dataEnd, blockCount, reserve }
}

/** A folder is packed in one way, wherever it goes on. */
function checkAlike({ compression }: GrowingFolder, entry: FolderEntry, { file }: CabinetHeader): void {
  const window = 'window' in compression ? compression.window : 0
  const other = 'window' in entry.compression ? entry.compression.window : 0
  if (compression.method !== entry.compression.method || window !== other) {
    throw new FormatError(file, 'a folder goes on that is packed in another way than where it began')
  }
}
