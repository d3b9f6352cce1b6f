import type { Pointer } from '../../src/api/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change } from '../computers/smallImage.ts'
import { codeText } from '../laws/codeText.ts'
import { uphold } from '../laws/uphold.ts'
import { modelHealth, modelRestore, modelStart, newModelStore, STORE_CODES, type ModelStore } from './modelStore.ts'
import {
  componentFile,
  componentManifest,
  COMPONENTS,
  packageManifestPath,
  PACKAGES,
  soundStore,
  WAITING,
  type SoundStore,
} from './soundStore.ts'
import { spoilStore } from './spoilStore.ts'
import type { StoreStep, StoreStory } from './StoreStory.ts'

const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

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
  const model = newModelStore()
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(
      `A store is serviced as the documents say: ${what}.`,
      await take(story, store, volume, computer, model, step),
    )
    uphold(`A store is as the model says after ${what}.`, differences(store, volume, computer, model))
  }
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
      model.marked = modelHealth(model)
      return notEqual(found, String(model.marked))
    }
    case 'restore': {
      const wanted = old ? STORE_CODES.notSupported : modelRestore(story, model, step)
      const found = await restore(computer, step)
      return notEqual(codeText(found), codeText(step.api || wanted !== STORE_CODES.notSupported ? wanted : 50))
    }
    case 'wait':
      return wait(computer, model, step.change)
    case 'start':
      computer.start()
      modelStart(model)
      return []
    default:
      spoilStore(store, volume, model, step)
      return []
  }
}

/** What is said of the store: a number of DismImageHealthState, or the code of a refusal. */
async function health(computer: ServicedComputer, option: 'CheckHealth' | 'ScanHealth', api: boolean): Promise<string> {
  if (api) {
    const found: Pointer<number> = { value: -1 }
    const code = await computer.api(false, (dism, session) =>
      dism.DismCheckImageHealth(session, option === 'ScanHealth', null, null, null, found),
    )
    return code === 0 ? String(found.value) : codeText(code >>> 0)
  }
  const { code, body } = await computer.dism(false, '/Cleanup-Image', `/${option}`)
  if (code !== 0) return codeText(code)
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

/** Has an update come or go when Windows starts next, once. */
async function wait(computer: ServicedComputer, { waiting }: ModelStore, way: 'coming' | 'going'): Promise<string[]> {
  if (waiting[way] !== { coming: 'not there', going: 'installed' }[way]) return []
  waiting[way] = 'waits'
  const { code } =
    way === 'coming'
      ? await computer.dism(false, '/Add-Package', '/PackagePath:D:\\coming.cab')
      : await computer.dism(true, '/Remove-Package', '/NoRestart', `/PackageName:${WAITING.going}`)
  return notEqual(codeText(code), codeText(way === 'coming' ? 0 : 3010))
}

function refusal(api: boolean): string {
  return codeText(api ? STORE_CODES.notSupported : 50)
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
    const file = componentFile(store.volume, keyForm)
    if (isSound(file) === model.files.has(of)) wrong.push(`${file} is ${isSound(file) ? '' : 'not '}sound`)
    const manifest = componentManifest(keyForm)
    if (isSound(manifest) === model.components.has(of))
      wrong.push(`${manifest} is ${isSound(manifest) ? '' : 'not '}sound`)
  })
  const { registry } = computer.image
  PACKAGES.forEach((identity, of) => {
    const state = readDword(registry.key('SOFTWARE', `${CBS_KEY}\\Packages\\${identity}`), 'CurrentState')
    const half = { adding: 0x30, removing: 5, gone: undefined, whole: 0x70 }[model.half ?? 'whole']
    const wanted = of === 1 ? half : of === 2 ? 0x50 : 0x70
    if (state !== wanted) wrong.push(`${identity} is ${codeText(state)}, not ${codeText(wanted)}`)
    const isThere = of !== 1 || model.half !== 'gone'
    if (isThere && isSound(packageManifestPath(identity)) === model.packages.has(of))
      wrong.push(`the manifest of ${identity} is ${isSound(packageManifestPath(identity)) ? '' : 'not '}sound`)
  })
  for (const way of ['coming', 'going'] as const) {
    const state = readDword(registry.key('SOFTWARE', `${CBS_KEY}\\Packages\\${WAITING[way]}`), 'CurrentState')
    const pending = { coming: 0x60, going: 5 }[way]
    const wanted = { 'not there': undefined, waits: pending, installed: 0x70 }[model.waiting[way]]
    if (state !== wanted) wrong.push(`what is ${way} is ${codeText(state)}, not ${codeText(wanted)}`)
  }
  const marked = readDword(registry.key('SOFTWARE', CBS_KEY), 'StoreHealth') ?? 0
  if (marked !== model.marked) wrong.push(`it is marked ${marked}, not ${model.marked}`)
  return wrong
}

function notEqual(found: string, wanted: string): string[] {
  return found === wanted ? [] : [`${found}, not ${wanted}`]
}
