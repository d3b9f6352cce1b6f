import { cabinet } from '../../fixtures/index.ts'
import { packageManifest, type PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { readDword } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import {
  FEATURE_CODES,
  listedWith,
  modelChange,
  modelStart,
  nameOf,
  newModelFeatures,
  wordOf,
} from '../model/modelFeatures.ts'
import type { ModelFeatures } from '../model/modelFeatures.ts'
import type {
  FeatureChangeStep,
  FeatureHome,
  FeatureStart,
  OptionalFeature,
  OptionalFeatures,
} from '../specs/OptionalFeatures.ts'
import { codeText } from './codeText.ts'
import { uphold } from './uphold.ts'

const DRIVER = 'x.inf~31bf3856ad364e35~amd64~~1.0.0.0'
const WAITING = 'Contoso-Waiting-Package~31bf3856ad364e35~amd64~~1.0.0.0'
const OWN = { hidden: 'Contoso-Hidden-Package', listed: 'Contoso-Listed-Package' } as const
const POLICY = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'
/** Values of Updates: what was asked, in the lower half; 0xff while nobody has asked. */
const VALUES: { readonly [at in FeatureStart]: number } = {
  on: 0x10070,
  off: 0x10040,
  removed: 0x10000,
  'on by default': 0xff,
  'off by default': 0xff,
}

/**
 * Law: whatever is asked of the features of an image, dism.exe and the API end with the code that the documents say,
 * lists and registry say what the model says, and a command that is refused changes nothing.
 * @throws BrokenLaw
 */
export async function featuresFollowModel(spec: OptionalFeatures): Promise<void> {
  const volume = smallImage({ preset: spec.preset })
  const identities = plant(volume, spec)
  const drives = new Map([['C', volume], ...sourceDrives()])
  const computer = servicedComputer(drives, { semantics: spec.semantics })
  const model = newModelFeatures(spec)
  await compare('at first', computer, spec, model, identities)
  for (const [index, step] of spec.steps.entries()) {
    const what = `after step ${index + 1}, ${JSON.stringify(step)}`
    if (step.kind === 'start') {
      computer.start()
      modelStart(model)
    } else {
      const wanted = modelChange(spec, model, step)
      const { code, body } = await (step.api ? changeByApi : changeByDism)(computer, step, identities)
      const isLine = wanted.code === FEATURE_CODES.parent
      const named = wanted.told === '' || step.api || body.includes(isLine ? `\n${wanted.told}\n` : wanted.told)
      uphold(`A change ends as it has to ${what}.`, [
        ...(code === exitOf(wanted.code, step.api)
          ? []
          : [`${codeText(code)}, not ${codeText(exitOf(wanted.code, step.api))}`]),
        ...(named ? [] : [`it does not name ${wanted.told}: ${body}`]),
      ])
    }
    await compare(what, computer, spec, model, identities)
  }
}

type Identities = { readonly [home in FeatureHome]: string }

/** Gives an image the features of a story. */
function plant(volume: WritableVolume, spec: OptionalFeatures): Identities {
  let foundation = ''
  const identityOf = (home: FeatureHome) =>
    home === 'foundation' ? foundation : `${OWN[home]}~31bf3856ad364e35~amd64~~1.0.0.0`
  change(volume, ({ registry, volume: files }) => {
    foundation = registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeyNames()[0] ?? ''
    const write = (manifest: PackageManifestSpec) =>
      files.write(
        `Windows\\servicing\\Packages\\${manifest.identity}.mum`,
        new TextEncoder().encode(packageManifest(manifest)),
      )
    for (const home of ['foundation', 'hidden', 'listed'] as const) {
      const identity = identityOf(home)
      const key = `${CBS_KEY}\\Packages\\${identity}`
      const own = spec.features.flatMap((one, place) => (one.home === home ? [{ one, place }] : []))
      write({
        identity,
        releaseType: home === 'foundation' ? 'Foundation' : 'Feature Pack',
        updates: own.map(({ one, place }) => updateOf(one, place)),
        ...(spec.offlineCapable.includes(home) && { offlineCapable: 'yes' as const }),
      })
      registry.setDword('SOFTWARE', key, 'CurrentState', 0x70)
      registry.setDword('SOFTWARE', key, 'Visibility', home === 'hidden' ? 2 : 1)
      registry.deleteKey('SOFTWARE', `${key}\\Updates`)
      for (const { one, place } of own) registry.setDword('SOFTWARE', `${key}\\Updates`, nameOf(place), VALUES[one.at])
    }
    if (spec.waiting) {
      const updates = [
        { name: 'WaitingOn', enabledByDefault: true },
        { name: 'WaitingOff', enabledByDefault: false },
      ]
      write({ identity: WAITING, releaseType: 'Feature Pack', updates })
      const key = `${CBS_KEY}\\Packages\\${WAITING}`
      registry.setDword('SOFTWARE', key, 'CurrentState', spec.waiting === 'coming' ? 0x60 : 5)
      registry.setDword('SOFTWARE', key, 'Visibility', 1)
      registry.createKey('SOFTWARE', `${CBS_KEY}\\PackagesPending\\${WAITING}`)
    }
    if (spec.policyPlaces.length > 0)
      registry.setString('SOFTWARE', POLICY, 'LocalSourcePath', spec.policyPlaces.join('; '))
    if (spec.useWindowsUpdate !== undefined)
      registry.setDword('SOFTWARE', POLICY, 'UseWindowsUpdate', spec.useWindowsUpdate)
  })
  return { foundation, hidden: identityOf('hidden'), listed: identityOf('listed') }
}

function updateOf({ parents, driver, restart, at }: OptionalFeature, place: number) {
  return {
    name: nameOf(place),
    enabledByDefault: at === 'on by default',
    parents: parents.map((one) => nameOf(one)),
    drivers: driver ? [DRIVER] : [],
    restart: restart ? ('required' as const) : ('possible' as const),
  }
}

let sources: readonly (readonly [string, WritableVolume])[] | undefined

/** D: with folders of cabinets, E: with a Windows that has every second payload, F: with another one; built once. */
function sourceDrives(): readonly (readonly [string, WritableVolume])[] {
  if (!sources) {
    const folders = createMemoryVolume({ now: STILL })
    const cab = (name: string, architecture: string) =>
      cabinet({
        'update.mum': new TextEncoder().encode(
          packageManifest({
            identity: `Contoso-${name}-OnDemand~31bf3856ad364e35~${architecture}~~1.0.0.0`,
            releaseType: 'OnDemand Pack',
            updates: [{ name }],
          }),
        ),
      })
    for (let place = 0; place < 6; place++) {
      if (place < 3) folders.write(`sxs\\${place}.cab`, cab(nameOf(place), 'amd64'))
      folders.write(`other\\${place}.cab`, cab(nameOf(place), 'x86'))
    }
    folders.write('junk\\junk.cab', new TextEncoder().encode('no cabinet'))
    const windows = (preset: string, has: (place: number) => boolean) => {
      const volume = smallImage({ preset })
      const features = Array.from({ length: 6 }, (_, place): OptionalFeature => {
        return { parents: [], driver: false, restart: false, at: has(place) ? 'off' : 'removed', home: 'foundation' }
      })
      const nothing = { semantics: 'documented', offlineCapable: [], policyPlaces: [], steps: [] } as const
      plant(volume, {
        ...nothing,
        preset: 'windows-10-22h2',
        features,
        useWindowsUpdate: undefined,
        waiting: undefined,
      })
      return volume
    }
    sources = [
      ['D', folders],
      ['E', windows('windows-10-22h2', (place) => place % 2 === 0)],
      ['F', windows('windows-10-1803', () => true)],
    ]
  }
  return sources
}

async function changeByDism(computer: ServicedComputer, step: FeatureChangeStep, identities: Identities) {
  const { kind, names, of, all, limitAccess, sources: given, remove } = step
  const words = [
    kind === 'enable' ? '/Enable-Feature' : '/Disable-Feature',
    ...names.map(({ place, lower }) => `/FeatureName:${nameOf(place, lower)}`),
    ...(of === undefined ? [] : [`/PackageName:${packageNamed(of, identities)}`]),
    '/NoRestart',
  ]
  if (kind === 'enable') {
    if (all) words.push('/All')
    if (limitAccess) words.push('/LimitAccess')
    words.push(...given.map((one) => `/Source:${one}`))
  } else if (remove) words.push('/Remove')
  return computer.dism(step.online, ...words)
}

async function changeByApi(computer: ServicedComputer, step: FeatureChangeStep, identities: Identities) {
  const { kind, names, of, all, limitAccess, sources: given, remove, online } = step
  const name = names.map(({ place, lower }) => nameOf(place, lower)).join(';')
  const identifier = of === undefined ? null : packageNamed(of, identities)
  const code = await computer.api(online, (api, session) =>
    kind === 'enable'
      ? api.DismEnableFeature(
          session,
          name,
          identifier,
          of === undefined ? 0 : 1,
          limitAccess,
          given.length > 0 ? [...given] : null,
          given.length,
          all,
          null,
          null,
          null,
        )
      : api.DismDisableFeature(session, name, identifier, remove, null, null, null),
  )
  return { code: code >>> 0, body: '' }
}

function packageNamed(of: 'foundation' | 'listed' | 'nobody', identities: Identities): string {
  return of === 'nobody' ? 'Contoso-Nobody-Package~31bf3856ad364e35~amd64~~1.0.0.0' : identities[of]
}

/** What dism.exe ends with where the API gives a code: the low word of a code of Win32, 50 for a parent. */
function exitOf(code: number, api: boolean): number {
  if (api) return code
  if (code === FEATURE_CODES.parent) return 50
  return code >>> 16 === 0x8007 ? code & 0xffff : code
}

async function compare(
  when: string,
  computer: ServicedComputer,
  spec: OptionalFeatures,
  model: ModelFeatures,
  identities: Identities,
): Promise<void> {
  const stateOf = (place: number) => model.features[place] ?? { now: 'off', next: 'off', waits: false, asked: false }
  const wrong: string[] = []
  for (const of of ['foundation', 'listed'] as const) {
    const found = await listed(computer, of === 'listed' ? identities.listed : undefined)
    const wanted = listedWith(spec, of).map((place) => `${nameOf(place)}: ${wordOf(stateOf(place))}`)
    if (found !== wanted.join('\n')) wrong.push(`${of} has\n${found}\nnot\n${wanted.join('\n')}`)
  }
  if (model.waiting) {
    const found = await listed(computer, WAITING)
    if (found !== WAITING_LISTS[model.waiting]) wrong.push(`the package that waits (${model.waiting}) has ${found}`)
  }
  const { registry } = computer.image
  for (const [place, { home }] of spec.features.entries()) {
    const key = `${CBS_KEY}\\Packages\\${identities[home]}`
    const { asked, next, waits, now } = stateOf(place)
    const value = asked ? { on: 0x10070, off: 0x10040, removed: 0x10000 }[next] : 0xff
    const was = waits ? { on: 0x70, off: 0x40, removed: 0 }[now] : undefined
    const found = readDword(registry.key('SOFTWARE', `${key}\\Updates`), nameOf(place))
    const pending = readDword(registry.key('SOFTWARE', `${key}\\UpdatesPending`), nameOf(place))
    if (found !== value) wrong.push(`${nameOf(place)} is asked to be ${codeText(found)}, not ${codeText(value)}`)
    if (pending !== was)
      wrong.push(`${nameOf(place)} is until the next start ${codeText(pending)}, not ${codeText(was)}`)
  }
  const waiting = registry.key('SOFTWARE', `${CBS_KEY}\\PackagesPending`)?.subkeyNames() ?? []
  const owners = new Set(spec.features.flatMap(({ home }, place) => (stateOf(place).waits ? [identities[home]] : [])))
  if (model.waiting === 'coming' || model.waiting === 'going') owners.add(WAITING)
  if (waiting.toSorted().join() !== [...owners].toSorted().join())
    wrong.push(`these wait: ${waiting.join()}, not ${[...owners].join()}`)
  const restart = registry.key('SOFTWARE', `${CBS_KEY}\\RebootPending`) !== undefined
  if (model.restart !== undefined && restart !== model.restart) wrong.push(`a restart is ${restart ? '' : 'not '}due`)
  uphold(`Features are as the model says ${when}.`, wrong)
}

const WAITING_LISTS = {
  coming: 'WaitingOn: Enable Pending\nWaitingOff: Disabled',
  going: 'WaitingOn: Disable Pending\nWaitingOff: Disabled',
  installed: 'WaitingOn: Enabled\nWaitingOff: Disabled',
  gone: codeText(FEATURE_CODES.noPackage),
} as const

/** The features that are listed, a line each; the exit code when they are not. */
async function listed(computer: ServicedComputer, packageName: string | undefined): Promise<string> {
  const words = packageName === undefined ? [] : [`/PackageName:${packageName}`]
  const { code, body } = await computer.dism(false, '/Get-Features', ...words)
  if (code !== 0) return codeText(code)
  return [...body.matchAll(/Feature Name : (.*)\nState : (.*)\n/g)]
    .map(([, name, state]) => `${name}: ${state}`)
    .join('\n')
}
