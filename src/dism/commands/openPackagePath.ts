import { DismError } from '../../errors/DismError.ts'
import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import { openCabinet } from '../../formats/cab/openCabinet.ts'
import { FormatError } from '../../formats/FormatError.ts'
import type { PackageManifest } from '../../formats/mum/PackageManifest.ts'
import { parsePackageManifest } from '../../formats/mum/parsePackageManifest.ts'
import { DOCUMENT_BOUNDS } from '../../formats/xml/parseXml.ts'
import type { Host } from '../../host/Host.ts'
import type { Judge } from '../../rules/Judge.ts'
import { packageForm } from '../../servicing/packages/rules.ts'
import { readHostFile } from '../../host/readHostFile.ts'

/** The manifest of the package itself; those of the packages inside it lie beside it. */
const MANIFEST = 'update.mum'

/** A file of a package by its name, whose case does not count. */
type PackageFiles = (name: string) => ByteSource | undefined

/**
 * The manifest of the package that /PackagePath names: the folder of an expanded one, or a .cab.
 * @throws DismError CBS_INVALID_PACKAGE for what is no package, what `readHostFile` gives for what is not there
 */
export function openPackagePath(host: Host, path: string, judge: Judge): PackageManifest {
  const isFolder = host.kindOf(path) === 'folder'
  const source = isFolder ? undefined : readHostFile(host, path)
  const isCabinet = /\.cab$/i.test(path)
  const because = isFolder ? 'a folder' : isCabinet ? 'a .cab file' : 'another file'
  if (!judge.decide(packageForm, path, isFolder || isCabinet, because))
    throw new DismError('CBS_INVALID_PACKAGE', `${path} is neither a .cab file nor a folder`)
  try {
    return readManifest(source ? filesOf(source, path, host) : filesIn(host, path), path)
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('CBS_INVALID_PACKAGE', error.message, { cause: error })
    throw error
  }
}

function readManifest(files: PackageFiles, path: string): PackageManifest {
  const source = files(MANIFEST)
  if (!source) throw new DismError('CBS_INVALID_PACKAGE', `there is no ${MANIFEST} in ${path}`)
  if (source.size > DOCUMENT_BOUNDS.size)
    throw new DismError('CBS_INVALID_PACKAGE', `${MANIFEST} in ${path} has ${source.size} bytes`)
  return parsePackageManifest(readAll(source), `${path}!${MANIFEST}`)
}

function filesOf(source: ByteSource, path: string, host: Host): PackageFiles {
  const cabinet = openCabinet(source, path, { beside: (name) => host.readFile(host.beside(path, name)) })
  return (wanted) => {
    const file = cabinet.files.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())
    return file && cabinet.content(file)
  }
}

function filesIn(host: Host, folder: string): PackageFiles {
  return (wanted) => {
    const entry = host
      .list(folder)
      .find(({ name, kind }) => kind === 'file' && name.toLowerCase() === wanted.toLowerCase())
    const separator = folder.includes('\\') || !folder.includes('/') ? '\\' : '/'
    return entry && host.readFile(`${folder.replace(/[\\/]+$/, '')}${separator}${entry.name}`)
  }
}
