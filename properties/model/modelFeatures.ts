import type {
  FeatureChangeStep,
  FeatureHome,
  FeaturePlace,
  OptionalFeature,
  OptionalFeatures,
} from '../specs/OptionalFeatures.ts'

/** Codes that a change of features may end with; those of the API differ for a parent. Sources: dismapi.h, CBS codes. */
export const FEATURE_CODES = {
  done: 0,
  restart: 3010,
  notSupported: 0x80070032,
  noPackage: 0x800f0805,
  unknown: 0x800f080c,
  parent: 0xc004000d,
  noSource: 0x800f081f,
  noDownload: 0x800f0906,
  noDownloadAllowed: 0x800f0907,
} as const

/** How a feature is: what it is now, and what it becomes at the next start. */
interface ModelFeature {
  now: Substance
  next: Substance
  /** Whether `next` waits for a start. What is asked of a feature may change while nothing waits. */
  waits: boolean
  /** Whether somebody has asked for something. */
  asked: boolean
}

type Substance = 'on' | 'off' | 'removed'

/** What is known of the features of an image. */
export interface ModelFeatures {
  readonly features: readonly ModelFeature[]
  /** Whether the running Windows waits for a restart; undefined where that depends on the order within a command. */
  restart: boolean | undefined
  /** How the package that waits is; `installed` and `gone` after a start. */
  waiting: OptionalFeatures['waiting'] | 'installed' | 'gone'
}

/** The model of an image to which nothing was done. */
export function newModelFeatures({ features, waiting }: OptionalFeatures): ModelFeatures {
  return {
    features: features.map(({ at }) => {
      const now = at === 'removed' ? 'removed' : at.startsWith('on') ? 'on' : 'off'
      return { now, next: now, waits: false, asked: !at.endsWith('by default') }
    }),
    restart: false,
    waiting,
  }
}

/** What DISM says of a feature. */
export function wordOf({ waits, now, next }: ModelFeature): string {
  if (waits) return next === 'on' ? 'Enable Pending' : 'Disable Pending'
  return { on: 'Enabled', off: 'Disabled', removed: 'Disabled with Payload Removed' }[now]
}

/** Places of the features that are listed with a package: those inside of Foundation come after its own. */
export function listedWith(spec: OptionalFeatures, of: 'foundation' | 'listed'): readonly number[] {
  const at = (home: FeatureHome) => spec.features.flatMap((one, place) => (one.home === home ? [place] : []))
  return of === 'listed' ? at('listed') : [...at('foundation'), ...at('hidden')]
}

/** What a change leads to: the code it ends with, the model being changed; what its message names. */
export function modelChange(
  spec: OptionalFeatures,
  model: ModelFeatures,
  step: FeatureChangeStep,
): { readonly code: number; readonly told: string } {
  const refused = (code: number, told = '') => ({ code, told })
  const old = spec.preset === 'windows-7'
  const given = step.kind === 'enable' ? step.all || step.limitAccess || step.sources.length > 0 : step.remove
  if (old && given) return refused(FEATURE_CODES.notSupported)
  if (step.of === 'nobody') return refused(FEATURE_CODES.noPackage)
  const list = listedWith(spec, step.of ?? 'foundation')
  const unknown = step.names.find(({ place, lower }) => !list.includes(place) || (old && lower))
  if (unknown) return refused(FEATURE_CODES.unknown, nameOf(unknown.place, unknown.lower))
  const named = [...new Set(step.names.map(({ place }) => place))]
  const parentsOf = (place: number) => (spec.features[place]?.parents ?? []).filter((one) => list.includes(one))
  const isOn = (place: number) => model.features[place]?.next === 'on'

  if (step.kind === 'disable') {
    const going = new Set(named)
    for (let size = 0; size !== going.size;) {
      size = going.size
      for (const place of list) {
        const parents = parentsOf(place)
        const loses = parents.some((one) => going.has(one)) && !parents.some((one) => isOn(one) && !going.has(one))
        if (isOn(place) && loses) going.add(place)
      }
    }
    const children = [...going].filter((place) => !named.includes(place))
    const to = (place: number) => (step.remove && named.includes(place) ? 'removed' : 'off')
    return refused(turnAll(spec, model, [...children, ...named], to, step.online))
  }

  const ancestors = (places: readonly number[]): number[] => {
    const all = new Set<number>()
    let next = places.flatMap(parentsOf)
    while (next.length > 0) {
      const fresh = next.filter((one) => !all.has(one))
      for (const one of fresh) all.add(one)
      next = fresh.flatMap(parentsOf)
    }
    return [...all]
  }
  const wanted = new Set([...named, ...(step.all ? ancestors(named) : [])])
  for (const place of named) {
    const parents = parentsOf(place)
    if (isOn(place) || parents.length === 0 || parents.some((one) => isOn(one) || wanted.has(one))) continue
    const missing = ancestors([place]).filter((one) => !isOn(one) && !wanted.has(one))
    return refused(FEATURE_CODES.parent, missing.map((one) => nameOf(one)).join(', '))
  }
  const changing = [...wanted].filter((place) => !isOn(place))
  const lacks = changing.filter((place) => {
    const { now, waits } = model.features[place] ?? { now: 'off', waits: false }
    return now === 'removed' && !waits
  })
  const places = [...step.sources, ...spec.policyPlaces]
  if (lacks.some((place) => !places.some((one) => hasPayload(spec, one, place))))
    return refused(missingCode(spec, step))
  return refused(turnAll(spec, model, changing, () => 'on', step.online))
}

