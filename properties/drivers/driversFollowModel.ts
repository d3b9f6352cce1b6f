import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import type { DismDriver, DismDriverPackage, Pointer } from '../../src/api/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword, readMultiString, readString } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import { uphold } from '../laws/uphold.ts'
import { DRIVER_POOL, filesOfDriver, NO_DRIVER, type PooledDriver } from './driverPool.ts'
import type { DriverStep, DriverStory } from './DriverStory.ts'
import {
  architectureOf,
  DRIVER_CODES,
  filesInPlace,
  modelAddDrivers,
  modelLose,
  modelRemoveDriver,
  newModelDrivers,
  numberOf,
  type ModelDrivers,
} from './modelDrivers.ts'

const IMAGES = {
  x64: { preset: 'windows-11-24h2' },
  x86: { preset: 'windows-10-22h2', architecture: 'x86' },
  arm64: { preset: 'windows-11-24h2', architecture: 'arm64' },
  'windows-7': { preset: 'windows-7' },
} as const
const TREE = ['D:\\tree', 'D:\\tree\\below', 'D:\\tree\\below\\deep']
const STORE = 'Windows\\System32\\DriverStore\\FileRepository'
const CATALOGS = 'Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}'
const LOCKED = 'Microsoft\\Windows\\CurrentVersion\\Setup\\PnpLockdownFiles'

type Architecture = 'x86' | 'amd64' | 'arm64' | 'arm' | 'ia64'

/** A story under way. */
interface Telling {
  readonly story: DriverStory
  readonly computer: ServicedComputer
  readonly volume: WritableVolume
  readonly model: ModelDrivers
  /** What /Get-Drivers /All shows of an image to which nothing was added. */
  readonly inbox: readonly string[]
}

/**
 * Law: whatever is added to the drivers of an image and removed from them, commands end with the codes that the documents
 * say, and lists, files, hives and exports say what the model says.
 * @throws BrokenLaw
 */
export async function driversFollowModel(story: DriverStory): Promise<void> {
  const volume = smallImage(IMAGES[story.image])
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', sourceDrive(story.tree)],
    ]),
  )
  const telling = { story, computer, volume, model: newModelDrivers(), inbox: await listed(computer, '/All') }
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(`Drivers are serviced as the documents say: ${what}.`, await take(telling, step))
    uphold(`Drivers are as the model says after ${what}.`, await differences(telling))
  }
}

let pool: WritableVolume | undefined

/** D: with the packages of the pool in folders of their numbers, and a tree of some of them. */
function sourceDrive(tree: readonly number[]): WritableVolume {
  if (!pool) {
    pool = createMemoryVolume({ now: STILL })
    for (let place = 0; place <= NO_DRIVER; place++) write(pool, `in\\${place}`, place)
    pool.createFolder('out')
  }
  const volume = pool.fork()
  tree.forEach((place, depth) => write(volume, TREE[depth]?.slice(3) ?? '', place))
  return volume
}

function write(volume: WritableVolume, folder: string, place: number): void {
  for (const [name, bytes] of Object.entries(filesOfDriver(place))) volume.write(`${folder}\\${name}`, bytes)
}

function infOf(place: number): string {
  return `${DRIVER_POOL[place]?.name ?? 'autorun'}.inf`
}

/** Takes a step. @returns what was not as it had to be */
async function take(telling: Telling, step: DriverStep): Promise<string[]> {
  switch (step.kind) {
    case 'add':
      return add(telling, step)
    case 'remove':
      return remove(telling, step)
    case 'info':
      return info(telling, step)
    case 'export':
      return exportAll(telling)
    default:
      lose(telling, step)
      return []
  }
}

async function add(
  { story, computer, model }: Telling,
  { what, byInf, recurse, force, online, api }: Extract<DriverStep, { kind: 'add' }>,
): Promise<string[]> {
  if (api) {
    const [place = 0] = what === 'tree' ? story.tree : what
    const path = `D:\\in\\${place}\\${infOf(place)}`
    const code = await computer.api(online, (dism, session) => dism.DismAddDriver(session, path, force))
    if (online) return notEqual(code >>> 0, DRIVER_CODES.notSupported)
    const [outcome] = modelAddDrivers(model, story, [place], force)
    return notEqual(code >>> 0, outcome && 'code' in outcome ? outcome.code : 0)
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
  if (online) return notEqual(code, 50)
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
    ...notEqual(code, drivers.length === 0 ? 2 : (failed ?? 0)),
    ...(ignored === places.length - drivers.length ? [] : [`${ignored} are told as ignored`]),
    ...(warned === ignored ? [] : [`${warned} are warned of`]),
    ...(first === undefined || reused?.holds === first < highest ? [] : [`oem${first} is told as ${reused?.verdict}`]),
  ]
}

