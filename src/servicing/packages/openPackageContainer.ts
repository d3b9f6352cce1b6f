import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import { openCabinet } from '../../formats/cab/openCabinet.ts'
import { expandedFiles } from '../../formats/cix/expandedFiles.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { isSafeRelativePath } from '../../formats/zip/isSafeRelativePath.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { PackageContainer } from './PackageContainer.ts'

/** The manifest of the package itself; those of the packages inside it lie beside it. */
export const UPDATE_MANIFEST = 'update.mum'

/** How deep the folder of an expanded package is looked into: one for the components, some for their files. */
const MAX_DEPTH = 16

/**
 * A cabinet, or the set that it is part of, as what a package comes in.
 * @throws DismError CBS_INVALID_PACKAGE
 */
export function cabinetContainer(host: Pick<Host, 'readFile' | 'beside'>, source: ByteSource, path: string) {
  return orInvalidPackage((): PackageContainer => {
    const cabinet = openCabinet(source, path, { beside: (name) => host.readFile(host.beside(path, name)) })
    const all = expandedFiles(cabinet)
    const expanded = all.filter((file) => !file.isDelta)
    const files = new Map(expanded.map(({ path: name, content }) => [name.toUpperCase(), content]))
    const names = expanded.map(({ path: name }) => name)
    return {
      path,
      manifestName: UPDATE_MANIFEST,
      isIncomplete: expanded.length < all.length,
      names: () => names,
      file(name) {
        const content = files.get(name.toUpperCase())
        return content && soundSource(orInvalidPackage(content))
      },
    }
  })
}

/** The folder of an expanded package. It is looked through when somebody asks for its names. */
export function folderContainer(
  host: Pick<Host, 'readFile' | 'list'>,
  path: string,
  manifestName = UPDATE_MANIFEST,
): PackageContainer {
  let known: Map<string, string> | undefined
  const byName = (): Map<string, string> => {
    known ??= new Map(namesBelow(host, path, '', MAX_DEPTH).map((name) => [name.toUpperCase(), name]))
    return known
  }
  const topName = (name: string) =>
    host.list(path).find((one) => one.kind === 'file' && one.name.toUpperCase() === name.toUpperCase())?.name
  return {
    path,
    manifestName,
    isIncomplete: false,
    names: () => [...byName().values()],
    file(name) {
      const found = name.includes('\\') || known ? byName().get(name.toUpperCase()) : topName(name)
      return found === undefined ? undefined : host.readFile(pathIn(path, found))
    },
  }
}

/** What is no name of a Windows file cannot be of a package, and is passed over. */
function namesBelow(host: Pick<Host, 'list'>, root: string, below: string, depth: number): string[] {
  return host.list(below === '' ? root : pathIn(root, below)).flatMap(({ name, kind }) => {
    const path = below === '' ? name : `${below}\\${name}`
    if (!isSafeRelativePath(path)) return []
    if (kind === 'file') return [path]
    return depth > 0 ? namesBelow(host, root, path, depth - 1) : []
  })
}

/** Reads that fail on what cannot be unpacked fail as DISM tells it. The code is inferred. */
function soundSource(source: ByteSource): ByteSource {
  return { size: source.size, read: (offset, length) => orInvalidPackage(() => source.read(offset, length)) }
}

/** @throws DismError CBS_INVALID_PACKAGE for what is not formed as it must be */
export function orInvalidPackage<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('CBS_INVALID_PACKAGE', error.message, { cause: error })
    throw error
  }
}
