import { codeDiffers } from '../laws/codeDiffers.ts'
import type { DriverStepOf, DriverTelling } from './DriverTelling.ts'
import { DRIVER_CODES, modelRemoveDriver } from './modelDrivers.ts'

/** Removes drivers. @returns what was not as it had to be */
export async function checkRemoving(
  { computer, model }: DriverTelling,
  { names, online, api }: DriverStepOf<'remove'>,
): Promise<string[]> {
  if (api) {
    const [name = ''] = names
    const code = await computer.api(online, (dism, session) => dism.DismRemoveDriver(session, name))
    if (online) return codeDiffers(code >>> 0, DRIVER_CODES.notSupported)
    const outcome = modelRemoveDriver(model, name)
    return codeDiffers(code >>> 0, 'code' in outcome ? outcome.code : 0)
  }
  const { code, body, decisions } = await computer.dism(
    online,
    '/Remove-Driver',
    ...names.map((name) => `/Driver:${name}`),
  )
  if (online) return codeDiffers(code, 50)
  const outcomes = names.map((name) => modelRemoveDriver(model, name))
  const known = outcomes.filter((one) => !('code' in one) || one.code !== DRIVER_CODES.notFound)
  const ignored = body.split('Error: 0x80070002.\n').length - 1
  const warnings = decisions.filter(({ rule, warning }) => rule === 'driver.remove.boot' && warning === true).length
  const critical = outcomes.filter((one) => 'removed' in one && one.removed.critical).length
  const refused = known.some((one) => 'code' in one)
  return [
    ...codeDiffers(code, known.length === 0 ? 2 : refused ? DRIVER_CODES.notAdded : 0),
    ...(ignored === names.length - known.length ? [] : [`${ignored} are told as not there`]),
    ...(warnings === critical ? [] : [`${warnings} warnings, ${critical} of them are boot-critical`]),
  ]
}
