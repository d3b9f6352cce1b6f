import { FormatError } from '../FormatError.ts'
import { upcase } from '../upcase.ts'
import { OUTSIDE_BLOCK_MAP } from './footprint.ts'
import type { ZipEntry } from '../zip/ZipArchive.ts'
import type { PackageParts } from './PackageParts.ts'
import type { BlockMap, BlockMapFile } from './parseBlockMap.ts'

/** `03 00`: the empty last block that packagers put behind the blocks of a file, or leave out. */
const DEFLATE_END = 2

/**
 * Checks a block map against the zip: the same files, sizes and local headers on both sides.
 * @param uncovered upper-cased paths that need not be in the block map besides signature and the like: payload packages
 * @returns the files by upper-cased path
 * @throws FormatError
 */
export function checkBlockMap(
  blockMap: BlockMap,
  parts: PackageParts,
  uncovered: ReadonlySet<string>,
  file: string,
): Map<string, BlockMapFile> {
  const files = new Map<string, BlockMapFile>()
  for (const each of blockMap.files) {
    const key = upcase(each.path)
    const refuse = (defect: string): never => {
      throw new FormatError(file, `${each.path}: ${defect}`)
    }
    if (files.has(key)) refuse('listed twice in the block map')
    if (uncovered.has(key)) refuse('a package of a bundle may not be listed in the block map')
    if (OUTSIDE_BLOCK_MAP.has(key)) refuse('may not be listed in the block map')
    if (!parts.has(key)) refuse('listed in the block map and not in the package')
    files.set(key, each)
  }
  for (const [key, { path }] of parts) {
    if (!files.has(key) && !uncovered.has(key) && !OUTSIDE_BLOCK_MAP.has(key)) {
      throw new FormatError(file, `${path}: not listed in the block map`)
    }
  }
  for (const [key, each] of files) checkSizes(each, parts.get(key)!.entry, file)
  return files
}

function checkSizes(listed: BlockMapFile, entry: ZipEntry, file: string): void {
  const refuse = (defect: string): never => {
    throw new FormatError(file, `${listed.path}: ${defect}`)
  }
  if (entry.size !== listed.size) refuse(`the block map gives ${listed.size} bytes, the zip ${entry.size}`)
  if (entry.dataOffset - entry.headerOffset !== listed.headerSize) {
    refuse(`the block map gives a local header of ${listed.headerSize} bytes`)
  }
  const sizes = listed.blocks.map((block) => block.compressedSize)
  if (entry.method === 0 && sizes.every((size) => size === undefined)) return
  const sum = sizes.reduce<number>((total, size) => total + (size ?? Number.NaN), 0)
  if (entry.compressedSize !== sum && entry.compressedSize !== sum + DEFLATE_END) {
    refuse(`the blocks of the block map take ${sum} bytes deflated, the zip ${entry.compressedSize}`)
  }
}