/** The image starts. */
export function modelStart(model: ModelFeatures): void {
  for (const feature of model.features) {
    feature.now = feature.next
    feature.waits = false
  }
  model.restart = false
  if (model.waiting === 'coming') model.waiting = 'installed'
  if (model.waiting === 'going') model.waiting = 'gone'
}

/** The name of the feature at a place. */
export function nameOf(place: number, lower = false): string {
  return lower ? `feature${place}` : `Feature${place}`
}

/** Whether somewhere is what a feature lacks: D:\sxs has the first three, a Windows of the same version every second. */
function hasPayload({ preset }: OptionalFeatures, where: FeaturePlace, place: number): boolean {
  if (where === 'D:\\sxs') return place < 3
  return where.startsWith('E:') && preset === 'windows-10-22h2' && place % 2 === 0
}

function missingCode({ semantics, useWindowsUpdate }: OptionalFeatures, step: FeatureChangeStep): number {
  const asked = step.online && !step.limitAccess && (step.sources.length === 0 || semantics === 'observed')
  if (!asked) return FEATURE_CODES.noSource
  return useWindowsUpdate === 2 ? FEATURE_CODES.noDownloadAllowed : FEATURE_CODES.noDownload
}

/** Lets features become something. @returns the code that this ends with */
function turnAll(
  spec: OptionalFeatures,
  model: ModelFeatures,
  places: readonly number[],
  to: (place: number) => Substance,
  online: boolean,
): number {
  const waits = places.map((place) => turn(spec, model, place, to(place), online))
  if (!anythingWaits(model)) model.restart = false
  if (!online || !waits.includes(true)) return FEATURE_CODES.done
  if (model.restart === false) model.restart = true
  return FEATURE_CODES.restart
}

/** Lets a feature become something. @returns whether it waits for a start because of that */
function turn(spec: OptionalFeatures, model: ModelFeatures, place: number, to: Substance, online: boolean): boolean {
  const feature = model.features[place]
  const is = spec.features[place]
  if (!feature || !is) return false
  const { now, next, waits } = feature
  const empties = to === 'removed' && next !== 'on'
  if ((next === 'on') === (to === 'on') && !(empties && !(next === 'removed' && !waits))) return false
  feature.asked = true
  if ((next === 'on') === (to === 'on')) {
    // Only the payload goes, when what waits has happened.
    feature.next = to
    if (!waits) feature.now = to
    return false
  }
  if (waits) {
    feature.waits = false
    // Back as it was; an enabled one cannot be asked to be off here.
    feature.now = to === 'on' ? 'on' : to === 'removed' || now === 'removed' ? 'removed' : 'off'
    feature.next = feature.now
    model.restart = undefined
    return false
  }
  feature.next = to
  if (!mustWait(spec, is, online)) {
    feature.now = to
    return false
  }
  feature.waits = true
  return true
}

function mustWait({ offlineCapable }: OptionalFeatures, is: OptionalFeature, online: boolean): boolean {
  return online ? is.driver || is.restart : !offlineCapable.includes(is.home)
}

function anythingWaits({ features, waiting }: ModelFeatures): boolean {
  return waiting === 'coming' || waiting === 'going' || features.some(({ waits }) => waits)
}
