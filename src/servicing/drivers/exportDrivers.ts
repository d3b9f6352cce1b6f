import { DismError } from '../../errors/DismError.ts'
import type { Host } from '../../host/Host.ts'
import type { VolumeReader, WritableVolume } from '../../image/Volume.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { driverFolders } from './driverPaths.ts'
import { driverListed } from './driverRules.ts'
import { oemNumber } from './oemNumbers.ts'
import { readStoredDrivers } from './readStoredDrivers.ts'

/** Where driver packages are copied to. */
export interface ExportTarget {
  readonly host: Host
  readonly destination: string
  /** False: nothing is written. */
  readonly apply: boolean
}

/**
 * Copies the third-party driver packages of an image into a folder of the technician's computer, each into a folder of
 * the name that it has in the store.
 * @returns their published names
 * @throws DismError PATH_NOT_FOUND when there is no such folder
 */
export function exportDrivers(
  image: ImageReader,
  { host, destination, apply }: ExportTarget,
  judge: Judge,
): readonly string[] {
  const volume = host.openVolume(destination)
  if (!volume) throw new DismError('PATH_NOT_FOUND', `there is no folder ${destination}`)
  try {
    const fork = volume.fork()
    const exported = readStoredDrivers(image).filter(({ published }) => {
      const added = oemNumber(published) !== undefined
      return judge.decide(driverListed, published, added, added ? 'it was added' : 'it came with Windows')
    })
    for (const { store } of exported) copyFolder(image.volume, driverFolders.store(store), fork, store)
    if (apply) volume.apply(fork.diff(volume))
    return exported.map(({ published }) => published)
  } finally {
    volume.close()
  }
}

function copyFolder(from: VolumeReader, source: string, to: WritableVolume, target: string): void {
  if (from.stat(source)?.kind !== 'folder') return
  to.createFolder(target)
  for (const { name, kind } of from.list(source)) {
    if (kind === 'folder') copyFolder(from, `${source}\\${name}`, to, `${target}\\${name}`)
    else to.write(`${target}\\${name}`, from.open(`${source}\\${name}`))
  }
}
