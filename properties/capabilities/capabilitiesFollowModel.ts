import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { cabinet, featureOnDemandCab, updateCab } from '../../fixtures/index.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import { uphold } from '../laws/uphold.ts'
import { CAPABILITIES, type CapabilityStep, type CapabilityStory, type OfferedCabinet } from './CapabilityStory.ts'
import {
  cabinetsIn,
  CAPABILITY_CODES,
  identityOf,
  KNOWN,
  knownCapabilities,
  meant,
  modelAdd,
  modelExport,
  modelRemove,
  modelStart,
  newModelCapabilities,
  packageName,
  packageOf,
  stateOf,
  typed,
  type ModelCapabilities,
  type ModelPackageState,
} from './modelCapabilities.ts'

const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'
const SERVER = 'Policies\\Microsoft\\Windows\\WindowsUpdate\\AU'
/** What all packages say of their size, and how DISM writes it. */
const SIZE = 5_300_763
const SIZE_TEXT = '5.06 MB'
const STATES: { readonly [State in ModelPackageState]: number } = {
  Installed: 0x70,
  'Install Pending': 0x60,
  Superseded: 0x50,
  Staged: 0x40,
  'Uninstall Pending': 5,
}

/**
 * Law: whatever capabilities are added from what sources, removed and exported, commands end with the codes that the
 * documents say, and lists and packages are what the model says; a command that is refused changes nothing.
 * @throws BrokenLaw
 */
export async function capabilitiesFollowModel(story: CapabilityStory): Promise<void> {
  const volume = smallImage({ preset: story.preset, languages: story.french ? ['en-US', 'fr-FR'] : ['en-US'] })
  plant(volume, story)
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', sourceDrive(story)],
    ]),
  )
  const model = newModelCapabilities(story)
  const exported = new Set<string>()
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(
      `Capabilities are serviced as the documents say: ${what}.`,
      await take(story, computer, model, exported, step),
    )
    uphold(`Capabilities are as the model says after ${what}.`, await differences(story, computer, model))
  }
}

/** Gives an image packages that are not installed, a capability that it knows, and policies. */
function plant(volume: WritableVolume, story: CapabilityStory): void {
  const { policy, useWindowsUpdate, useServer, contentServer } = story
  change(volume, ({ registry, volume: files }) => {
    for (const [identity, { of, state }] of newModelCapabilities(story)) {
      const { name, language, needs } = CAPABILITIES[of] ?? CAPABILITIES[0]
      const dependencies = needs.map((need) => ({ ...CAPABILITIES[need], version: '1.0' }))
      const capability = { name, version: '1.0', ...(language !== '' && { language }), dependencies }
      const manifest = packageManifest({
        identity,
        releaseType: 'OnDemand Pack',
        size: SIZE,
        restart: restartOf(story, of),
        capabilities: [capability],
      })
      files.write(`Windows\\servicing\\Packages\\${identity}.mum`, new TextEncoder().encode(manifest))
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`, 'CurrentState', STATES[state])
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`, 'Visibility', 1)
    }
    files.write('Windows\\servicing\\FodMetadata\\known.cab', knownCabinet())
    if (policy) registry.setString('SOFTWARE', POLICY, 'LocalSourcePath', 'D:\\s2')
    if (useWindowsUpdate !== undefined) registry.setDword('SOFTWARE', POLICY, 'UseWindowsUpdate', useWindowsUpdate)
    if (useServer !== undefined) registry.setDword('SOFTWARE', SERVER, 'UseWUServer', useServer)
    if (contentServer !== undefined) registry.setDword('SOFTWARE', POLICY, 'RepairContentServerSource', contentServer)
  })
}

let known: Uint8Array | undefined

function knownCabinet(): Uint8Array {
  const identity = packageOf({ of: KNOWN, sort: 'fits' })
  const manifest = packageManifest({ identity, releaseType: 'OnDemand Pack', size: SIZE })
  return (known ??= cabinet({ 'Contoso.Delta~~1.0.mum': new TextEncoder().encode(manifest) }))
}

