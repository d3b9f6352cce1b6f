import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import { MANIFEST_FILE } from '../../formats/appx/footprint.ts'
import { openUnpackedPackage } from '../../formats/appx/openUnpackedPackage.ts'
import type { FolderEntry, Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { LicenseFile } from './AddRequest.ts'
import { sameName } from './NamedPackage.ts'
import { openPackageFile, orUnreadable, type OpenedPackage } from './openPackageFile.ts'
import type { PackageFolder } from './PackageFolder.ts'

/** A name with the mark of a main package: `x.main`, `x.main.appx`. */
const MARKED = /\.main(\.(appx|msix)(bundle)?)?$/i
const PACKAGE = /\.(appx|msix)(bundle)?$/i

/** Documents of an unpacked package itself. */
const OWN_DOCUMENTS = /^(AppxManifest|AppxBlockMap|\[Content_Types\])\.xml$/i

/** The largest document that may be a license, in bytes: those of today have some kilobytes. */
const MAX_LICENSE = 1024 * 1024

/**
 * Opens the packages in a folder of the technician's computer, and finds out which are marked as main packages. What
 * the marks are: rule appx.folder.main. Folders inside are not looked into unless they are marked.
 */
export async function openPackageFolder(host: Pick<Host, 'list' | 'readFile'>, path: string): Promise<PackageFolder> {
  const entries = host.list(path)
  const fileAt = (name: string) => host.readFile(pathIn(path, name))
  const mains: OpenedPackage[] = []
  const others: OpenedPackage[] = []
  const marks = entries.filter(({ name }) => MARKED.test(name))
  const marked = new Set(marks.flatMap((entry) => markedNames(entry, entries, fileAt)))
  for (const { name, kind } of entries) {
    const file = pathIn(path, name)
    const source = kind === 'file' ? fileAt(name) : undefined
    if (kind === 'folder' && marked.has(name)) mains.push(await openUnpacked(host, file))
    else if (source && sameName(name, MANIFEST_FILE) && marked.has(name)) mains.push(await openUnpacked(host, path))
    else if (source && marked.has(name)) mains.push(await openPackageFile(source, file))
    else if (source && PACKAGE.test(name) && !isMark(name, source)) others.push(await openPackageFile(source, file))
  }
  return { kind: 'folder', file: path, mains, others, documents: documentsIn(path, entries, fileAt) }
}

/** What a marked name stands for: itself, or, of an empty file, the package of its name or the unpacked files beside it. */
function markedNames(
  { name, kind }: FolderEntry,
  entries: readonly FolderEntry[],
  fileAt: (name: string) => ByteSource | undefined,
): string[] {
  if (kind === 'folder') return /\.main$/i.test(name) ? [name] : []
  const source = fileAt(name)
  if (!source || !isMark(name, source)) return [name]
  const stem = name.replace(/\.main$/i, '')
  const files = entries.filter((entry) => entry.kind === 'file')
  const named = files.filter((file) => PACKAGE.test(file.name) && isNamed(file.name, stem))
  const found = named.length > 0 ? named : files.filter((file) => sameName(file.name, MANIFEST_FILE))
  return found.map((file) => file.name)
}

function isMark(name: string, source: ByteSource): boolean {
  return /\.main$/i.test(name) && source.size === 0
}

/** `reader.main` and `reader.appx.main` both mark `reader.appx`. */
function isNamed(file: string, stem: string): boolean {
  return sameName(file, stem) || sameName(file.replace(PACKAGE, ''), stem)
}

function openUnpacked(host: Pick<Host, 'readFile'>, folder: string): Promise<OpenedPackage> {
  const find = (name: string) => host.readFile(pathIn(folder, name))
  return orUnreadable(folder, () => Promise.resolve(openUnpackedPackage(find, folder)))
}

function documentsIn(
  path: string,
  entries: readonly FolderEntry[],
  fileAt: (name: string) => ByteSource | undefined,
): LicenseFile[] {
  return entries
    .filter(({ name, kind }) => kind === 'file' && /\.xml$/i.test(name) && !OWN_DOCUMENTS.test(name))
    .flatMap(({ name }) => {
      const source = fileAt(name)
      return source && source.size <= MAX_LICENSE ? { path: pathIn(path, name), bytes: readAll(source) } : []
    })
}