async function remove(
  { computer, model }: Telling,
  { names, online, api }: Extract<DriverStep, { kind: 'remove' }>,
): Promise<string[]> {
  if (api) {
    const [name = ''] = names
    const code = await computer.api(online, (dism, session) => dism.DismRemoveDriver(session, name))
    if (online) return notEqual(code >>> 0, DRIVER_CODES.notSupported)
    const outcome = modelRemoveDriver(model, name)
    return notEqual(code >>> 0, 'code' in outcome ? outcome.code : 0)
  }
  const { code, body, decisions } = await computer.dism(
    online,
    '/Remove-Driver',
    ...names.map((name) => `/Driver:${name}`),
  )
  if (online) return notEqual(code, 50)
  const outcomes = names.map((name) => modelRemoveDriver(model, name))
  const known = outcomes.filter((one) => !('code' in one) || one.code !== DRIVER_CODES.notFound)
  const ignored = body.split('Error: 0x80070002.\n').length - 1
  const warnings = decisions.filter(({ rule, warning }) => rule === 'driver.remove.boot' && warning === true).length
  const critical = outcomes.filter((one) => 'removed' in one && one.removed.critical).length
  const refused = known.some((one) => 'code' in one)
  return [
    ...notEqual(code, known.length === 0 ? 2 : refused ? DRIVER_CODES.notAdded : 0),
    ...(ignored === names.length - known.length ? [] : [`${ignored} are told as not there`]),
    ...(warnings === critical ? [] : [`${warnings} warnings, ${critical} of them are boot-critical`]),
  ]
}

function lose({ volume, model }: Telling, step: Extract<DriverStep, { kind: 'lose' }>): void {
  const one = DRIVER_POOL[step.place]
  if (!one) return
  modelLose(model, step)
  change(volume, ({ registry, volume: files }) => {
    if (step.service) registry.deleteKey('SYSTEM', serviceKey(one.name))
    else for (const { path } of filesInPlace(one)) if (files.stat(path)) files.remove(path)
  })
}

async function info(
  { story, computer, model }: Telling,
  { what, api }: Extract<DriverStep, { kind: 'info' }>,
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
    if (isInbox) return notEqual(code, 0)
    const missing = typeof what === 'number' ? DRIVER_CODES.noDriver : DRIVER_CODES.notFound
    if (!one) return notEqual(code >>> 0, missing)
    const processors = { x86: 0, amd64: 9, arm64: 12, arm: 5, ia64: 6 }
    const { DriverSignature, BootCritical, MajorVersion, ProviderName } = found.value ?? {}
    const list = [...new Set((devices.value ?? []).map(({ Architecture }) => Architecture))].join()
    return [
      ...notEqual(code, 0),
      ...notEqual(DriverSignature, one.critical ? (one.signed ? 2 : 1) : 0),
      ...notEqual(BootCritical === true ? 1 : 0, one.critical ? 1 : 0),
      ...notEqual(MajorVersion, Number(one.spec.version?.split('.')[0] ?? 1)),
      ...(ProviderName === (one.spec.provider ?? 'Contoso') ? [] : [`its provider is ${ProviderName}`]),
      ...(list === wanted.map((architecture) => processors[architecture]).join() ? [] : [`devices for ${list}`]),
    ]
  }
  const { code, body } = await computer.dism(false, '/Get-DriverInfo', `/Driver:${path}`)
  if (isInbox) return notEqual(code, 0)
  if (!one) return notEqual(code, 2)
  const architectures = [...body.matchAll(/Drivers for architecture : (.*)/g)].map(([, name]) => name).join()
  const values = [
    `Class Name : ${one.spec.className ?? 'Net'}\n`,
    `Version : ${one.spec.version ?? '1.0.0.0'}\n`,
    `Boot Critical : ${one.critical ? 'Yes' : 'No'}\n`,
    ...(hasDevices ? [`Service Name : ${one.name}\n`] : []),
  ]
  return [
    ...notEqual(code, 0),
    ...(architectures === wanted.join() ? [] : [`it tells of ${architectures}, not ${wanted.join()}`]),
    ...values.filter((line) => !body.includes(line)).map((line) => `it does not tell ${line}`),
  ]
}

