import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword, readMultiString } from '../../src/image/readWindowsFacts.ts'
import { valueDiffers } from '../laws/valueDiffers.ts'
import { DRIVER_POOL } from './driverPool.ts'
import type { DriverTelling } from './DriverTelling.ts'
import { filesInPlace } from './modelDrivers.ts'

const LOCKED = 'Microsoft\\Windows\\CurrentVersion\\Setup\\PnpLockdownFiles'

/** The key of a service. */
export function serviceKey(name: string): string {
  return `ControlSet001\\Services\\${name}`
}

/** Where services and files outside of the store, and who owns them, are not what the model says. */
export function placedDifferences({ computer, volume, model }: DriverTelling): readonly string[] {
  const { registry } = computer.image
  return DRIVER_POOL.flatMap((one) => {
    const service = registry.key('SYSTEM', serviceKey(one.name))
    const wanted = model.services.get(one.name)
    return [
      ...valueDiffers(`start of ${one.name}`, String(readDword(service, 'Start')), String(wanted?.content)),
      ...valueDiffers(`owners of ${one.name}`, readMultiString(service, 'Owners').join(), ownersOf(wanted)),
      ...filesInPlace(one).flatMap(({ path }) => {
        const placed = model.files.get(path)
        const isThere = volume.stat(path)?.kind === 'file'
        const content = isThere ? new TextDecoder().decode(readAll(volume.open(path))) : undefined
        const below = path.slice('Windows\\'.length).replaceAll('\\', '/')
        const lock = registry.key('SOFTWARE', `${LOCKED}\\%SystemRoot%/${below}`)
        return [
          ...valueDiffers(path, String(content), String(placed?.content)),
          ...valueDiffers(`owners of ${path}`, readMultiString(lock, 'Owners').join(), ownersOf(placed)),
        ]
      }),
    ]
  })
}

function ownersOf(placed: { readonly owners: readonly number[] } | undefined): string {
  return (placed?.owners ?? []).map((number) => `oem${number}.inf`).join()
}
