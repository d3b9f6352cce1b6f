import {
  CAPABILITIES,
  type CabinetSort,
  type CapabilityPlace,
  type CapabilityStep,
  type CapabilityStory,
  type CapabilityWord,
  type OfferedCabinet,
} from './CapabilityStory.ts'

/** Codes of capabilities as the API gives them. Sources: dismapi.h, CBS codes, the documents. */
export const CAPABILITY_CODES = {
  done: 0,
  restart: 3010,
  notSupported: 0x80070032,
  unknown: 0x800f080c,
  cannotUninstall: 0x800f0825,
  noSource: 0x800f081f,
  noDownloadAllowed: 0x800f0907,
  noUpdates: 0x800f0950,
  serverHasNone: 0x800f0954,
} as const

/** The place of the capability that the image knows of and nobody offers. */
export const KNOWN = CAPABILITIES.length

/** How far a package is, as it is written in lists. */
export type ModelPackageState = 'Installed' | 'Install Pending' | 'Uninstall Pending' | 'Staged' | 'Superseded'

/** A package of the image. */
interface ModelPackage {
  readonly of: number
  readonly sort: CabinetSort
  state: ModelPackageState
}

/** The packages of capabilities of an image, by identity. */
export type ModelCapabilities = Map<string, ModelPackage>

/** An image to which nothing was done. */
export function newModelCapabilities({ installed, staged, superseded }: CapabilityStory): ModelCapabilities {
  const packageAt = (state: ModelPackage['state']) => (of: number) =>
    [packageOf({ of, sort: 'fits' }), { of, sort: 'fits', state }] as const
  return new Map<string, ModelPackage>([
    ...installed.map(packageAt('Installed')),
    ...staged.map(packageAt('Staged')),
    ...superseded.map(packageAt('Superseded')),
  ])
}

/** A capability as DISM writes it. */
export function identityOf(of: number): string {
  const { name, language } = CAPABILITIES[of] ?? { name: 'Contoso.Delta', language: '' }
  return `${name}~~~${language}~0.0.1.0`
}

const VERSIONS: { readonly [Sort in CabinetSort]?: string } = {
  newer: '10.0.26100.500',
  'older build': '10.0.22000.1',
  'newer build': '10.0.27000.1',
}

/** The identity of the package in a cabinet. */
export function packageOf({ of, sort }: OfferedCabinet): string {
  const version = VERSIONS[sort] ?? '10.0.26100.1'
  const satellite = sort.includes('-') ? sort : ''
  return `${packageName(of)}~31bf3856ad364e35~${sort === 'arm64' ? 'arm64' : 'amd64'}~${satellite}~${version}`
}

/** The name of the packages of a capability. */
export function packageName(of: number): string {
  const { name, language } = CAPABILITIES[of] ?? { name: 'Contoso.Delta', language: '' }
  return `${name.replace('.', '-')}-${language === '' ? '' : `${language.slice(0, 2)}-`}Package`
}

/** What a user types for a capability. */
export function typed({ of, form }: CapabilityWord): string {
  const whole = identityOf(of)
  if (form === 'name') return whole.replace(/~.*/, '')
  if (form === 'lower case') return whole.toLowerCase()
  return form === 'whole' ? whole : whole.replace(/~[^~]*$/, '')
}

/** The cabinets in some places. */
export function cabinetsIn(
  { offered }: CapabilityStory,
  places: readonly CapabilityPlace[],
): readonly OfferedCabinet[] {
  return places.flatMap((place) => offered[Number(place.slice(-1))] ?? [])
}

/** How far a capability is: as far as the furthest of its packages. */
export function stateOf(
  model: ModelCapabilities,
  of: number,
): Exclude<ModelPackageState, 'Superseded'> | 'Not Present' {
  const states = new Set([...model.values()].filter((one) => one.of === of).map(({ state }) => state))
  const order = ['Installed', 'Install Pending', 'Uninstall Pending', 'Staged'] as const
  return order.find((state) => states.has(state)) ?? 'Not Present'
}

/** Whether a capability or a package is installed, or will be at the next start. */
function isThere(state: string): boolean {
  return state === 'Installed' || state === 'Install Pending'
}

/** Whether something waits for the next start. */
function isBusy(model: ModelCapabilities): boolean {
  return [...model.values()].some(({ state }) => state.endsWith('Pending'))
}

/** Windows starts: what waited for that is done. */
export function modelStart(model: ModelCapabilities): void {
  for (const [identity, one] of model)
    if (one.state === 'Uninstall Pending') model.delete(identity)
    else if (one.state === 'Install Pending') one.state = 'Installed'
}

/** Places of the capabilities that are known: to the image, or to what is offered. */
export function knownCapabilities(model: ModelCapabilities, offers: readonly OfferedCabinet[]): readonly number[] {
  return [...new Set([KNOWN, ...offers.map(({ of }) => of), ...[...model.values()].map(({ of }) => of)])]
}

/** The capability that a word means, or undefined. */
export function meant(word: CapabilityWord, known: readonly number[]): number | undefined {
  const text = typed(word).toLowerCase()
  const found = known.filter((of) =>
    [identityOf(of), identityOf(of).replace(/~.*/, '')].some((one) => one.toLowerCase() === text),
  )
  return found.length === 1 ? found[0] : undefined
}