/** What is exported is what was added; a new image takes all of it. */
async function exportAll({ story, computer, volume, model }: Telling): Promise<string[]> {
  const before = computer.host.list('D:\\out').length
  const { code } = await computer.dism(false, '/Export-Driver', '/Destination:D:\\out')
  const wrong = notEqual(code, 0)
  const folders = computer.host.list('D:\\out').map(({ name }) => name)
  for (const folder of namesIn(volume, STORE).filter((name) => name.startsWith('contoso')))
    for (const name of namesIn(volume, `${STORE}\\${folder}`)) {
      const copy = computer.host.readFile(`D:\\out\\${folder}\\${name}`)
      if (!copy || !sameBytes(readAll(copy), readAll(volume.open(`${STORE}\\${folder}\\${name}`))))
        wrong.push(`${folder}\\${name} is not exported as it is`)
    }
  if (before > 0) return wrong
  if (folders.length !== model.added.size) wrong.push(`${folders.join()} is exported`)
  if (folders.length === 0 || wrong.length > 0) return wrong
  const drive = createMemoryVolume({ now: STILL })
  for (const folder of folders)
    for (const { name } of computer.host.list(`D:\\out\\${folder}`)) {
      const file = computer.host.readFile(`D:\\out\\${folder}\\${name}`)
      if (file) drive.write(`out\\${folder}\\${name}`, file)
    }
  const other = servicedComputer(
    new Map([
      ['C', smallImage(IMAGES[story.image])],
      ['D', drive],
    ]),
  )
  const added = await other.dism(false, '/Add-Driver', '/Driver:D:\\out', '/Recurse', '/ForceUnsigned')
  const own = (await listed(other)).map((line) => line.replace(/^oem\d+/, '')).toSorted()
  const here = (await listed(computer)).map((line) => line.replace(/^oem\d+/, '')).toSorted()
  return [...notEqual(added.code, 0), ...(own.join() === here.join() ? [] : [`elsewhere it is ${own.join()}`])]
}

