import type { AnswerFeaturesSpec, AnswerPackageSpec, AnswerSpec } from './UnattendStory.ts'

const NOT_SUPPORTED = 0x80070032
const FILE_NOT_FOUND = 0x80070002
const INVALID_PACKAGE = 0x800f0805
const SOURCE_MISSING = 0x800f081f
const UNKNOWN_FEATURE = 0x800f080c

/** What an image holds of what answer files are about. */
export interface ModelUnattend {
  /** By KB: `Installed` or `Staged`. */
  readonly packages: ReadonlyMap<string, string>
  readonly features: ReadonlySet<string>
  readonly driver: boolean
}

/** What comes of an answer file: the codes that may come, and the image. */
export interface ModelOutcome {
  readonly codes: readonly number[]
  readonly image: ModelUnattend
}

/** Applies an answer file: all of it or nothing in one session, else what came before the first that fails. */
export function modelUnattend({ packages, features, settings, way }: AnswerSpec, before: ModelUnattend): ModelOutcome {
  let there = before.packages
  let enabled = before.features
  const failed: number[] = []
  for (const one of packages) {
    const after = applyPackage(there, one)
    if (typeof after !== 'number') there = after
    else if (way === 'API, a session each') return { codes: [after], image: { ...before, packages: there } }
    else failed.push(after)
  }
  for (const one of features) {
    const after = applyFeatures(enabled, one)
    if ('has' in after) enabled = after
    else failed.push(...after)
  }
  const drivers = settings.filter(
    ({ pass, component, architecture }) =>
      pass.toLowerCase() === 'offlineservicing' && component === 'drivers' && architecture === 'amd64',
  )
  if (drivers.some(({ path }) => path === 'gone')) failed.push(FILE_NOT_FOUND)
  const image = { packages: there, features: enabled, driver: before.driver || drivers.length > 0 }
  return failed.length > 0 ? { codes: failed, image: before } : { codes: [0], image }
}

function applyPackage(
  there: ReadonlyMap<string, string>,
  { action, kb, rightVersion, source }: AnswerPackageSpec,
): ReadonlyMap<string, string> | number {
  const state = rightVersion ? there.get(kb) : undefined
  if (action === 'remove') {
    if (state === undefined) return INVALID_PACKAGE
    return new Map([...there].filter(([name]) => name !== kb))
  }
  if (source === 'gone') return FILE_NOT_FOUND
  if (source === 'other' || (source === 'right' && !rightVersion)) return INVALID_PACKAGE
  if (source === 'none' && state === undefined) return SOURCE_MISSING
  const after = action === 'install' || state === 'Installed' ? 'Installed' : 'Staged'
  return new Map([...there, [kb, after]])
}

function applyFeatures(
  enabled: ReadonlySet<string>,
  { selections, foundation }: AnswerFeaturesSpec,
): ReadonlySet<string> | readonly number[] {
  if (foundation === 'other architecture' || foundation === 'other language') return [INVALID_PACKAGE]
  const codes = [
    ...(selections.some(({ name }) => name === 'Nothing') ? [UNKNOWN_FEATURE] : []),
    // Its payload is not in the image, and Windows Update is not asked.
    ...(selections.some(({ name, state }) => name === 'NetFx3' && state) ? [SOURCE_MISSING] : []),
  ]
  const after = new Set([...enabled, ...selections.filter(({ state }) => state).map(({ name }) => name)])
  if (after.has('IIS-WebServer') && !after.has('IIS-WebServerRole')) codes.push(NOT_SUPPORTED)
  if (codes.length > 0) return codes
  for (const { name } of selections.filter(({ state }) => !state)) {
    after.delete(name)
    if (name === 'IIS-WebServerRole') after.delete('IIS-WebServer')
  }
  return after
}
