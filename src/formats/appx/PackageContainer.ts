import type { HashAlgorithm } from '#platform'
import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { openZip } from '../zip/openZip.ts'
import { readZipEntry } from '../zip/readZipEntry.ts'
import type { ZipArchive } from '../zip/ZipArchive.ts'
import type { PackageFile } from './AppPackage.ts'
import { checkBlockMap } from './checkBlockMap.ts'
import { checkExpansion } from './checkExpansion.ts'
import { checkContentTypes } from './checkContentTypes.ts'
import type { ContentCache } from './ContentCache.ts'
import { upcase } from '../upcase.ts'
import { BLOCK_MAP_FILE, CODE_INTEGRITY_FILE, CONTENT_TYPES_FILE, SIGNATURE_FILE } from './footprint.ts'
import { packageContent } from './packageContent.ts'
import { type PackageParts, readParts } from './PackageParts.ts'
import { BLOCK_SIZE, parseBlockMap } from './parseBlockMap.ts'

/** The largest footprint file that is read, in bytes: the block map of a package of 50 GB. */
const MAX_FOOTPRINT = 64 * 1024 * 1024

/** The largest signature, in bytes: those of today, with their certificates, are a twentieth of it. */
const MAX_SIGNATURE = 256 * 1024

/** A zip that may be a package or a bundle. */
export interface PackageContainer {
  readonly file: string
  readonly archive: ZipArchive
  readonly parts: PackageParts
}

/** Opens the zip and checks its names. @throws FormatError */
export async function openContainer(source: ByteSource, file: string): Promise<PackageContainer> {
  const archive = await openZip(source, file)
  return { file, archive, parts: readParts(archive) }
}

/** Whether the container has that file. */
export function hasPart({ parts }: PackageContainer, path: string): boolean {
  return parts.has(upcase(path))
}

/** A footprint file, whole. @throws FormatError when it is missing or broken */
export function readPart({ archive, parts, file }: PackageContainer, path: string): Uint8Array {
  const part = parts.get(upcase(path))
  if (!part) throw new FormatError(file, `${path} is missing`)
  const limit = LISTS.has(path) ? listLimit(archive) : path === SIGNATURE_FILE ? MAX_SIGNATURE : MAX_FOOTPRINT
  if (part.entry.size > limit) throw new FormatError(file, `${path} is too large: ${part.entry.size} bytes`)
  return readZipEntry(archive, part.entry)
}

/** The documents that list the files of the package, and grow with it. */
const LISTS: ReadonlySet<string> = new Set([BLOCK_MAP_FILE, CONTENT_TYPES_FILE])

/**
 * The bytes that a list of the files of a package can take, several times what packagers write: for a file, and for
 * each block of it. What deflates well would else cost seconds and hundreds of megabytes in a package of some kilobytes.
 */
function listLimit({ entries }: ZipArchive): number {
  const sizes = entries.map(({ name, size }) => 1024 + 8 * name.length + 512 * Math.ceil(size / BLOCK_SIZE))
  return Math.min(
    MAX_FOOTPRINT,
    sizes.reduce((sum, each) => sum + each, 65_536),
  )
}

/** What packages and bundles have in common once they are checked. */
export interface CheckedContainer {
  readonly files: readonly PackageFile[]
  readonly algorithm: HashAlgorithm
  readonly signed: boolean
}

/**
 * Checks content types and block map, and makes the files.
 * @param payload upper-cased paths of the packages of a bundle: no files of it, and not in its block map
 * @throws FormatError
 */
export function checkContainer(
  container: PackageContainer,
  payload: ReadonlySet<string>,
  cache: ContentCache,
): CheckedContainer {
  const { archive, parts, file } = container
  checkContentTypes(readPart(container, CONTENT_TYPES_FILE), `${file}!${CONTENT_TYPES_FILE}`)
  const blockMap = parseBlockMap(readPart(container, BLOCK_MAP_FILE), `${file}!${BLOCK_MAP_FILE}`)
  checkExpansion(archive)
  const listed = checkBlockMap(blockMap, parts, payload, file)
  const signed = hasPart(container, SIGNATURE_FILE)
  if (!signed && hasPart(container, CODE_INTEGRITY_FILE)) {
    throw new FormatError(file, `${SIGNATURE_FILE} is missing, and there is ${CODE_INTEGRITY_FILE}`)
  }
  const files: PackageFile[] = []
  for (const [key, { path, entry }] of parts) {
    if (payload.has(key) || key === upcase(CONTENT_TYPES_FILE)) continue
    const block = listed.get(key)
    const hashed = block && { algorithm: blockMap.algorithm, file: block }
    files.push({ path, size: entry.size, content: packageContent(archive, entry, hashed, cache) })
  }
  return { files, algorithm: blockMap.algorithm, signed }
}

/** Checks every file, without having any of a large one in memory. @throws FormatError at the first that does not match */
export function verifyFiles(files: readonly PackageFile[]): void {
  for (const { content } of files) content.read(0, 0)
}