/** Adds capabilities, or none of them. @returns the code; the model is changed when it is 0 */
export function modelAdd(
  story: CapabilityStory,
  model: ModelCapabilities,
  step: Extract<CapabilityStep, { kind: 'add' }>,
): number {
  if (story.preset === 'windows-8.1') return CAPABILITY_CODES.notSupported
  const offers = cabinetsIn(story, story.policy ? [...step.sources, 'D:\\s2'] : step.sources)
  const after: ModelCapabilities = new Map([...model].map(([identity, one]) => [identity, { ...one }]))
  let waits = false
  const add = (of: number): boolean => {
    if (isThere(stateOf(after, of))) return true
    const staged = [...after.values()].filter((one) => one.of === of && one.state === 'Staged')
    const chosen = new Map<string, OfferedCabinet>()
    for (const offer of [...offers.filter((one) => one.of === of && fits(story, one)), ...staged]) {
      const key = packageOf(offer).replace(/~[^~]*$/, '')
      if (!chosen.has(key) || offer.sort === 'newer') chosen.set(key, offer)
    }
    if (![...chosen.values()].some(({ sort }) => !sort.includes('-'))) return false
    if (!(CAPABILITIES[of]?.needs ?? []).every(add)) return false
    const state = isBusy(after) || (step.online && story.restart.includes(of)) ? 'Install Pending' : 'Installed'
    for (const { sort } of chosen.values()) after.set(packageOf({ of, sort }), { of, sort, state })
    waits ||= state === 'Install Pending'
    return true
  }
  for (const word of step.names) {
    const of = meant(word, knownCapabilities(after, offers))
    if (of === undefined) return CAPABILITY_CODES.unknown
    if (!add(of)) return missingCode(story, step)
  }
  model.clear()
  for (const [identity, one] of after) model.set(identity, one)
  return step.online && waits ? CAPABILITY_CODES.restart : CAPABILITY_CODES.done
}

/** Removes a capability with all its packages. @returns the code, and whether dism.exe knows the name */
export function modelRemove(
  story: CapabilityStory,
  model: ModelCapabilities,
  { name: word, online }: Extract<CapabilityStep, { kind: 'remove' }>,
): { readonly code: number; readonly recognized: boolean } {
  if (story.preset === 'windows-8.1') return { code: CAPABILITY_CODES.notSupported, recognized: true }
  const of = meant(word, knownCapabilities(model, []))
  if (of === undefined) return { code: CAPABILITY_CODES.unknown, recognized: false }
  if (!isThere(stateOf(model, of))) return { code: CAPABILITY_CODES.cannotUninstall, recognized: false }
  const needed = [...model.values()].some(
    (one) => isThere(one.state) && CAPABILITIES[one.of]?.needs.some((need) => need === of),
  )
  if (needed) return { code: CAPABILITY_CODES.cannotUninstall, recognized: true }
  let waits = false
  for (const [identity, one] of [...model].filter(([, each]) => each.of === of && isThere(each.state))) {
    // What is not installed yet is taken back at once, unless Windows runs.
    const waited = one.state === 'Install Pending'
    const later = waited ? online : isBusy(model) || (online && story.restart.includes(of))
    if (later) one.state = 'Uninstall Pending'
    else model.delete(identity)
    waits ||= later
  }
  return { code: online && waits ? CAPABILITY_CODES.restart : CAPABILITY_CODES.done, recognized: true }
}

/** The cabinets that an export copies, or undefined where a name is unknown. */
export function modelExport(
  story: CapabilityStory,
  { names, sources }: Extract<CapabilityStep, { kind: 'export' }>,
): readonly OfferedCabinet[] | undefined {
  const offers = cabinetsIn(story, sources)
  const wanted = names.map((word) => {
    const text = typed(word).toLowerCase()
    return offers.filter(({ of }) =>
      [identityOf(of), identityOf(of).replace(/~.*/, '')].some((one) => one.toLowerCase() === text),
    )
  })
  if (wanted.some((some) => some.length === 0)) return undefined
  const all = new Set<number>()
  const need = (of: number): void => {
    if (all.has(of) || !offers.some((one) => one.of === of)) return
    all.add(of)
    for (const one of CAPABILITIES[of]?.needs ?? []) need(one)
  }
  for (const { of } of wanted.flat()) need(of)
  return offers.filter(({ of }) => all.has(of))
}

function fits({ french }: CapabilityStory, { sort }: OfferedCabinet): boolean {
  return sort === 'fits' || sort === 'newer' || sort === 'en-US' || (sort === 'fr-FR' && french)
}

function missingCode(
  { useWindowsUpdate, useServer, contentServer }: CapabilityStory,
  step: Extract<CapabilityStep, { kind: 'add' }>,
): number {
  if (!step.online || step.limitAccess) return CAPABILITY_CODES.noSource
  if (useWindowsUpdate === 2) return CAPABILITY_CODES.noDownloadAllowed
  return useServer === 1 && contentServer !== 2 ? CAPABILITY_CODES.serverHasNone : CAPABILITY_CODES.noUpdates
}
