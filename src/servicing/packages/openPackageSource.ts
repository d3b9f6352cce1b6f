import { DismError } from '../../errors/DismError.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import { readHostFile } from '../../host/readHostFile.ts'
import type { Judge } from '../../rules/Judge.ts'
import { cabinetContainer, folderContainer, UPDATE_MANIFEST } from './openPackageContainer.ts'
import { packageSource, type PackageSource } from './PackageSource.ts'
import { folderCabinet, packageForm } from './rules.ts'

/**
 * The package that a path names: a .cab file, the folder of an expanded one, or the manifest in such a folder.
 * @throws DismError CBS_INVALID_PACKAGE for what is no package, what `readHostFile` gives for what is not there
 */
export function openPackageSource(host: Host, path: string, judge: Judge): PackageSource {
  const kind = packageKind(host, path)
  const file = kind === 'folder' ? undefined : readHostFile(host, path)
  const because = { folder: 'a folder', cabinet: 'a .cab file', manifest: 'a manifest', other: 'another file' }[kind]
  if (!judge.decide(packageForm, path, kind !== 'other', because))
    throw new DismError('CBS_INVALID_PACKAGE', `${path} is neither a .cab file nor a folder`)
  if (kind === 'manifest') {
    const [folder, name] = splitFile(path)
    return packageSource(folderContainer(host, folder, name))
  }
  return packageSource(file ? cabinetContainer(host, file, path) : folderContainer(host, path))
}

/**
 * A .cab file that a folder of packages holds; updates come with others, such as WSUSSCAN.cab.
 * @throws DismError FILE_NOT_FOUND for one without a package, and what `openPackageSource` throws
 */
export function openPackageInFolder(host: Host, path: string, judge: Judge): PackageSource {
  const container = cabinetContainer(host, readHostFile(host, path), path)
  const there = container.file(UPDATE_MANIFEST) !== undefined
  const because = `it has ${there ? 'an' : 'no'} ${UPDATE_MANIFEST}`
  if (!judge.decide(folderCabinet, fileName(path), there, because))
    throw new DismError('FILE_NOT_FOUND', `${path}: ${because}`)
  return packageSource(container)
}

/** The paths of the packages that a path of /Add-Package names: itself, or those of the packages in a folder. */
export function packagePathsIn(host: Host, path: string): readonly string[] {
  if (host.kindOf(path) !== 'folder') return [path]
  const entries = host.list(path)
  const isExpanded = entries.some(({ name, kind }) => kind === 'file' && name.toLowerCase() === UPDATE_MANIFEST)
  return isExpanded ? [path] : packagesBelow(host, path, MAX_DEPTH)
}

function packagesBelow(host: Host, folder: string, depth: number): string[] {
  return host.list(folder).flatMap(({ name, kind }) => {
    const path = pathIn(folder, name)
    if (kind === 'folder') return depth > 0 ? packagesBelow(host, path, depth - 1) : []
    return PACKAGE_FILE.test(name) ? [path] : []
  })
}

const PACKAGE_FILE = /\.(cab|msu)$/i

/** How deep a folder of packages is searched. */
const MAX_DEPTH = 32

function packageKind(host: Host, path: string): 'folder' | 'cabinet' | 'manifest' | 'other' {
  if (host.kindOf(path) === 'folder') return 'folder'
  if (/\.cab$/i.test(path)) return 'cabinet'
  return /\.mum$/i.test(path) ? 'manifest' : 'other'
}

/** Without its folder. */
export function fileName(path: string): string {
  return splitFile(path)[1]
}

function splitFile(path: string): readonly [folder: string, name: string] {
  const [, folder, name] = /^(.*[\\/])?([^\\/]+)$/.exec(path) ?? []
  return [folder ?? '.', name ?? '']
}
