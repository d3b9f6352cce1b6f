import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { driverFolders, driverKeys, driverValues } from './driverPaths.ts'
import { numberReused } from './driverRules.ts'

/** OEM numbers that a map may hold: Windows has had fewer than a thousand, the file names have no limit. */
const MOST = 65_536

/** The OEM number of a published name; undefined for a driver that came with Windows. */
export function oemNumber(published: string): number | undefined {
  const [, digits] = /^oem(\d{1,5})\.inf$/i.exec(published) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The number for a new driver package: the lowest that is free. */
export function nextOemNumber(image: ImageReader, judge: Judge): number {
  const map = oemMap(image)
  let number = 0
  while (number < MOST && isTaken(image, map, number)) number++
  const above = map.subarray((number >> 3) + 1).some((byte) => byte !== 0)
  const reused = above || ((map[number >> 3] ?? 0) & (0x7f >> (number & 7))) !== 0
  const because = reused ? 'a higher one is taken' : 'no higher one is taken'
  judge.decide(numberReused, `oem${number}.inf`, reused, because)
  return number
}

/** Marks an OEM number as taken or free. */
export function markOemNumber(image: ForkedImage, number: number, taken: boolean): void {
  const map = new Uint8Array(Math.max(oemMap(image).length, (number >> 3) + 1))
  map.set(oemMap(image))
  const bit = 0x80 >> (number & 7)
  map[number >> 3] = taken ? (map[number >> 3] ?? 0) | bit : (map[number >> 3] ?? 0) & ~bit
  const end = map.findLastIndex((byte) => byte !== 0)
  image.registry.setBinary(
    'SYSTEM',
    driverKeys.database,
    driverValues.oemNumbers,
    map.subarray(0, Math.max(1, end + 1)),
  )
}

function oemMap({ registry }: ImageReader): Uint8Array {
  return registry.key('SYSTEM', driverKeys.database)?.value(driverValues.oemNumbers)?.data ?? new Uint8Array()
}

/** An INF of that name counts too: maps of images that other tools have serviced may lack it. */
function isTaken({ volume }: ImageReader, map: Uint8Array, number: number): boolean {
  const marked = ((map[number >> 3] ?? 0) & (0x80 >> (number & 7))) !== 0
  return marked || volume.stat(driverFolders.published(`oem${number}.inf`)) !== undefined
}
