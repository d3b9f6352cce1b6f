import type { LanguagePackStep, LanguageTag, PackProduct } from './LanguagePackStory.ts'

/** A language pack, as /Get-Packages tells its state. */
export interface ModelPack {
  readonly tag: LanguageTag
  readonly product: PackProduct
  state: 'Installed' | 'Install Pending' | 'Uninstall Pending'
}

/** What the model knows of the languages of an image. */
export interface ModelLanguages {
  languages: readonly string[]
  /** The default one. */
  preferred: string
  packs: readonly ModelPack[]
  readonly oobeIsOver: boolean
}

const RESTART_REQUIRED = 3010
const NOT_FOUND = 0x8007_0490
const ACCESS_DENIED = 0x8007_0005
const INVALID_PACKAGE = 0x800f_0805
const PENDING = 0x800f_0806
const CANNOT_UNINSTALL = 0x800f_0825

/** Lets a step happen to the model. @returns how it ends; undefined where it is not for this model to say */
export function modelLanguagePacks(model: ModelLanguages, step: LanguagePackStep): number | undefined {
  switch (step.kind) {
    case 'add':
      return add(model, step)
    case 'remove':
      return remove(model, step)
    case 'drop':
      return drop(model, step.tag)
    case 'license':
      return 0
    case 'restart':
      model.packs = model.packs.filter(({ state }) => state !== 'Uninstall Pending')
      for (const pack of model.packs) pack.state = 'Installed'
      followPacks(model)
      return 0
  }
}

const waits = ({ packs }: ModelLanguages): boolean => packs.some(({ state }) => state.endsWith('Pending'))

function findPack({ packs }: ModelLanguages, { tag, product }: Omit<ModelPack, 'state'>): ModelPack | undefined {
  return packs.find((one) => one.tag === tag && one.product === product)
}

function add(model: ModelLanguages, step: Extract<LanguagePackStep, { kind: 'add' | 'remove' }>): number | undefined {
  const { tag, product, online } = step
  const known = findPack(model, step)
  // What comes of one that is on its way out belongs to the model of updates.
  if (known) return known.state === 'Uninstall Pending' ? undefined : 0
  const state = online || waits(model) ? 'Install Pending' : 'Installed'
  model.packs = [...model.packs, { tag, product, state }]
  followPacks(model)
  return online ? RESTART_REQUIRED : 0
}

function remove(
  model: ModelLanguages,
  step: Extract<LanguagePackStep, { kind: 'add' | 'remove' }>,
): number | undefined {
  const { tag, online } = step
  const known = findPack(model, step)
  if (!known) return INVALID_PACKAGE
  if (known.state !== 'Installed') return undefined
  if (online && tag === model.preferred) return CANNOT_UNINSTALL
  if (model.languages.every((one) => one === tag)) return CANNOT_UNINSTALL
  if (online) {
    known.state = 'Uninstall Pending'
    return RESTART_REQUIRED
  }
  if (waits(model)) return PENDING
  model.packs = model.packs.filter((one) => one !== known)
  followPacks(model)
  return 0
}

function drop(model: ModelLanguages, typed: string): number {
  const tag = model.languages.find((one) => one.toLowerCase() === typed.toLowerCase())
  if (tag === undefined) return NOT_FOUND
  if (model.languages.length === 1 || (tag === model.preferred && model.oobeIsOver)) return ACCESS_DENIED
  const isKept = (one: ModelPack) => one.tag !== tag || one.state === 'Uninstall Pending'
  if (waits(model) && !model.packs.every(isKept)) return PENDING
  model.packs = model.packs.filter(isKept)
  model.languages = model.languages.filter((one) => one !== tag)
  choosePreferred(model)
  return 0
}

/** A language is there while a pack of it is installed; one that waits, to come or to go, leaves it as it is. */
function followPacks(model: ModelLanguages): void {
  const isThere = ({ tag, state }: ModelPack) => state === 'Installed' || model.languages.includes(tag)
  model.languages = [...new Set(model.packs.filter(isThere).map(({ tag }) => tag))]
  choosePreferred(model)
}

/** When the default language has gone the first of the others takes its place. */
function choosePreferred(model: ModelLanguages): void {
  if (!model.languages.includes(model.preferred)) model.preferred = model.languages.toSorted()[0] ?? ''
}
