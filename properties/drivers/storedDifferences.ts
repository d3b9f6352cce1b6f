import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword, readString } from '../../src/image/readWindowsFacts.ts'
import { namesIn } from '../computers/namesIn.ts'
import { sameBytes } from '../computers/sameBytes.ts'
import { codeText } from '../laws/codeText.ts'
import { valueDiffers } from '../laws/valueDiffers.ts'
import type { PooledDriver } from './driverPool.ts'
import type { DriverStory } from './DriverStory.ts'
import type { DriverTelling } from './DriverTelling.ts'

/** Where the folders of driver packages are. */
export const DRIVER_STORE = 'Windows\\System32\\DriverStore\\FileRepository'

const CATALOGS = 'Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}'

/** The hive whose database has a package. */
export function hiveOf({ image }: DriverStory, { critical }: PooledDriver): 'SYSTEM' | 'DRIVERS' {
  return critical || image === 'windows-7' ? 'SYSTEM' : 'DRIVERS'
}

/** Where database and store do not have a package as it was added. */
export function storedDifferences(
  { story, computer, volume }: DriverTelling,
  number: number,
  one: PooledDriver,
): readonly string[] {
  const { registry } = computer.image
  const hive = hiveOf(story, one)
  const store = readString(registry.key(hive, `DriverDatabase\\DriverInfFiles\\oem${number}.inf`), 'Active') ?? ''
  const key = registry.key(hive, `DriverDatabase\\DriverPackages\\${store}`)
  const catalog = namesIn(volume, CATALOGS).includes(`oem${number}.cat`) ? 'there' : 'not there'
  const isAsAdded = (path: string, bytes: Uint8Array = new Uint8Array()) =>
    volume.stat(path)?.kind === 'file' && sameBytes(readAll(volume.open(path)), bytes)
  return [
    ...valueDiffers(`oem${number} in ${hive}`, readString(key, '') ?? 'nothing', `oem${number}.inf`),
    ...valueDiffers(
      `signer of oem${number}`,
      codeText(readDword(key, 'SignerScore')),
      one.signed ? '0xf000000' : '0x80000000',
    ),
    ...valueDiffers(`catalog of oem${number}`, catalog, one.files[`${one.name}.cat`] ? 'there' : 'not there'),
    ...Object.entries(one.files).flatMap(([name, bytes]) => {
      const path = `${DRIVER_STORE}\\${store}\\${name}`
      return isAsAdded(path, bytes) ? [] : [`${path} is not as it was added`]
    }),
    ...(isAsAdded(`Windows\\INF\\oem${number}.inf`, one.files[`${one.name}.inf`])
      ? []
      : [`oem${number}.inf is another`]),
  ]
}
