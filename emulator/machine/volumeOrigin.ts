import type { VolumeReader } from '../../src/image/Volume.ts'
import type { Machine } from './Machine.ts'

/** Where the volume of an image comes from. */
export interface VolumeOrigin {
  readonly machine: Machine
  /** The drive or folder that it is: `C:\\`, `D:\\mnt`. */
  readonly path: string
  /** Of a drive as it was once, the step that took the snapshot. */
  readonly snapshot?: number
}

const origins = new WeakMap<VolumeReader, VolumeOrigin>()

/** Notes which computer a volume is of. @returns the volume */
export function volumeFrom<V extends VolumeReader>(volume: V, origin: VolumeOrigin): V {
  origins.set(volume, origin)
  return volume
}

/** The computer that a volume is of, if it is of one. */
export function originOf(volume: VolumeReader): VolumeOrigin | undefined {
  return origins.get(volume)
}