/** Where lists, files and hives of an image are not what the model says. */
async function differences({ story, computer, volume, model, inbox }: Telling): Promise<string[]> {
  const wrong: string[] = []
  const compare = (what: string, found: string, wanted: string) => {
    if (found !== wanted) wrong.push(`${what}: ${found}, not ${wanted}`)
  }
  const drivers = [...model.added]
    .flatMap(([number, place]) => {
      const one = DRIVER_POOL[place]
      return one ? [{ number, one }] : []
    })
    .toSorted((a, b) => a.number - b.number)
  const lines = drivers.map(({ number, one }) => lineOf(number, one))
  compare('listed', (await listed(computer)).join('\n'), lines.join('\n'))
  compare('all listed', (await listed(computer, '/All')).join('\n'), [...inbox, ...lines].toSorted().join('\n'))
  compare(
    'INF files',
    namesIn(volume, 'Windows\\INF')
      .filter((name) => /^oem\d+\.inf$/.test(name))
      .join(),
    drivers.map(({ number }) => `oem${number}.inf`).join(),
  )
  const { registry } = computer.image
  const map = registry.key('SYSTEM', 'DriverDatabase')?.value('OemInfMap')?.data ?? new Uint8Array()
  compare('numbers', String(map[0] ?? 0), String(drivers.reduce((bits, { number }) => bits | (0x80 >> number), 0)))
  const devices = { SYSTEM: new Set<string>(), DRIVERS: new Set<string>() }
  for (const { number, one } of drivers) {
    const hive = one.critical || story.image === 'windows-7' ? 'SYSTEM' : 'DRIVERS'
    const store = readString(registry.key(hive, `DriverDatabase\\DriverInfFiles\\oem${number}.inf`), 'Active') ?? ''
    const key = registry.key(hive, `DriverDatabase\\DriverPackages\\${store}`)
    compare(`oem${number} in ${hive}`, readString(key, '') ?? 'nothing', `oem${number}.inf`)
    compare(`signer of oem${number}`, hex(readDword(key, 'SignerScore')), one.signed ? '0xf000000' : '0x80000000')
    compare(
      `catalog of oem${number}`,
      namesIn(volume, CATALOGS).includes(`oem${number}.cat`) ? 'there' : 'not there',
      one.files[`${one.name}.cat`] ? 'there' : 'not there',
    )
    for (const [name, bytes] of Object.entries(one.files)) {
      const path = `${STORE}\\${store}\\${name}`
      if (volume.stat(path)?.kind !== 'file' || !sameBytes(readAll(volume.open(path)), bytes))
        wrong.push(`${path} is not as it was added`)
    }
    const inf = `Windows\\INF\\oem${number}.inf`
    if (!sameBytes(readAll(volume.open(inf)), one.files[`${one.name}.inf`] ?? new Uint8Array()))
      wrong.push(`${inf} is another`)
    if (one.spec.compatibleIds?.includes('PCI\\CC_02') || one.spec.hardwareIds?.includes('PCI\\CC_02'))
      devices[hive].add(`oem${number}.inf`)
  }
  compare(
    'stores',
    String(namesIn(volume, STORE).filter((name) => name.startsWith('contoso')).length),
    String(drivers.length),
  )
  for (const hive of ['SYSTEM', 'DRIVERS'] as const) {
    const found = registry.key(hive, 'DriverDatabase\\DeviceIds\\PCI\\CC_02')?.values() ?? []
    compare(
      `a device in ${hive}`,
      found
        .map(({ name }) => name)
        .toSorted()
        .join(),
      [...devices[hive]].toSorted().join(),
    )
  }
  for (const one of DRIVER_POOL) {
    const service = registry.key('SYSTEM', serviceKey(one.name))
    const wanted = model.services.get(one.name)
    compare(`start of ${one.name}`, String(readDword(service, 'Start')), String(wanted?.content))
    compare(`owners of ${one.name}`, readMultiString(service, 'Owners').join(), ownersOf(wanted))
    for (const { path } of filesInPlace(one)) {
      const placed = model.files.get(path)
      const content =
        volume.stat(path)?.kind === 'file' ? new TextDecoder().decode(readAll(volume.open(path))) : undefined
      compare(path, String(content), String(placed?.content))
      const lock = registry.key(
        'SOFTWARE',
        `${LOCKED}\\%SystemRoot%/${path.slice('Windows\\'.length).replaceAll('\\', '/')}`,
      )
      compare(`owners of ${path}`, readMultiString(lock, 'Owners').join(), ownersOf(placed))
    }
  }
  return [...new Set(wrong)]
}

function ownersOf(placed: { readonly owners: readonly number[] } | undefined): string {
  return (placed?.owners ?? []).map((number) => `oem${number}.inf`).join()
}

function lineOf(number: number, { name, spec }: PooledDriver): string {
  const { className = 'Net', provider = 'Contoso', version = '1.0.0.0' } = spec
  return `oem${number}.inf ${name}.inf No ${className} ${provider} 1/2/2024 ${version}`
}

/** The drivers that are listed, a line each. */
async function listed(computer: ServicedComputer, ...words: string[]): Promise<readonly string[]> {
  const { body } = await computer.dism(false, '/Get-Drivers', ...words)
  return body
    .split('\n\n')
    .filter((block) => block.startsWith('Published Name'))
    .map((block) => [...block.matchAll(/ : (.*)/g)].map(([, value]) => value).join(' '))
}

function serviceKey(name: string): string {
  return `ControlSet001\\Services\\${name}`
}

function namesIn(volume: WritableVolume, folder: string): string[] {
  return volume.stat(folder)?.kind === 'folder'
    ? volume
        .list(folder)
        .map(({ name }) => name)
        .toSorted()
    : []
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

function notEqual(found: number | undefined, wanted: number): string[] {
  return found === wanted ? [] : [`${hex(found)}, not ${hex(wanted)}`]
}

function hex(number: number | undefined): string {
  return number === undefined ? 'nothing' : `0x${number.toString(16)}`
}