const cabinets = new Map<string, Uint8Array>()

/** D: with the folders of a story, in which there are other things too. */
function sourceDrive(story: CapabilityStory): WritableVolume {
  const volume = createMemoryVolume({ now: STILL })
  story.offered.forEach((some, index) => {
    for (const one of some)
      volume.write(`s${index}\\${index === 1 ? 'below\\' : ''}${fileOf(one)}`, cabinetOf(story, one))
  })
  volume.write('s0\\update.cab', (update ??= updateCab()))
  volume.write('s0\\notes.cab', new TextEncoder().encode('no cabinet'))
  volume.write('s0\\notes.txt', new TextEncoder().encode('no package'))
  volume.createFolder('out')
  return volume
}

let update: Uint8Array | undefined

function fileOf({ of, sort }: OfferedCabinet): string {
  return `${of}-${sort.replace(' ', '-')}.cab`
}

function restartOf({ restart }: CapabilityStory, of: number): 'required' | 'possible' {
  return restart.includes(of) ? 'required' : 'possible'
}

function cabinetOf(story: CapabilityStory, one: OfferedCabinet): Uint8Array {
  const { of, sort } = one
  const restart = restartOf(story, of)
  const key = `${fileOf(one)} ${restart}`
  const cab =
    cabinets.get(key) ??
    featureOnDemandCab(identityOf(of), {
      packageName: packageName(of),
      version: packageOf(one).split('~').at(-1) ?? '',
      architecture: sort === 'arm64' ? 'arm64' : 'x64',
      size: SIZE,
      restart,
      dependencies: (CAPABILITIES[of]?.needs ?? []).map(identityOf),
      ...(sort.includes('-') && { satelliteFor: sort }),
    })
  cabinets.set(key, cab)
  return cab
}

/** Takes a step. @returns what was not as it had to be */
async function take(
  story: CapabilityStory,
  computer: ServicedComputer,
  model: ModelCapabilities,
  exported: Set<string>,
  step: CapabilityStep,
): Promise<string[]> {
  const old = story.preset === 'windows-8.1'
  switch (step.kind) {
    case 'add': {
      const names = step.names.slice(0, step.api ? 1 : undefined)
      const found = await add(computer, { ...step, names })
      const code = modelAdd(story, model, { ...step, names })
      return notEqual(found, step.api ? code : exitOf(code, code !== CAPABILITY_CODES.unknown))
    }
    case 'remove': {
      const name = typed(step.name)
      const found = step.api
        ? await computer.api(step.online, (dism, session) => dism.DismRemoveCapability(session, name, null, null, null))
        : (await computer.dism(step.online, '/Remove-Capability', `/CapabilityName:${name}`)).code
      const { code, recognized } = modelRemove(story, model, step)
      return notEqual(found >>> 0, step.api ? code : exitOf(code, recognized))
    }
    case 'info': {
      const offers = cabinetsIn(story, step.sources)
      const words = [`/CapabilityName:${typed(step.name)}`, ...step.sources.map((one) => `/Source:${one}`)]
      const { code, body } = await computer.dism(false, '/Get-CapabilityInfo', ...words)
      if (old) return notEqual(code, 50)
      const of = meant(step.name, knownCapabilities(model, offers))
      if (of === undefined) return notEqual(code, 87)
      const state = stateOf(model, of)
      const isTold = state !== 'Not Present' || of === KNOWN || offers.some((one) => one.of === of)
      const lines = [
        `Capability Identity : ${identityOf(of)}\n`,
        `State : ${state}\n`,
        `Download Size : ${isTold && state === 'Not Present' ? SIZE_TEXT : '0 bytes'}\n`,
        `Install Size : ${isTold ? SIZE_TEXT : '0 bytes'}\n`,
      ]
      return [
        ...notEqual(code, 0),
        ...lines.filter((line) => !body.includes(line)).map((line) => `no ${line}in ${body}`),
      ]
    }
    case 'list': {
      const found = await listed(computer, step.sources)
      const wanted = old ? '50' : listOf(model, cabinetsIn(story, step.sources))
      return found === wanted ? [] : [`it lists\n${found}\nnot\n${wanted}`]
    }
    case 'start': {
      computer.start()
      modelStart(model)
      return []
    }
    default: {
      const words = [
        ...step.names.map((name) => `/CapabilityName:${typed(name)}`),
        ...step.sources.map((one) => `/Source:${one}`),
      ]
      const { code } = await computer.dism(false, '/Export-Source', '/Target:D:\\out', ...words)
      const wanted = modelExport(story, step)
      for (const one of wanted ?? []) exported.add(fileOf(one))
      const found = computer.host
        .list('D:\\out')
        .map(({ name }) => name)
        .toSorted()
        .join()
      return [
        ...notEqual(code, wanted ? 0 : 87),
        ...(found === [...exported].toSorted().join() ? [] : [`exported are ${found}, not ${[...exported].join()}`]),
      ]
    }
  }
}

