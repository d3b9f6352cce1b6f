import type { VolumeReader } from '../../src/image/Volume.ts'

const HIVES = ['SOFTWARE', 'SYSTEM', 'DEFAULT', 'COMPONENTS'].map((name) => `Windows\\System32\\config\\${name}`)

const FOLDERS = [
  '',
  'Windows',
  'Windows\\servicing\\Packages',
  'Windows\\WinSxS',
  'Windows\\WinSxS\\Manifests',
  'Windows\\Help',
  'Windows\\System32',
  'Windows\\SysWOW64',
  'Windows\\Fonts',
]

/**
 * What tells two states of one volume apart where packages are serviced: the sources of its hives, which stay the same
 * while their content does, and names and files of the folders that hold packages and components.
 */
export function sourcesOf(volume: VolumeReader): readonly unknown[] {
  const hives = HIVES.map((path) => (volume.stat(path) ? volume.open(path) : undefined))
  const entries = FOLDERS.filter((path) => volume.stat(path)).flatMap((path) =>
    volume
      .list(path)
      .map(({ name, fileId, size, kind }) => `${path}\\${name} ${kind === 'file' ? `${fileId} ${size}` : ''}`),
  )
  return [...hives, ...entries]
}

/** Whether two states are the same. */
export function sameSources(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, place) => each === other[place])
}
