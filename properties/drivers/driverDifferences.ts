import { namesIn } from '../computers/namesIn.ts'
import { valueDiffers } from '../laws/valueDiffers.ts'
import { DRIVER_POOL, type PooledDriver } from './driverPool.ts'
import type { DriverTelling } from './DriverTelling.ts'
import { listedDrivers } from './listedDrivers.ts'
import { placedDifferences } from './placedDifferences.ts'
import { DRIVER_STORE, hiveOf, storedDifferences } from './storedDifferences.ts'

/** A driver package of an image. */
interface AddedDriver {
  readonly number: number
  readonly one: PooledDriver
}

/** Where lists, files and hives of an image are not what the model says. */
export async function driverDifferences(telling: DriverTelling): Promise<readonly string[]> {
  const added = [...telling.model.added]
    .flatMap(([number, place]): AddedDriver[] => {
      const one = DRIVER_POOL[place]
      return one ? [{ number, one }] : []
    })
    .toSorted((a, b) => a.number - b.number)
  const wrong = [
    ...(await listsDiffer(telling, added)),
    ...numbersDiffer(telling, added),
    ...added.flatMap(({ number, one }) => storedDifferences(telling, number, one)),
    ...devicesDiffer(telling, added),
    ...placedDifferences(telling),
  ]
  return [...new Set(wrong)]
}

async function listsDiffer({ computer, inbox }: DriverTelling, added: readonly AddedDriver[]): Promise<string[]> {
  const lines = added.map(({ number, one }) => lineOf(number, one))
  return [
    ...valueDiffers('listed', (await listedDrivers(computer)).join('\n'), lines.join('\n')),
    ...valueDiffers(
      'all listed',
      (await listedDrivers(computer, '/All')).join('\n'),
      [...inbox, ...lines].toSorted().join('\n'),
    ),
  ]
}

function lineOf(number: number, { name, spec }: PooledDriver): string {
  const { className = 'Net', provider = 'Contoso', version = '1.0.0.0' } = spec
  return `oem${number}.inf ${name}.inf No ${className} ${provider} 1/2/2024 ${version}`
}

function numbersDiffer({ computer, volume }: DriverTelling, added: readonly AddedDriver[]): string[] {
  const infs = namesIn(volume, 'Windows\\INF').filter((name) => /^oem\d+\.inf$/.test(name))
  const map = computer.image.registry.key('SYSTEM', 'DriverDatabase')?.value('OemInfMap')?.data ?? new Uint8Array()
  const stores = namesIn(volume, DRIVER_STORE).filter((name) => name.startsWith('contoso'))
  return [
    ...valueDiffers('INF files', infs.join(), added.map(({ number }) => `oem${number}.inf`).join()),
    ...valueDiffers(
      'numbers',
      String(map[0] ?? 0),
      String(added.reduce((bits, { number }) => bits | (0x80 >> number), 0)),
    ),
    ...valueDiffers('stores', String(stores.length), String(added.length)),
  ]
}

/** The device that several packages of the pool are for. */
const SHARED_DEVICE = 'PCI\\CC_02'

function devicesDiffer({ story, computer }: DriverTelling, added: readonly AddedDriver[]): string[] {
  return (['SYSTEM', 'DRIVERS'] as const).flatMap((hive) => {
    const found = computer.image.registry.key(hive, `DriverDatabase\\DeviceIds\\${SHARED_DEVICE}`)?.values() ?? []
    const wanted = added.filter(
      ({ one }) =>
        hiveOf(story, one) === hive &&
        [...(one.spec.compatibleIds ?? []), ...(one.spec.hardwareIds ?? [])].includes(SHARED_DEVICE),
    )
    return valueDiffers(
      `a device in ${hive}`,
      found
        .map(({ name }) => name)
        .toSorted()
        .join(),
      wanted.map(({ number }) => `oem${number}.inf`).join(),
    )
  })
}
