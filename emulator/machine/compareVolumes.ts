import { readAll, type ByteSource } from '../../src/formats/ByteSource.ts'
import type { Hive } from '../../src/formats/regf/Hive.ts'
import { openHive } from '../../src/formats/regf/openHive.ts'
import type { VolumeEntry, VolumeReader } from '../../src/image/Volume.ts'
import { joinPath } from '../../src/image/WindowsPath.ts'
import { upcase } from '../../src/formats/upcase.ts'
import { compareHives, type HiveDifference } from './compareHives.ts'

/** A file or folder that is not the same on two volumes. Of hives, what differs inside. */
export interface VolumeDifference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly path: string
  readonly entry: 'file' | 'folder' | 'hive'
  readonly registry?: readonly HiveDifference[]
}

/**
 * What differs between two volumes, by path. Times and attributes do not count. A hive is compared key by key, with
 * what its logs hold, so that two files with the same content but another order of cells are equal.
 * @throws FormatError for a corrupt hive
 */
export function compareVolumes(before: VolumeReader, after: VolumeReader): VolumeDifference[] {
  return [...compareFolders(before, after, '')]
}

function* compareFolders(before: VolumeReader, after: VolumeReader, folder: string): Generator<VolumeDifference> {
  const old = entriesOf(before, folder)
  const now = entriesOf(after, folder)
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [left, right] = [old.get(name), now.get(name)]
    const path = joinPath(folder, (right ?? left)?.name ?? name)
    if (left?.kind === 'folder' && right?.kind === 'folder') yield* compareFolders(before, after, path)
    else if (left?.kind === 'file' && right?.kind === 'file') yield* compareFiles(before, after, path)
    else {
      if (left) yield* all('removed', before, path, left)
      if (right) yield* all('added', after, path, right)
    }
  }
}

/** Entries by folded name, without the logs of hives. */
function entriesOf(volume: VolumeReader, folder: string): Map<string, VolumeEntry> {
  const entries = new Map(volume.list(folder).map((entry) => [upcase(entry.name), entry]))
  for (const name of entries.keys())
    if (entries.has(name.replace(/\.LOG\d?$/, '')) && /\.LOG\d?$/.test(name)) entries.delete(name)
  return entries
}

function* compareFiles(before: VolumeReader, after: VolumeReader, path: string): Generator<VolumeDifference> {
  const [left, right] = [before.open(path), after.open(path)]
  if (isHive(left) && isHive(right)) {
    const registry = compareHives(hiveAt(before, path), hiveAt(after, path))
    if (registry.length > 0) yield { kind: 'changed', path, entry: 'hive', registry }
  } else if (!sameBytes(left, right)) yield { kind: 'changed', path, entry: 'file' }
}

/** An entry with all that is below it. */
function* all(
  kind: 'added' | 'removed',
  volume: VolumeReader,
  path: string,
  entry: VolumeEntry,
): Generator<VolumeDifference> {
  yield { kind, path, entry: entry.kind }
  if (entry.kind === 'folder')
    for (const child of volume.list(path)) yield* all(kind, volume, joinPath(path, child.name), child)
}

function hiveAt(volume: VolumeReader, path: string): Hive {
  const logs = ['.LOG', '.LOG1', '.LOG2']
    .map((suffix) => path + suffix)
    .filter((log) => (volume.stat(log)?.size ?? 0) > 0)
  return openHive(volume.open(path), { file: path, logs: logs.map((log) => volume.open(log)), now: () => 0n })
}

function isHive(source: ByteSource): boolean {
  return new TextDecoder('latin1').decode(source.read(0, 4)) === 'regf'
}

function sameBytes(left: ByteSource, right: ByteSource): boolean {
  if (left.size !== right.size) return false
  const [a, b] = [readAll(left), readAll(right)]
  return a.every((byte, index) => byte === b[index])
}
