import type { DismDriver, DismDriverPackage, Pointer } from '../../src/api/index.ts'
import { codeDiffers } from '../laws/codeDiffers.ts'
import { DRIVER_POOL, NO_DRIVER } from './driverPool.ts'
import { infOf } from './driverSources.ts'
import type { DriverStepOf, DriverTelling } from './DriverTelling.ts'
import { architectureOf, DRIVER_CODES, numberOf } from './modelDrivers.ts'

type Architecture = 'x86' | 'amd64' | 'arm64' | 'arm' | 'ia64'

/** Has a driver package told. @returns what was not as it had to be */
export async function checkDriverInfo(
  { story, computer, model }: DriverTelling,
  { what, api }: DriverStepOf<'info'>,
): Promise<string[]> {
  const path = typeof what === 'number' ? `D:\\in\\${what}\\${infOf(what)}` : what
  const number = typeof what === 'number' ? undefined : numberOf(what)
  const one =
    DRIVER_POOL[
      typeof what === 'number' ? what : number === undefined ? NO_DRIVER : (model.added.get(number) ?? NO_DRIVER)
    ]
  const isInbox = typeof what !== 'number' && number === undefined
  const hasDevices = one?.spec.primitive !== true
  const named = typeof what === 'number' ? (one?.spec.architectures ?? ['amd64']) : [architectureOf(story.image)]
  const wanted: readonly Architecture[] = hasDevices ? named : []
  if (api) {
    const devices: Pointer<readonly DismDriver[] | null> = { value: null }
    const found: Pointer<DismDriverPackage | null> = { value: null }
    const code = await computer.api(false, (dism, session) =>
      dism.DismGetDriverInfo(session, path, devices, { value: 0 }, found),
    )
    if (isInbox) return codeDiffers(code, 0)
    const missing = typeof what === 'number' ? DRIVER_CODES.noDriver : DRIVER_CODES.notFound
    if (!one) return codeDiffers(code >>> 0, missing)
    const processors = { x86: 0, amd64: 9, arm64: 12, arm: 5, ia64: 6 }
    const { DriverSignature, BootCritical, MajorVersion, ProviderName } = found.value ?? {}
    const list = [...new Set((devices.value ?? []).map(({ Architecture }) => Architecture))].join()
    return [
      ...codeDiffers(code, 0),
      ...codeDiffers(DriverSignature, one.critical ? (one.signed ? 2 : 1) : 0),
      ...codeDiffers(BootCritical === true ? 1 : 0, one.critical ? 1 : 0),
      ...codeDiffers(MajorVersion, Number(one.spec.version?.split('.')[0] ?? 1)),
      ...(ProviderName === (one.spec.provider ?? 'Contoso') ? [] : [`its provider is ${ProviderName}`]),
      ...(list === wanted.map((architecture) => processors[architecture]).join() ? [] : [`devices for ${list}`]),
    ]
  }
  const { code, body } = await computer.dism(false, '/Get-DriverInfo', `/Driver:${path}`)
  if (isInbox) return codeDiffers(code, 0)
  if (!one) return codeDiffers(code, 2)
  const architectures = [...body.matchAll(/Drivers for architecture : (.*)/g)].map(([, name]) => name).join()
  const values = [
    `Class Name : ${one.spec.className ?? 'Net'}\n`,
    `Version : ${one.spec.version ?? '1.0.0.0'}\n`,
    `Boot Critical : ${one.critical ? 'Yes' : 'No'}\n`,
    ...(hasDevices ? [`Service Name : ${one.name}\n`] : []),
  ]
  return [
    ...codeDiffers(code, 0),
    ...(architectures === wanted.join() ? [] : [`it tells of ${architectures}, not ${wanted.join()}`]),
    ...values.filter((line) => !body.includes(line)).map((line) => `it does not tell ${line}`),
  ]
}
