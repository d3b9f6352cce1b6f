import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import { drivePath } from '../drivePath.ts'
import type { DiskEntry } from './DiskEntry.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/** What a command has seen of the real disk so far. */
export interface WatchedDisk {
  readonly host: Host
  readonly seen: () => readonly DiskEntry[]
}

/**
 * Watches what is read from the real disk through a host for which paths without a drive letter are there.
 * @param keep keeps the content of a file, and gives its name in the folder of the scenario
 */
export function watchDisk(host: Host, keep: (path: string, content: ByteSource) => string): WatchedDisk {
  const seen = new Map<string, DiskEntry>()
  const folder = (path: string) => seen.set(path, { kind: 'folder', path, names: host.list(path) })
  const readFile = (path: string): ByteSource | undefined => {
    const content = host.readFile(path)
    if (content && isOnDisk(path) && seen.get(path)?.kind !== 'file')
      seen.set(path, { kind: 'file', path, file: keep(path, content) })
    return content
  }
  return {
    seen: () => [...seen.values()],
    host: {
      ...host,
      readFile,
      kindOf(path) {
        const kind = host.kindOf(path)
        if (kind !== undefined && isOnDisk(path) && !seen.has(path)) {
          if (kind === 'folder') folder(path)
          else readFile(path)
        }
        return kind
      },
      list(path) {
        if (isOnDisk(path) && !seen.has(path) && host.kindOf(path) === 'folder') folder(path)
        return host.list(path)
      },
      beside: (path, name) => (isOnDisk(path) ? besideOnDisk(path, name) : host.beside(path, name)),
      openVolume(path) {
        if (isOnDisk(path)) seen.set(path, { kind: 'image', path })
        return host.openVolume(path)
      },
    },
  }
}

/** A host on which a step sees again what it saw of the real disk; what it writes there is left out. */
export function diskOfStep(host: Host, entries: readonly DiskEntry[], files: ScenarioFiles): Host {
  const seen = new Map(entries.map((entry) => [entry.path, entry]))
  const at = (path: string): DiskEntry | undefined => seen.get(path)
  return {
    ...host,
    readFile(path) {
      if (!isOnDisk(path)) return host.readFile(path)
      const entry = at(path)
      return entry?.kind === 'file' ? files.get(entry.file) : undefined
    },
    kindOf(path) {
      if (!isOnDisk(path)) return host.kindOf(path)
      const entry = at(path)
      return entry?.kind === 'image' ? undefined : entry?.kind
    },
    list(path) {
      if (!isOnDisk(path)) return host.list(path)
      const entry = at(path)
      return entry?.kind === 'folder' ? entry.names : []
    },
    beside: (path, name) => (isOnDisk(path) ? besideOnDisk(path, name) : host.beside(path, name)),
    openVolume: (path) => (isOnDisk(path) ? undefined : host.openVolume(path)),
    isRunningWindows: (path) => !isOnDisk(path) && host.isRunningWindows(path),
    writeFile: (path, content) => (isOnDisk(path) ? undefined : host.writeFile(path, content)),
    appendText: (path, text) => (isOnDisk(path) ? undefined : host.appendText(path, text)),
  }
}

function isOnDisk(path: string): boolean {
  return drivePath(path) === undefined
}

function besideOnDisk(path: string, name: string): string {
  return path.replace(/[^\\/]*$/, '') + name
}
