import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { STILL } from '../computers/ServicedComputer.ts'
import { DRIVER_POOL, filesOfDriver, NO_DRIVER } from './driverPool.ts'

const TREE = ['tree', 'tree\\below', 'tree\\below\\deep']

let pool: WritableVolume | undefined

/** D: with the packages of the pool in folders of their numbers, and a tree of some of them. */
export function driverSources(tree: readonly number[]): WritableVolume {
  if (!pool) {
    pool = createMemoryVolume({ now: STILL })
    for (let place = 0; place <= NO_DRIVER; place++) write(pool, `in\\${place}`, place)
    pool.createFolder('out')
  }
  const volume = pool.fork()
  tree.forEach((place, depth) => write(volume, TREE[depth] ?? '', place))
  return volume
}

function write(volume: WritableVolume, folder: string, place: number): void {
  for (const [name, bytes] of Object.entries(filesOfDriver(place))) volume.write(`${folder}\\${name}`, bytes)
}

/** The name of the INF at a place of the pool. */
export function infOf(place: number): string {
  return `${DRIVER_POOL[place]?.name ?? 'autorun'}.inf`
}
