import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { namesIn } from '../computers/namesIn.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import { codeDiffers } from '../laws/codeDiffers.ts'
import { uphold } from '../laws/uphold.ts'
import type { CleanupStep, CleanupStory } from './CleanupStory.ts'

/** Options of a clean-up by the first version of Windows that has them. */
const SINCE = { 'windows-7': 0, 'windows-8': 1, 'windows-8.1': 2, 'windows-11-24h2': 3 } as const

/** A component that no package has, a manifest without files, and folders that are no components. */
const ORPHANS = [
  'amd64_contoso-orphan_31bf3856ad364e35_1.0.0.0_none_0123456789abcdef',
  'amd64_contoso-manifest_31bf3856ad364e35_1.0.0.0_none_0123456789abcdef',
]
const OTHERS = ['Temp', 'amd64_contoso-other_1.0.0.0']

interface ModelStore {
  /** CurrentState of packages by identity. */
  readonly packages: Map<string, number>
  /** Those that cannot be removed any more. */
  readonly permanent: Set<string>
  /** Packages whose components are in the store; `orphan` for that of none. */
  readonly components: Set<string>
  waits: boolean
}

const WAITING: UpdateCabSpec = { kb: 'KB9', offlineCapable: 'no' }
const PACK: UpdateCabSpec = { kb: 'KB3', releaseType: 'Feature Pack' }

const images = new Map<string, Promise<WritableVolume>>()

/**
 * Law: a clean-up deletes the components that no package has, and with /ResetBase what is superseded, for good; it is
 * refused where the documents say so, and then nothing changes. What a service pack has replaced can be removed.
 * @throws BrokenLaw
 */
export async function cleanupFollowsModel(story: CleanupStory): Promise<void> {
  const volume = (await imageOf(story)).fork()
  const drive = createMemoryVolume({ now: STILL })
  drive.write('waiting.cab', (waiting ??= updateCab(WAITING)))
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', drive],
    ]),
  )
  const updates = updatesOf(story).map(updateIdentity)
  const model: ModelStore = {
    packages: new Map(updates.map((one, index) => [one, index < updates.length - 2 ? 0x50 : 0x70])),
    permanent: new Set(),
    components: new Set([...updates, 'orphan']),
    waits: false,
  }
  for (const [index, step] of story.steps.entries()) {
    const what = `step ${index + 1}, ${JSON.stringify(step)}`
    uphold(`An image is cleaned up as the documents say: ${what}.`, await take(story, computer, model, step))
    uphold(`An image is as the model says after ${what}.`, differences(computer, volume, model))
  }
}

let waiting: Uint8Array | undefined

/** The updates of an image, as they are added. */
function updatesOf({ versions, releaseType }: CleanupStory): readonly UpdateCabSpec[] {
  const all = ['10.0.1.1', '10.0.1.2'].map((version) => ({ kb: 'KB1', version, releaseType }))
  return [...all.slice(0, versions), PACK]
}

/** Builds the image of a story once. */
function imageOf(story: CleanupStory): Promise<WritableVolume> {
  const key = `${story.preset} ${story.versions} ${story.releaseType}`
  const known = images.get(key) ?? buildImage(story)
  images.set(key, known)
  return known
}

async function buildImage(story: CleanupStory): Promise<WritableVolume> {
  const volume = smallImage({ preset: story.preset })
  const drive = createMemoryVolume({ now: STILL })
  const computer = servicedComputer(
    new Map([
      ['C', volume],
      ['D', drive],
    ]),
  )
  for (const [index, update] of updatesOf(story).entries()) {
    drive.write(`${index}.cab`, updateCab(update))
    const { code, body } = await computer.dism(false, '/Add-Package', `/PackagePath:D:\\${index}.cab`)
    if (code !== 0) throw new Error(`an update cannot be added to ${story.preset}: ${body}`)
  }
  change(volume, ({ volume: files }) => {
    const text = new TextEncoder().encode('file')
    files.write(`Windows\\WinSxS\\${ORPHANS[0]}\\orphan.dll`, text)
    for (const name of ORPHANS) files.write(`Windows\\WinSxS\\Manifests\\${name}.manifest`, text)
    for (const name of OTHERS) files.write(`Windows\\WinSxS\\${name}\\file.txt`, text)
  })
  return volume
}

