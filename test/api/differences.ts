import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'

/** Paths whose kind, attributes, time of last write or bytes are not the same. */
export function differences(left: VolumeReader, right: VolumeReader): string[] {
  const [ours, theirs] = [left, right].map((volume) => new Map(filesOf(volume, '')))
  const paths = new Set([...(ours ?? []), ...(theirs ?? [])].map(([path]) => path))
  return [...paths].filter((path) => ours?.get(path) !== theirs?.get(path))
}

function* filesOf(volume: VolumeReader, folder: string): Generator<[path: string, state: string]> {
  for (const { name, kind, attributes, modified } of volume.list(folder)) {
    const path = joinPath(folder, name)
    const bytes = kind === 'file' ? Buffer.from(readAll(volume.open(path))).toString('latin1') : ''
    yield [path, `${kind} ${attributes} ${kind === 'file' ? modified : ''} ${bytes}`]
    if (kind === 'folder') yield* filesOf(volume, path)
  }
}
