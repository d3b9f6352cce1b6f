import { hash, type HashAlgorithm } from '#platform'
import { readAll, type ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { upcase } from '../upcase.ts'
import type { AppPackage, PackageFile } from './AppPackage.ts'
import { BLOCK_MAP_FILE, CODE_INTEGRITY_FILE, MANIFEST_FILE, SIGNATURE_FILE } from './footprint.ts'
import { parseAppManifest } from './parseAppManifest.ts'
import { BLOCK_SIZE, parseBlockMap, type BlockMapFile } from './parseBlockMap.ts'

/** The largest document that is read, in bytes. */
const MAX_DOCUMENT = 64 * 1024 * 1024

/**
 * Opens an app package whose files lie unpacked in a folder. Its files are those of its block map, with the block map
 * itself and the signature; what else lies in the folder is none of them. Contents are checked against the block map
 * when they are read. The signature covers the packed file and is not checked.
 * @param find the file at a path relative to the folder
 * @param file the name for errors and for `AppPackage.file`
 * @throws FormatError
 */
export function openUnpackedPackage(find: (path: string) => ByteSource | undefined, file: string): AppPackage {
  const read = (path: string): Uint8Array => {
    const source = find(path)
    if (!source) throw new FormatError(file, `${path} is missing`)
    if (source.size > MAX_DOCUMENT) throw new FormatError(file, `${path} is too large: ${source.size} bytes`)
    return readAll(source)
  }
  const manifest = parseAppManifest(read(MANIFEST_FILE), `${file}\\${MANIFEST_FILE}`)
  const blockMap = parseBlockMap(read(BLOCK_MAP_FILE), `${file}\\${BLOCK_MAP_FILE}`)
  if (!blockMap.files.some(({ path }) => path === MANIFEST_FILE)) {
    throw new FormatError(file, `${MANIFEST_FILE}: not listed in the block map`)
  }
  if (new Set(blockMap.files.map(({ path }) => upcase(path))).size < blockMap.files.length) {
    throw new FormatError(file, 'two files of the block map have the same name')
  }
  const listed = blockMap.files.map((each): PackageFile => {
    const source = find(each.path)
    if (!source) throw new FormatError(file, `${each.path}: listed in the block map and not in the folder`)
    if (source.size !== each.size) {
      throw new FormatError(file, `${each.path}: the block map gives ${each.size} bytes, the folder ${source.size}`)
    }
    return { path: each.path, size: each.size, content: checkedContent(source, each, blockMap.algorithm, file) }
  })
  const others = [BLOCK_MAP_FILE, SIGNATURE_FILE, CODE_INTEGRITY_FILE].flatMap((path): PackageFile[] => {
    const content = find(path)
    return content ? [{ path, size: content.size, content }] : []
  })
  const files = [...listed, ...others]
  return {
    kind: 'package',
    file,
    identity: manifest.identity,
    manifest,
    signed: files.some(({ path }) => path === SIGNATURE_FILE),
    files,
    verify() {
      for (const { content } of files) content.read(0, 0)
    },
  }
}

/** A content that compares every block with the block map the first time it is read, be it of no byte. */
function checkedContent(source: ByteSource, listed: BlockMapFile, algorithm: HashAlgorithm, file: string): ByteSource {
  let checked = false
  return {
    size: source.size,
    read(offset, length) {
      if (!checked) checkBlocks(source, listed, algorithm, file)
      checked = true
      return source.read(offset, length)
    },
  }
}

function checkBlocks(source: ByteSource, { path, blocks }: BlockMapFile, algorithm: HashAlgorithm, file: string): void {
  for (const [index, block] of blocks.entries()) {
    const digest = hash(algorithm, source.read(index * BLOCK_SIZE, BLOCK_SIZE))
    if (digest.some((byte, at) => byte !== block.hash[at])) {
      throw new FormatError(file, `${path}: block ${index} does not match the block map`)
    }
  }
}
