import type { StoreSource, StoreStep, StoreStory } from './StoreStory.ts'

/** Codes of repairs. Sources: CBS codes, the documents. */
export const STORE_CODES = {
  notSupported: 0x80070032,
  corrupt: 0x800f0831,
  noSource: 0x800f081f,
  noDownload: 0x800f0906,
  noDownloadAllowed: 0x800f0907,
} as const

/** The place of the component of a feature that nobody wants: it is not looked at. */
export const UNWANTED = 4

/** How the parts of a store are in the model: what is not sound is in the set. */
export interface ModelStore {
  readonly files: Set<number>
  readonly components: Set<number>
  readonly packages: Set<number>
  half: 'adding' | 'removing' | 'gone' | undefined
  unserviceable: boolean
  /** How it was marked: a number of DismImageHealthState. */
  marked: number
  /** How the updates are that come or go when Windows starts. */
  readonly waiting: { [Change in 'coming' | 'going']: 'not there' | 'waits' | 'installed' }
}

/** A sound store. */
export function newModelStore(): ModelStore {
  return {
    files: new Set(),
    components: new Set(),
    packages: new Set(),
    half: undefined,
    unserviceable: false,
    marked: 0,
    waiting: { coming: 'not there', going: 'installed' },
  }
}

/** How the store is: 0 sound, 1 repairable, 2 not repairable. */
export function modelHealth({ files, components, packages, half, unserviceable }: ModelStore): number {
  if (unserviceable) return 2
  const isHalf = half === 'adding' || half === 'removing'
  const isDamaged = packages.size > 0 || [...files, ...components].some((of) => of !== UNWANTED)
  return isDamaged || isHalf ? 1 : 0
}

/** What a repair ends with; the model is changed when it is 0. */
export function modelRestore(
  { policy, useWindowsUpdate }: StoreStory,
  model: ModelStore,
  { sources, limitAccess }: Extract<StoreStep, { kind: 'restore' }>,
): number {
  if (modelHealth(model) === 2) return STORE_CODES.corrupt
  const places = policy === undefined ? sources : [...sources, policy]
  const has = (what: 'files' | 'components' | 'packages') => places.some((place) => holds(place, what))
  const isMissing = (['files', 'components', 'packages'] as const).some(
    (what) => [...model[what]].some((of) => of !== UNWANTED) && !has(what),
  )
  if (isMissing) {
    if (limitAccess || sources.length > 0) return STORE_CODES.noSource
    return useWindowsUpdate === 2 ? STORE_CODES.noDownloadAllowed : STORE_CODES.noDownload
  }
  for (const what of ['files', 'components', 'packages'] as const)
    for (const of of model[what]) if (of !== UNWANTED) model[what].delete(of)
  if (model.half === 'adding') model.half = 'gone'
  if (model.half === 'removing') model.half = undefined
  model.marked = 0
  return 0
}

/** Windows starts: what waited for that is done. What was left half done stays so. */
export function modelStart({ waiting }: ModelStore): void {
  if (waiting.coming === 'waits') waiting.coming = 'installed'
  if (waiting.going === 'waits') waiting.going = 'not there'
}

function holds(place: StoreSource, what: 'files' | 'components' | 'packages'): boolean {
  if (place === 'D:\\changed' || place === 'D:\\none') return false
  return what !== 'packages' || place !== 'E:\\Windows\\WinSxS'
}
