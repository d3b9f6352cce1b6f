import type { CasePackage } from './caseNames.ts'
import { PARENT_ROWS, type PackageCase } from './PackageCase.ts'

/** A state as CurrentState has it. */
export const STATE_NUMBERS = {
  UninstallPending: 0x05,
  Staged: 0x40,
  Superseded: 0x50,
  InstallPending: 0x60,
  Installed: 0x70,
} as const

export type CaseState = keyof typeof STATE_NUMBERS

/** How a package is, and how it is to be when Windows starts. */
interface ModelPackage {
  state: CaseState
  next: 'Installed' | 'Superseded' | 'Staged' | 'gone'
}

/** What the model thinks of an image: a page of plain code, written from the documents. */
export interface CaseModel {
  online: boolean
  /** Whether the running Windows is known to need a restart. */
  reboot: boolean
  readonly packages: Map<CasePackage, ModelPackage>
}

/** How a command ends: the exit code as an unsigned number, and whether it changed anything. */
export interface CaseOutcome {
  readonly code: number
  /** The package was left out, or was there already. */
  readonly untouched?: boolean
}

const REFUSED = {
  notSupported: 50,
  fileNotFound: 2,
  invalid: 0x800f0805,
  pending: 0x800f0806,
  unknownParent: 0x800f0812,
  twice: 0x800f0819,
  circle: 0x800f081d,
  notApplicable: 0x800f081e,
  missing: 0x800f081f,
  stack: 0x800f0823,
  permanent: 0x800f0825,
  dependency: 0x800f082c,
  corrupt: 0x800f0831,
  inTheWay: 0x800f0922,
  satellite: 0x800f0955,
  altered: 14028,
} as const

export const newCaseModel = (): CaseModel => ({ online: true, reboot: false, packages: new Map() })

export function isThere(model: CaseModel, name: CasePackage): boolean {
  const state = model.packages.get(name)?.state
  return state === 'Installed' || state === 'InstallPending'
}

export function waits({ packages }: CaseModel): boolean {
  return [...packages.values()].some(({ state }) => state.endsWith('Pending'))
}

/** Whether the package would apply to an image that does not have it. */
export function applies(one: PackageCase): boolean {
  const brings = /^(language|local) pack$/i.test(one.releaseType ?? '')
  return (
    (one.language !== 'de-DE' || brings) &&
    (one.language === '' || brings || one.image === 'windows-10-22h2') &&
    ['amd64', 'wow64', 'neutral'].includes(one.architecture) &&
    (one.parents === 0 || (one.image === 'windows-10-22h2' && PARENT_ROWS[one.parents]?.fits === true))
  )
}

/** Whether the cabinet can be opened, and what is said if not. */
export function opens(one: PackageCase): number {
  if (one.form === 'nothing') return REFUSED.fileNotFound
  if (one.form === 'text') return REFUSED.invalid
  return 0
}

/** Adds the package of the case. */
export function modelAdd(model: CaseModel, one: PackageCase): CaseOutcome {
  const refused = opens(one) || (one.form === 'wim' || (one.form === 'msu' && model.online) ? REFUSED.notSupported : 0)
  if (refused) return { code: refused }
  const before = new Map([...model.packages].map(([name, each]) => [name, { ...each }] as const))
  const { reboot } = model
  const first = one.form === 'msu' && one.image !== 'too old' && addPlain(model, one, 'first')
  const outcome = addOwn(model, one)
  const failed = outcome.code !== 0 && outcome.code !== 3010
  if (failed) {
    model.packages.clear()
    for (const [name, each] of before) model.packages.set(name, each)
    model.reboot = reboot
  }
  const { untouched } = outcome
  const whole = { ...outcome, ...(first && !failed && { untouched: false }) }
  // What is no package in a folder is the failure that the command ends with.
  return one.form === 'with stray' ? { code: REFUSED.fileNotFound, untouched: failed || untouched === true } : whole
}

/** Adds a package that nothing is wrong with, offline. @returns whether it changed anything */
function addPlain(model: CaseModel, one: PackageCase, name: CasePackage): boolean {
  const later = waits(model) || one.image === 'winpe-4.0'
  if (one.preventPending && later) return false
  model.packages.set(name, { state: later ? 'InstallPending' : 'Installed', next: 'Installed' })
  return true
}

function addOwn(model: CaseModel, one: PackageCase): CaseOutcome {
  if (one.image === 'too old') return { code: REFUSED.notSupported }
  if (one.stack === 'newer') return { code: REFUSED.stack }
  if (isThere(model, 'own')) return { code: 0, untouched: true }
  if (one.capability === 'satellite') return { code: REFUSED.satellite }
  if (!one.ignoreCheck && !applies(one)) return { code: REFUSED.notApplicable }
  if (one.capability === 'needs German' || (one.capability === 'needs French' && one.image !== 'windows-10-22h2'))
    return { code: REFUSED.dependency }
  const fault = faultOfPayload(model, one) || (one.inside === 'missing' ? REFUSED.missing : 0) || faultOfUpdates(one)
  if (fault) return { code: fault }

  const outdated = isThere(model, 'newer')
  if (outdated && !one.ignoreCheck) return { code: REFUSED.notApplicable }
  const busy = waits(model)
  const replaces = isThere(model, 'older')
  const later =
    !outdated &&
    !one.stackItself &&
    (busy ||
      (model.online
        ? one.restart === 'required' || replaces
        : one.image === 'winpe-4.0' || one.offlineCapable === 'no'))
  if (one.preventPending && (later || busy)) return { code: 0, untouched: true }
  const placed = one.place === 'in the way' && !['packed', 'no components'].includes(one.payload)
  if (placed && !later && !outdated) return { code: REFUSED.inTheWay }

  if (replaces && !outdated && !one.stackItself)
    model.packages.set('older', { state: later ? 'UninstallPending' : 'Superseded', next: 'Superseded' })
  const became: ModelPackage = outdated
    ? { state: 'Superseded', next: 'Superseded' }
    : { state: later ? 'InstallPending' : 'Installed', next: 'Installed' }
  model.packages.set('own', { ...became })
  if (one.inside === 'hidden' || one.inside === 'listed') model.packages.set('inner', { ...became })
  if (one.feature === 'on') model.packages.set('spare', { ...became })
  if (one.feature === 'off') model.packages.set('spare', { state: 'Staged', next: 'Staged' })
  const spare = model.packages.get('spare')
  if (one.inside === 'listed') model.packages.set('innermost', { ...became })
  else if (spare) model.packages.set('innermost', { ...spare })
  if (later && model.online) model.reboot = true
  return { code: later && model.online ? 3010 : 0 }
}

