import { FormatError } from '../FormatError.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import type { DriverFile } from './DriverInf.ts'
import type { InfFile } from './InfFile.ts'
import type { InfArchitecture } from './targetDecoration.ts'

/** A CopyFiles entry: a file, and the section that names it, whose destination it has. */
interface Copy {
  readonly target: string
  readonly source: string
  readonly section: string
}

/**
 * The files that install sections copy (`CopyFiles`, those of their co-installers too), each once.
 * @throws FormatError for a path that leaves the package or its destination
 */
export function driverFiles(inf: InfFile, installs: readonly string[], architecture: InfArchitecture): DriverFile[] {
  const lists = installs
    .flatMap((name) => [name, `${name}.CoInstallers`])
    .flatMap((name) => inf.section(name) ?? [])
    .filter(({ key }) => key?.toLowerCase() === 'copyfiles')
    .flatMap(({ values }) => values)
  const found = new Map<string, DriverFile>()
  for (const list of new Set(lists)) {
    for (const copy of copiesOf(inf, list)) {
      const file = fileOf(inf, copy, architecture)
      for (const path of [file.source, file.target])
        if (!isSafeRelativePath(path)) throw new FormatError(inf.file, `"${path}" is no path of a file to copy`)
      found.set(`${file.dirId}|${file.target}`.toUpperCase(), file)
    }
  }
  return [...found.values()]
}

/** What an entry of CopyFiles stands for: `@file`, or a section of `target[, source]`. */
function copiesOf(inf: InfFile, list: string): Copy[] {
  if (list.startsWith('@')) return [{ target: list.slice(1), source: list.slice(1), section: '' }]
  return (inf.section(list) ?? []).flatMap(({ key, values }) => {
    const [target = '', source = ''] = key === undefined ? values : [key, ...values]
    return target === '' ? [] : [{ target, source: source === '' ? target : source, section: list }]
  })
}

function fileOf(inf: InfFile, { target, source, section }: Copy, architecture: InfArchitecture): DriverFile {
  const [dirId = '', folder = ''] =
    (inf.line('DestinationDirs', section) ?? inf.line('DestinationDirs', 'DefaultDestDir'))?.values ?? []
  return { source: sourceOf(inf, source, architecture), dirId, target: joined(folder, target) }
}

/** Where a file lies beside the INF: `[SourceDisksFiles]` names its disk and folder, `[SourceDisksNames]` the disk's. */
function sourceOf(inf: InfFile, source: string, architecture: InfArchitecture): string {
  const find = (section: string, key: string) => inf.line(`${section}.${architecture}`, key) ?? inf.line(section, key)
  const [disk = '', folder = ''] = find('SourceDisksFiles', source)?.values ?? []
  const path = find('SourceDisksNames', disk)?.values[3] ?? ''
  return joined(path, folder, source)
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replaceAll('/', '\\').replace(/^\.?\\+|\\+$/g, ''))
    .filter((part) => part !== '' && part !== '.')
    .join('\\')
}
