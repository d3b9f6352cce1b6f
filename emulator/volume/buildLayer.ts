import { createFsFromVolume, Volume } from 'memfs'
import { DismError } from '../../src/errors/DismError.ts'
import { splitPath } from '../../src/image/WindowsPath.ts'
import { checkName } from './checkName.ts'
import { upcase } from '../../src/formats/upcase.ts'
import type { Layer, LayerFolder } from './layers/Layer.ts'
import { quote } from './notFound.ts'

/** The content of a file, or what makes it when it is first asked for; texts are stored as UTF-8. */
export type LayerContent = string | Uint8Array | (() => string | Uint8Array)

/**
 * A layer of files.
 * @param files contents by path from the root of the volume; a path that ends in `\` is an empty folder
 * @param options.modified last write of all, FILETIME
 * @throws DismError INVALID_NAME, ALREADY_EXISTS when two paths are the same to Windows, PATH_NOT_FOUND when one is
 * below a file
 */
export function buildLayer(files: Readonly<Record<string, LayerContent>>, options: { modified: bigint }): Layer {
  const { modified } = options
  const store = createFsFromVolume(new Volume())
  let number = 0
  const root = newFolder('', '')

  function newFolder(name: string, path: string): LayerFolder {
    return { kind: 'folder', name, path, modified, number: number++, entries: new Map() }
  }

  function folderAt(names: readonly string[], path: string): LayerFolder {
    let folder = root
    for (const name of names) {
      checkName(name, path)
      const next = folder.entries.get(upcase(name)) ?? newFolder(name, `${folder.path}/${name}`)
      if (next.kind === 'file') throw new DismError('PATH_NOT_FOUND', `a file is above ${quote(path)}`)
      folder.entries.set(upcase(name), next)
      folder = next
    }
    return folder
  }

  function keepFile(inFolder: string, path: string, content: LayerContent): number {
    const made = typeof content === 'function' ? content() : content
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made
    store.mkdirSync(inFolder || '/', { recursive: true })
    store.writeFileSync(path, bytes)
    return bytes.length
  }

  for (const [path, content] of Object.entries(files)) {
    const names = splitPath(path)
    if (/[\\/]$/.test(path)) {
      folderAt(names, path)
      continue
    }
    const name = names.at(-1) ?? ''
    const folder = folderAt(names.slice(0, -1), path)
    checkName(name, path)
    if (folder.entries.has(upcase(name))) throw new DismError('ALREADY_EXISTS', `${quote(path)} is there twice`)
    const stored = `${folder.path}/${name}`
    let size: number | undefined
    const keep = (): number => (size ??= keepFile(folder.path, stored, content))
    folder.entries.set(upcase(name), {
      kind: 'file',
      name,
      path: stored,
      modified,
      number: number++,
      keep,
      source: undefined,
    })
  }
  return { store, root }
}