/** What the payload is refused for. The component is in the image when another package has brought it. */
function faultOfPayload(model: CaseModel, { payload, beside }: PackageCase): number {
  const staged = model.packages.has('beside') && beside === 'same component'
  if (payload === 'altered') return REFUSED.altered
  if (payload === 'no feature file') return REFUSED.missing
  return !staged && ['no manifest', 'no file', 'nothing', 'in the image'].includes(payload) ? REFUSED.missing : 0
}

function faultOfUpdates(one: PackageCase): number {
  const { updates, parents, image } = one
  const brings = bringsInner(one)
  if (updates === 'twice') return REFUSED.twice
  if (updates === 'without parent') return REFUSED.unknownParent
  if (updates === 'without parent inside' && brings) return REFUSED.unknownParent
  // One inside may be brought, or there already.
  if (updates === 'of one inside' && !brings && !wasThere(one)) return REFUSED.unknownParent
  if (updates === 'of the parent' && (image !== 'windows-10-22h2' || !namesFoundation(parents)))
    return REFUSED.unknownParent
  return updates === 'circle' || updates === 'self' ? REFUSED.circle : 0
}

/** Any version of a parent that the image has counts. */
function namesFoundation(parents: number): boolean {
  return (PARENT_ROWS[parents]?.parents ?? [])
    .flatMap(({ identity, alternatives = [] }) => [identity, ...alternatives])
    .some((identity) => /Foundation-Package~31bf3856ad364e35~amd64~/.test(identity))
}

/** Windows starts: what waits comes to its end. */
export function modelStart(model: CaseModel): void {
  model.online = true
  model.reboot = false
  for (const [name, each] of model.packages)
    if (each.next === 'gone') model.packages.delete(name)
    else each.state = each.next
}

/** Whether a name is that of the package: a token may be missing, the rest must be its own. */
export function isMeant({ name }: PackageCase): boolean {
  return !['other token', 'other version', 'other version, no token', 'short'].includes(name)
}

/** Removes the package of the case. */
export function modelRemove(model: CaseModel, one: PackageCase): CaseOutcome {
  if (one.image === 'too old') return { code: REFUSED.notSupported }
  const own = model.packages.get('own')
  if (!own || !isMeant(one)) return { code: REFUSED.invalid }
  if (one.owner === 'Foundation' && one.image === 'windows-10-22h2') return { code: REFUSED.invalid }
  if ((one.permanent && one.kept === 'manifest') || one.owner === 'itself for good') return { code: REFUSED.permanent }
  const releaseType = one.kept === 'manifest' ? one.releaseType : undefined
  if (releaseType === 'Foundation' || releaseType === 'Product') return { code: REFUSED.permanent }
  const busy = waits(model)
  if (releaseType === 'language pack' && !model.online && busy) return { code: REFUSED.pending }
  if (one.kept !== 'manifest') return { code: REFUSED.corrupt }

  const older = model.packages.get('older')
  const hadPlace = isThere(model, 'own')
  const predecessor = hadPlace && older?.next === 'Superseded' ? older : undefined
  const later =
    hadPlace &&
    (own.state === 'InstallPending'
      ? model.online
      : busy || (model.online && (one.restart === 'required' || predecessor !== undefined)))
  if (predecessor) {
    predecessor.state = later ? 'InstallPending' : 'Installed'
    predecessor.next = 'Installed'
  }
  for (const name of ['own', 'inner', 'spare', 'innermost'] as const) {
    if (name === 'inner' && wasThere(one)) continue
    if (!model.packages.has(name)) continue
    if (later) model.packages.set(name, { state: 'UninstallPending', next: 'gone' })
    else model.packages.delete(name)
  }
  if (later && model.online) model.reboot = true
  if (!waits(model)) model.reboot = false
  return { code: later && model.online ? 3010 : 0 }
}

/** Whether the package brings the one inside it, for an image of this architecture. */
export function bringsInner({ inside }: PackageCase): boolean {
  return inside === 'hidden' || inside === 'listed' || inside === 'hidden, there before'
}

/** Whether the package inside was there before, by itself. */
export function wasThere({ inside }: PackageCase): boolean {
  return inside === 'in the image' || inside === 'hidden, there before'
}

/** The version whose component is in use: the highest of those that are installed, or go at the next start only. */
export function componentInUse(model: CaseModel, one: PackageCase): 'newer' | 'own' | 'older' | undefined {
  const used = (name: CasePackage) => ['Installed', 'UninstallPending'].includes(model.packages.get(name)?.state ?? '')
  // A package that was install pending when it was removed goes without ever having been in use.
  if (used('newer')) return 'newer'
  if (one.payload !== 'no components' && used('own')) return 'own'
  if (one.beside === 'same component' && used('beside')) return 'own'
  return used('older') ? 'older' : undefined
}
