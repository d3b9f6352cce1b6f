import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { updateCab, type UpdateCabSpec } from '../../fixtures/index.ts'
import type { Pointer } from '../../src/api/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import { uphold } from '../laws/uphold.ts'
import type { StoreSource, StoreStep, StoreStory } from './StoreStory.ts'

const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'
const NOT_SUPPORTED = 0x80070032
const CORRUPT = 0x800f0831
const NO_SOURCE = 0x800f081f
const NO_DOWNLOAD = 0x800f0906
const NO_DOWNLOAD_ALLOWED = 0x800f0907

/** What each image has: an update that was replaced, the one that replaced it, another with a feature that is not wanted. */
const UPDATES: readonly UpdateCabSpec[] = [
  { kb: 'KB1', version: '10.0.1.1' },
  { kb: 'KB1', version: '10.0.1.2' },
  { kb: 'KB2', version: '10.0.1.1', components: 2, features: [{ name: 'Extra', enabledByDefault: false }] },
]

/** Their packages: the second of them is left half done. */
const PACKAGES = [
  'KB1~31bf3856ad364e35~amd64~~10.0.1.2',
  'KB2~31bf3856ad364e35~amd64~~10.0.1.1',
  'KB1~31bf3856ad364e35~amd64~~10.0.1.1',
].map((one) => `Package_for_${one}`)

/** Parts of the names of components, and the places of their packages. */
const COMPONENTS = [
  { form: /package_for_kb1_.*_10\.0\.1\.2_/, of: 0 },
  { form: /package_for_kb2-0001_/, of: 1 },
  { form: /package_for_kb2-0002_/, of: 1 },
  { form: /package_for_kb1_.*_10\.0\.1\.1_/, of: 2 },
  { form: /^amd64_extra_/, of: 1 },
] as const

/** The place of the component of a feature that nobody wants: it is not looked at. */
const UNWANTED = 4

/** How the parts of a store are in the model: what is not sound is in the set. */
interface ModelStore {
  readonly files: Set<number>
  readonly components: Set<number>
  readonly packages: Set<number>
  half: 'adding' | 'removing' | 'gone' | undefined
  unserviceable: boolean
  /** How it was marked: a number of DismImageHealthState. */
  marked: number
}

/** An image that has the updates, and where their parts are in it. */
interface SoundStore {
  readonly volume: WritableVolume
  readonly sources: WritableVolume
  /** Names of the components, in the order of COMPONENTS. */
  readonly keyForms: readonly string[]
}

const sound = new Map<string, Promise<SoundStore>>()

/**
 * Law: a scan finds what of a component store is not as it has to be, and marks it; a check reads the mark; a repair
 * brings all of it from the first place that has it, or changes nothing and ends with the code that the documents say.
 * @throws BrokenLaw
 */
export async function storeFollowsModel(story: StoreStory): Promise<void> {
  const store = await soundStore(story.preset)
  const volume = store.volume.fork()
  change(volume, ({ registry }) => {
    if (story.policy !== undefined) registry.setString('SOFTWARE', POLICY, 'LocalSourcePath', story.policy)
    if (story.useWindowsUpdate !== undefined)
      registry.setDword('SOFTWARE', POLICY, 'UseWindowsUpdate', story.useWindowsUpdate)
  })
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', store.sources.fork()],
      ['E', store.volume.fork()],
    ]),
  )
  const model: ModelStore = {
    files: new Set(),
    components: new Set(),
    packages: new Set(),
    half: undefined,
    unserviceable: false,
    marked: 0,
  }
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(
      `A store is serviced as the documents say: ${what}.`,
      await take(story, store, volume, computer, model, step),
    )
    uphold(`A store is as the model says after ${what}.`, differences(store, volume, computer, model))
  }
}

/** Builds the image of a preset once, with the sources for it. */
function soundStore(preset: string): Promise<SoundStore> {
  const known = sound.get(preset) ?? buildStore(preset)
  sound.set(preset, known)
  return known
}

async function buildStore(preset: string): Promise<SoundStore> {
  const volume = smallImage({ preset })
  const drive = createMemoryVolume({ now: STILL })
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', drive],
    ]),
  )
  for (const [index, update] of UPDATES.entries()) {
    drive.write(`${index}.cab`, updateCab(update))
    const { code, body } = await computer.dism(false, '/Add-Package', `/PackagePath:D:\\${index}.cab`)
    if (code !== 0) throw new Error(`an update cannot be added to ${preset}: ${body}`)
  }
  const names = volume.list('Windows\\WinSxS').map(({ name }) => name)
  const keyForms = COMPONENTS.map(({ form }) => names.find((name) => form.test(name)) ?? '')
  const sources = createMemoryVolume({ now: STILL })
  for (const keyForm of keyForms) {
    const file = fileOf(volume, keyForm)
    sources.write(`expanded\\${keyForm}\\${file}`, volume.open(`Windows\\WinSxS\\${keyForm}\\${file}`))
    sources.write(`expanded\\${keyForm}.manifest`, volume.open(manifestOf(keyForm)))
    sources.write(`changed\\Windows\\WinSxS\\${keyForm}\\${file}`, new TextEncoder().encode('changed'))
  }
  for (const identity of PACKAGES) sources.write(`expanded\\${identity}.mum`, volume.open(mumOf(identity)))
  return { volume, sources, keyForms }
}

