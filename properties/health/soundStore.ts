import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { updateCab, updateIdentity, type UpdateCabSpec } from '../../fixtures/updateCab.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { servicedComputer, STILL } from '../computers/ServicedComputer.ts'
import { smallImage } from '../computers/smallImage.ts'

const REPLACED: UpdateCabSpec = { kb: 'KB1', version: '10.0.1.1' }
const NEWER: UpdateCabSpec = { kb: 'KB1', version: '10.0.1.2' }
/** It has a feature that is not wanted. */
const OTHER: UpdateCabSpec = {
  kb: 'KB2',
  version: '10.0.1.1',
  components: 2,
  features: [{ name: 'Extra', enabledByDefault: false }],
}
/** An update that only goes when Windows starts, and one that only comes then. */
const GOING: UpdateCabSpec = { kb: 'KB4', restart: 'required' }
const COMING: UpdateCabSpec = { kb: 'KB9', offlineCapable: 'no' }

/** What each image has. */
const UPDATES = [REPLACED, NEWER, OTHER, GOING]

/** The packages of the updates that can be damaged: the second of them is left half done. */
export const PACKAGES: readonly string[] = [NEWER, OTHER, REPLACED].map(updateIdentity)

/** The packages that wait for a start of Windows at times. */
export const WAITING = { going: updateIdentity(GOING), coming: updateIdentity(COMING) } as const

/** Parts of the names of components, and the places of their packages. */
export const COMPONENTS = [
  { form: /package_for_kb1_.*_10\.0\.1\.2_/, of: 0 },
  { form: /package_for_kb2-0001_/, of: 1 },
  { form: /package_for_kb2-0002_/, of: 1 },
  { form: /package_for_kb1_.*_10\.0\.1\.1_/, of: 2 },
  { form: /^amd64_extra_/, of: 1 },
] as const

/** An image that has the updates, and where their parts are in it. */
export interface SoundStore {
  readonly volume: WritableVolume
  /** Drive D: with what is sound, what is changed, and the update that is to come. */
  readonly sources: WritableVolume
  /** Names of the components, in the order of COMPONENTS. */
  readonly keyForms: readonly string[]
}

const sound = new Map<string, Promise<SoundStore>>()

/** Builds the image of a preset once, with the sources for it. */
export function soundStore(preset: string): Promise<SoundStore> {
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
    const path = componentFile(volume, keyForm)
    const file = path.slice(path.lastIndexOf('\\') + 1)
    sources.write(`expanded\\${keyForm}\\${file}`, volume.open(path))
    sources.write(`expanded\\${keyForm}.manifest`, volume.open(componentManifest(keyForm)))
    sources.write(`changed\\Windows\\WinSxS\\${keyForm}\\${file}`, new TextEncoder().encode('changed'))
  }
  for (const identity of PACKAGES)
    sources.write(`expanded\\${identity}.mum`, volume.open(packageManifestPath(identity)))
  sources.write('coming.cab', updateCab(COMING))
  return { volume, sources, keyForms }
}

/** Where the only file of a component lies in a sound store. */
export function componentFile(volume: WritableVolume, keyForm: string): string {
  const folder = `Windows\\WinSxS\\${keyForm}`
  return `${folder}\\${volume.list(folder)[0]?.name ?? ''}`
}

/** Where the manifest of a component lies. */
export function componentManifest(keyForm: string): string {
  return `Windows\\WinSxS\\Manifests\\${keyForm}.manifest`
}

/** Where the manifest of a package lies. */
export function packageManifestPath(identity: string): string {
  return `Windows\\servicing\\Packages\\${identity}.mum`
}