async function add(
  computer: ServicedComputer,
  { names, sources, limitAccess, online, api }: Extract<CapabilityStep, { kind: 'add' }>,
): Promise<number> {
  const [first] = names
  if (api && first) {
    const given = sources.length > 0 ? [...sources] : null
    const code = await computer.api(online, (dism, session) =>
      dism.DismAddCapability(session, typed(first), limitAccess, given, sources.length, null, null, null),
    )
    return code >>> 0
  }
  const { code } = await computer.dism(
    online,
    '/Add-Capability',
    '/NoRestart',
    ...names.map((name) => `/CapabilityName:${typed(name)}`),
    ...sources.map((one) => `/Source:${one}`),
    ...(limitAccess ? ['/LimitAccess'] : []),
  )
  return code
}

/** What dism.exe ends with where the API gives a code. */
function exitOf(code: number, recognized: boolean): number {
  if (!recognized) return 87
  return code >>> 16 === 0x8007 ? code & 0xffff : code
}

function listOf(model: ModelCapabilities, offers: readonly OfferedCabinet[]): string {
  return knownCapabilities(model, offers)
    .map((of) => `${identityOf(of)}: ${stateOf(model, of)}`)
    .toSorted()
    .join('\n')
}

/** The capabilities that are listed, a line each; the exit code when they are not. */
async function listed(computer: ServicedComputer, sources: readonly string[] = []): Promise<string> {
  const { code, body } = await computer.dism(false, '/Get-Capabilities', ...sources.map((one) => `/Source:${one}`))
  if (code !== 0) return String(code)
  return [...body.matchAll(/Capability Identity : (.*)\nState : (.*)\n/g)]
    .map(([, name, state]) => `${name}: ${state}`)
    .join('\n')
}

async function differences(
  story: CapabilityStory,
  computer: ServicedComputer,
  model: ModelCapabilities,
): Promise<string[]> {
  const wrong: string[] = []
  const { registry } = computer.image
  const packages = registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeys() ?? []
  const found = packages
    .filter(({ name }) => name.startsWith('Contoso-'))
    .map((key) => `${key.name}: ${readDword(key, 'CurrentState')}`)
    .toSorted()
    .join('\n')
  const wanted = [...model]
    .map(([identity, { state }]) => `${identity}: ${STATES[state]}`)
    .toSorted()
    .join('\n')
  if (found !== wanted) wrong.push(`packages are\n${found}\nnot\n${wanted}`)
  const list = await listed(computer)
  const lines = story.preset === 'windows-8.1' ? '50' : listOf(model, [])
  if (list !== lines) wrong.push(`it lists\n${list}\nnot\n${lines}`)
  return wrong
}

function notEqual(found: number, wanted: number): string[] {
  return found === wanted ? [] : [`0x${found.toString(16)}, not 0x${wanted.toString(16)}`]
}