function fileOf(volume: WritableVolume, keyForm: string): string {
  return volume.list(`Windows\\WinSxS\\${keyForm}`)[0]?.name ?? ''
}

function manifestOf(keyForm: string): string {
  return `Windows\\WinSxS\\Manifests\\${keyForm}.manifest`
}

function mumOf(identity: string): string {
  return `Windows\\servicing\\Packages\\${identity}.mum`
}

async function take(
  story: StoreStory,
  store: SoundStore,
  volume: WritableVolume,
  computer: ServicedComputer,
  model: ModelStore,
  step: StoreStep,
): Promise<string[]> {
  const old = story.preset === 'windows-7'
  switch (step.kind) {
    case 'check': {
      const found = await health(computer, 'CheckHealth', step.api)
      return notEqual(found, old ? refusal(step.api) : String(model.marked))
    }
    case 'scan': {
      const found = await health(computer, 'ScanHealth', step.api)
      if (old) return notEqual(found, refusal(step.api))
      model.marked = healthOf(model)
      return notEqual(found, String(model.marked))
    }
    case 'restore': {
      const wanted = old ? NOT_SUPPORTED : modelRestore(story, model, step)
      const found = await restore(computer, step)
      return notEqual(hex(found), hex(step.api || wanted !== NOT_SUPPORTED ? wanted : 50))
    }
    default:
      spoil(store, volume, model, step)
      return []
  }
}

