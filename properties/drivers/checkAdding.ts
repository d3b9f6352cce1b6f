import { codeDiffers } from '../laws/codeDiffers.ts'
import { NO_DRIVER } from './driverPool.ts'
import { infOf } from './driverSources.ts'
import type { DriverStepOf, DriverTelling } from './DriverTelling.ts'
import { DRIVER_CODES, modelAddDrivers } from './modelDrivers.ts'

/** Adds drivers. @returns what was not as it had to be */
export async function checkAdding(
  { story, computer, model }: DriverTelling,
  { what, byInf, recurse, force, online, api }: DriverStepOf<'add'>,
): Promise<string[]> {
  if (api) {
    const [place = 0] = what === 'tree' ? story.tree : what
    const path = `D:\\in\\${place}\\${infOf(place)}`
    const code = await computer.api(online, (dism, session) => dism.DismAddDriver(session, path, force))
    if (online) return codeDiffers(code >>> 0, DRIVER_CODES.notSupported)
    const [outcome] = modelAddDrivers(model, story, [place], force)
    return codeDiffers(code >>> 0, outcome && 'code' in outcome ? outcome.code : 0)
  }
  const places = what === 'tree' ? story.tree.slice(0, recurse ? 3 : 1) : what
  const paths =
    what === 'tree' ? ['D:\\tree'] : what.map((place) => `D:\\in\\${place}${byInf ? `\\${infOf(place)}` : ''}`)
  const { code, body, decisions } = await computer.dism(
    online,
    '/Add-Driver',
    ...paths.map((path) => `/Driver:${path}`),
    ...(recurse ? ['/Recurse'] : []),
    ...(force ? ['/ForceUnsigned'] : []),
  )
  if (online) return codeDiffers(code, 50)
  const known = new Set(model.added.values())
  const highest = Math.max(-1, ...model.added.keys())
  const drivers = places.filter((place) => place !== NO_DRIVER)
  const ignored = body.split('Error: 0xE0000100.\n').length - 1
  const warned = decisions.filter(({ rule, warning }) => rule === 'driver.inf.valid' && warning === true).length
  const outcomes = modelAddDrivers(model, story, drivers, force)
  const [failed] = outcomes.flatMap((one) => ('code' in one ? [one.code & 0xffff] : []))
  const numbers = outcomes.flatMap((one, index) =>
    'number' in one && !known.has(drivers[index] ?? 0) ? [one.number] : [],
  )
  const reused = decisions.find(({ rule }) => rule === 'driver.number.reused')
  const [first] = numbers
  return [
    ...codeDiffers(code, drivers.length === 0 ? 2 : (failed ?? 0)),
    ...(ignored === places.length - drivers.length ? [] : [`${ignored} are told as ignored`]),
    ...(warned === ignored ? [] : [`${warned} are warned of`]),
    ...(first === undefined || reused?.holds === first < highest ? [] : [`oem${first} is told as ${reused?.verdict}`]),
  ]
}
