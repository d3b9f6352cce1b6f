import { hashChunks } from '#platform'
import type { ByteSource } from '../../formats/ByteSource.ts'
import { FileAttributes } from '../../image/Volume.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { OperationContext, Step } from '../Operation.ts'
import { packageFiles, type PackageFile } from './packageFiles.ts'
import { identicalFiles, linksOfAFile } from './rules/hardLinks.ts'

/** Bytes of a file that are in memory at a time. */
const CHUNK = 1024 * 1024

/**
 * Replaces files that are the same in different packages by hard links to one of them. No content is written: a file
 * gets further names, and the names that it replaces lose theirs.
 * @param packages full names
 * @param mayChange whether the files of a package may be replaced; the others only take further names
 */
export function* linkIdenticalFiles(
  image: ForkedImage,
  packages: readonly string[],
  mayChange: (fullName: string) => boolean,
  context: OperationContext,
): Generator<Step, void> {
  const bySize = new Map<string, PackageFile[]>()
  for (const fullName of packages) {
    yield { label: `look at the files of ${fullName}` }
    for (const file of packageFiles(image, fullName)) {
      if (file.size === 0) continue
      // ARCHIVE says no more than that a file was written.
      const key = `${file.size} ${file.attributes & ~FileAttributes.ARCHIVE}`
      const files = bySize.get(key)
      if (files) files.push(file)
      else bySize.set(key, [file])
    }
  }
  yield { label: 'link identical files' }
  const changes = (files: readonly PackageFile[]) => files.some((file) => mayChange(file.package))
  for (const files of bySize.values()) {
    if (packagesOf(files) < 2 || !changes(files)) continue
    for (const [, same] of byContent(image, files)) {
      const shared = packagesOf(same) > 1 && changes(same)
      const because = shared
        ? `${same.length} files of ${packagesOf(same)} packages are the same`
        : 'no other package has a file of this content'
      const [first] = same
      if (first && context.decide(identicalFiles, first.path, shared, because)) linkAll(image, same, mayChange, context)
    }
  }
}

function packagesOf(files: readonly PackageFile[]): number {
  return new Set(files.map((file) => file.package)).size
}

/** Files of one size by the digest of their content; a file with several names is read once. */
function byContent(image: ForkedImage, files: readonly PackageFile[]): Map<string, PackageFile[]> {
  const digests = new Map<string, string>()
  const groups = new Map<string, PackageFile[]>()
  for (const file of files) {
    const digest = digests.get(file.fileId) ?? digestOf(image.volume.open(file.path))
    digests.set(file.fileId, digest)
    const group = groups.get(digest)
    if (group) group.push(file)
    else groups.set(digest, [file])
  }
  return groups
}

function digestOf(source: ByteSource): string {
  return hashChunks('SHA-256', chunksOf(source)).join(' ')
}

function* chunksOf(source: ByteSource): Generator<Uint8Array> {
  for (let offset = 0; offset < source.size; offset += CHUNK) yield source.read(offset, CHUNK)
}

/** Links the files that may be replaced to one that stays, or to the one that has the most links already. */
function linkAll(
  image: ForkedImage,
  files: readonly PackageFile[],
  mayChange: (fullName: string) => boolean,
  context: OperationContext,
): void {
  const most = context.variant(linksOfAFile).value?.most ?? 1
  const [first] = files.toSorted(
    (a, b) => Number(mayChange(a.package)) - Number(mayChange(b.package)) || b.links - a.links,
  )
  if (!first) return
  let target = first
  let { links } = first
  const targets = new Set([first.fileId])
  for (const file of files) {
    if (!mayChange(file.package) || targets.has(file.fileId)) continue
    const because = `${target.path} has ${links === 1 ? 'one name' : `${links} names`}, a file can have ${most}`
    if (context.decide(linksOfAFile, file.path, links < most, because)) {
      image.volume.remove(file.path)
      image.volume.link(target.path, file.path)
      links++
    } else {
      target = file
      ;({ links } = file)
      targets.add(file.fileId)
    }
  }
}