/** Damages a store behind the back of DISM. What is left half done is not damaged otherwise. */
function spoil(
  { keyForms }: SoundStore,
  volume: WritableVolume,
  model: ModelStore,
  step: Extract<StoreStep, { kind: 'damage' | 'half' | 'unserviceable' }>,
): void {
  change(volume, ({ registry, volume: files }) => {
    const remove = (path: string) => files.stat(path) && files.remove(path)
    if (step.kind === 'unserviceable') {
      registry.setDword('SOFTWARE', CBS_KEY, 'Unserviceable', 1)
      model.unserviceable = true
    } else if (step.kind === 'half') {
      const isDamaged =
        model.packages.has(1) || [1, 2, UNWANTED].some((of) => model.files.has(of) || model.components.has(of))
      if (model.half !== undefined || isDamaged) return
      const state = step.state === 'adding' ? 0x30 : 5
      registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${PACKAGES[1]}`, 'CurrentState', state)
      model.half = step.state
    } else {
      const { what, of } = step.damage
      const keyForm = keyForms[of] ?? ''
      const isOfPackage = what.startsWith('package')
      if (model.half !== undefined && (isOfPackage ? of === 1 : COMPONENTS[of]?.of === 1)) return
      const path = isOfPackage ? mumOf(PACKAGES[of] ?? '') : `Windows\\WinSxS\\${keyForm}\\${fileOf(volume, keyForm)}`
      if (what === 'component missing') {
        remove(manifestOf(keyForm))
        model.components.add(of)
      } else if (isOfPackage) {
        if (what === 'package missing') remove(path)
        else if (what === 'package broken') files.write(path, new TextEncoder().encode('<assembly'))
        else files.write(path, files.open(mumOf(foundation(files))))
        model.packages.add(of)
      } else if (!model.files.has(of)) {
        if (what === 'file missing') remove(path)
        else files.write(path, new TextEncoder().encode('another'))
        model.files.add(of)
      }
    }
  })
}

function foundation(files: Pick<WritableVolume, 'list'>): string {
  const names = files.list('Windows\\servicing\\Packages').map(({ name }) => name)
  return names.find((name) => /^Microsoft-Windows-Foundation-Package~.*\.mum$/.test(name))?.replace(/\.mum$/, '') ?? ''
}

/** How the store is: 0 sound, 1 repairable, 2 not repairable. */
function healthOf({ files, components, packages, half, unserviceable }: ModelStore): number {
  if (unserviceable) return 2
  const isHalf = half === 'adding' || half === 'removing'
  const isDamaged = packages.size > 0 || [...files, ...components].some((of) => of !== UNWANTED)
  return isDamaged || isHalf ? 1 : 0
}

/** What a repair ends with; the model is changed when it is 0. */
function modelRestore(
  { policy, useWindowsUpdate }: StoreStory,
  model: ModelStore,
  { sources, limitAccess }: Extract<StoreStep, { kind: 'restore' }>,
): number {
  const health = healthOf(model)
  if (health === 2) return CORRUPT
  const places = policy === undefined ? sources : [...sources, policy]
  const has = (what: 'files' | 'components' | 'packages') => places.some((place) => holds(place, what))
  const isMissing = (['files', 'components', 'packages'] as const).some(
    (what) => [...model[what]].some((of) => of !== UNWANTED) && !has(what),
  )
  if (isMissing) {
    if (limitAccess || sources.length > 0) return NO_SOURCE
    return useWindowsUpdate === 2 ? NO_DOWNLOAD_ALLOWED : NO_DOWNLOAD
  }
  for (const what of ['files', 'components', 'packages'] as const)
    for (const of of model[what]) if (of !== UNWANTED) model[what].delete(of)
  if (model.half === 'adding') model.half = 'gone'
  if (model.half === 'removing') model.half = undefined
  model.marked = 0
  return 0
}

function holds(place: StoreSource, what: 'files' | 'components' | 'packages'): boolean {
  if (place === 'D:\\changed' || place === 'D:\\none') return false
  return what !== 'packages' || place !== 'E:\\Windows\\WinSxS'
}

/** What is said of the store: a number of DismImageHealthState, or the code of a refusal. */
async function health(computer: ServicedComputer, option: 'CheckHealth' | 'ScanHealth', api: boolean): Promise<string> {
  if (api) {
    const found: Pointer<number> = { value: -1 }
    const code = await computer.api(false, (dism, session) =>
      dism.DismCheckImageHealth(session, option === 'ScanHealth', null, null, null, found),
    )
    return code === 0 ? String(found.value) : hex(code >>> 0)
  }
  const { code, body } = await computer.dism(false, '/Cleanup-Image', `/${option}`)
  if (code !== 0) return hex(code)
  const lines = [
    'No component store corruption detected.',
    'The component store is repairable.',
    'The component store cannot be repaired.',
  ]
  return String(lines.findIndex((line) => body.includes(line)))
}

async function restore(
  computer: ServicedComputer,
  { sources, limitAccess, online, api }: Extract<StoreStep, { kind: 'restore' }>,
): Promise<number> {
  if (api) {
    const given = sources.length > 0 ? [...sources] : null
    const code = await computer.api(online, (dism, session) =>
      dism.DismRestoreImageHealth(session, given, sources.length, limitAccess, null, null, null),
    )
    return code >>> 0
  }
  const words = [...sources.map((one) => `/Source:${one}`), ...(limitAccess ? ['/LimitAccess'] : [])]
  return (await computer.dism(online, '/Cleanup-Image', '/RestoreHealth', ...words)).code
}

function refusal(api: boolean): string {
  return hex(api ? NOT_SUPPORTED : 50)
}

function differences(
  store: SoundStore,
  volume: WritableVolume,
  computer: ServicedComputer,
  model: ModelStore,
): string[] {
  const wrong: string[] = []
  const isSound = (path: string) => {
    if (volume.stat(path)?.kind !== 'file') return false
    return String(readAll(volume.open(path))) === String(readAll(store.volume.open(path)))
  }
  store.keyForms.forEach((keyForm, of) => {
    if (model.half === 'gone' && COMPONENTS[of]?.of === 1) return
    const file = `Windows\\WinSxS\\${keyForm}\\${fileOf(store.volume, keyForm)}`
    if (isSound(file) === model.files.has(of)) wrong.push(`${file} is ${isSound(file) ? '' : 'not '}sound`)
    const manifest = manifestOf(keyForm)
    if (isSound(manifest) === model.components.has(of))
      wrong.push(`${manifest} is ${isSound(manifest) ? '' : 'not '}sound`)
  })
  const { registry } = computer.image
  PACKAGES.forEach((identity, of) => {
    const state = readDword(registry.key('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`), 'CurrentState')
    const half = { adding: 0x30, removing: 5, gone: undefined, whole: 0x70 }[model.half ?? 'whole']
    const wanted = of === 1 ? half : of === 2 ? 0x50 : 0x70
    if (state !== wanted) wrong.push(`${identity} is ${hex(state)}, not ${hex(wanted)}`)
    const isThere = of !== 1 || model.half !== 'gone'
    if (isThere && isSound(mumOf(identity)) === model.packages.has(of))
      wrong.push(`the manifest of ${identity} is ${isSound(mumOf(identity)) ? '' : 'not '}sound`)
  })
  const marked = readDword(registry.key('SOFTWARE', CBS_KEY), 'StoreHealth') ?? 0
  if (marked !== model.marked) wrong.push(`it is marked ${marked}, not ${model.marked}`)
  return wrong
}

function notEqual(found: string, wanted: string): string[] {
  return found === wanted ? [] : [`${found}, not ${wanted}`]
}

function hex(number: number | undefined): string {
  return number === undefined ? 'nothing' : `0x${number.toString(16)}`
}
