import { readAll } from '../../../src/formats/ByteSource.ts'
import type { Volume } from '../../../src/image/Volume.ts'

/** How much of the base block its checksum covers, with that itself: no byte of it changes unnoticed. */
const COVERED = 512

/**
 * A volume on which a byte of a hive is another one. What is applied goes to the volume itself, where it is right.
 * @param path of a file of the volume
 */
export function damageHive(volume: Volume, path: string, random: (below: number) => number): Volume {
  const bytes = readAll(volume.open(path)).slice()
  const place = random(Math.min(COVERED, bytes.length))
  bytes[place] = (bytes[place] ?? 0) ^ (1 + random(255))
  const damaged = volume.fork()
  damaged.write(path, bytes)
  return {
    stat: (name) => damaged.stat(name),
    list: (name, prefix) => damaged.list(name, prefix),
    open: (name) => damaged.open(name),
    fork: () => damaged.fork(),
    apply: (changes) => volume.apply(changes),
    close: () => volume.close(),
  }
}
