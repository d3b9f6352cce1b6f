import { compareVolumes } from '../../emulator/machine/compareVolumes.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'

/** A file, folder, key or value that is not the same in two images. */
export interface ImageDifference {
  readonly kind: 'added' | 'removed' | 'changed'
  /** Of files and folders as it is; keys below the name of their hive, values after `\\` twice. */
  readonly path: string
}

const PROVISIONING_LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'

/** What differs between two images, but for what has no meaning: times, order of cells, spelling of XML. */
export function differenceOfVolumes(before: VolumeReader, after: VolumeReader): ImageDifference[] {
  return compareVolumes(before, after).flatMap(({ kind, path, registry }): ImageDifference[] => {
    if (registry)
      return registry.map((one) => {
        const hive = path.split('\\').slice(path.endsWith('NTUSER.DAT') ? -2 : -1)
        const value = one.value === undefined ? [] : ['', one.value]
        return { kind: one.kind, path: [...hive, one.key, ...value].join('\\') }
      })
    if (kind === 'changed' && path === PROVISIONING_LIST && listed(before) === listed(after)) return []
    return [{ kind, path }]
  })
}

/** The packages of the provisioning list in their order, with all attributes. */
function listed(volume: VolumeReader): string {
  const text = new TextDecoder().decode(readAll(volume.open(PROVISIONING_LIST)))
  return (text.match(/<Package [^>]*>/g) ?? []).join('')
}