async function take(
  { preset, releaseType }: CleanupStory,
  computer: ServicedComputer,
  model: ModelStore,
  step: CleanupStep,
): Promise<string[]> {
  const { packages, components, permanent } = model
  const forget = (state: number) => {
    for (const [identity, one] of packages) if (one === state) packages.delete(identity)
  }
  switch (step.kind) {
    case 'clean up': {
      const words = [...(step.reset ? ['/ResetBase'] : []), ...(step.defer ? ['/Defer'] : [])]
      const { code } = await computer.dism(false, '/Cleanup-Image', '/StartComponentCleanup', ...words)
      if (SINCE[preset] < (step.defer ? 3 : step.reset ? 2 : 1)) return codeDiffers(code, 50)
      if (model.waits) return codeDiffers(code, 0x800f0806)
      if (step.defer) return codeDiffers(code, 0)
      if (step.reset) {
        forget(0x50)
        for (const identity of packages.keys()) if (identity !== updateIdentity(PACK)) permanent.add(identity)
      }
      for (const one of components) if (!packages.has(one)) components.delete(one)
      return codeDiffers(code, 0)
    }
    case 'service pack': {
      const { code, body } = await computer.dism(false, '/Cleanup-Image', '/SPSuperseded')
      const hasPack = releaseType === 'Service Pack' && [...packages.keys()].some((one) => one.includes('KB1~'))
      const removed = hasPack && [...packages.values()].includes(0x50)
      if (removed) forget(0x50)
      const said = body.includes('Service Pack Cleanup operation completed.')
      const denied = body.includes('No Service Pack backup files were found.')
      return [...codeDiffers(code, 0), ...(said === removed && denied !== removed ? [] : [`it says ${body}`])]
    }
    case 'wait': {
      const identity = updateIdentity(WAITING)
      if (packages.has(identity)) return []
      const { code } = await computer.dism(false, '/Add-Package', '/PackagePath:D:\\waiting.cab')
      packages.set(identity, 0x60)
      components.add(identity)
      model.waits = true
      return codeDiffers(code, 0)
    }
    case 'start':
      computer.start()
      for (const [identity, state] of packages) if (state === 0x60) packages.set(identity, 0x70)
      model.waits = false
      return []
    default: {
      const isWanted = (one: string) =>
        packages.get(one) === 0x70 && one.includes(step.what === 'update' ? 'KB1~' : 'KB3~')
      const identity = [...packages.keys()].find(isWanted)
      // What is removed while something waits would wait too.
      if (identity === undefined || model.waits) return []
      const { code } = await computer.dism(false, '/Remove-Package', `/PackageName:${identity}`)
      if (permanent.has(identity)) return codeDiffers(code, 0x800f0825)
      packages.delete(identity)
      const before = [...packages.keys()].find((one) => one.includes('KB1~'))
      if (step.what === 'update' && before !== undefined) packages.set(before, 0x70)
      return codeDiffers(code, 0)
    }
  }
}

function differences(computer: ServicedComputer, volume: WritableVolume, model: ModelStore): string[] {
  const wrong: string[] = []
  const found = (computer.image.registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeys() ?? [])
    .filter(({ name }) => name.startsWith('Package_for_'))
    .map((key) => `${key.name}: ${readDword(key, 'CurrentState')}`)
  const wanted = [...model.packages].map(([identity, state]) => `${identity}: ${state}`)
  if (found.toSorted().join() !== wanted.toSorted().join())
    wrong.push(`packages are ${found.join()}, not ${wanted.join()}`)
  const folders = namesIn(volume, 'Windows\\WinSxS')
  const manifests = namesIn(volume, 'Windows\\WinSxS\\Manifests').map((name) => name.replace(/\.manifest$/, ''))
  for (const [what, names] of [
    ['folders', folders],
    ['manifests', manifests],
  ] as const) {
    const own = names.flatMap((name) => {
      const [, kb, version = ''] = /^amd64_package_for_(kb\d)_.*_(10\.0\.1\.\d)_/.exec(name) ?? []
      if (kb !== undefined) return updateIdentity({ kb, version })
      return ORPHANS.includes(name) ? 'orphan' : []
    })
    const has = [...new Set(own)].toSorted().join()
    if (has !== [...model.components].toSorted().join())
      wrong.push(`${what} are ${has}, not ${[...model.components].join()}`)
  }
  if (!OTHERS.every((name) => folders.includes(name)))
    wrong.push(`folders that are no components are gone: ${folders.join()}`)
  return wrong
}
