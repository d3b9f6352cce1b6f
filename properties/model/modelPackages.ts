import type { PackageTraits } from '../specs/machineUpdates.ts'
import type { AllowedEnd, ModelMachine, ModelPackage } from './ModelMachine.ts'

/** Windows must restart. */
const RESTART = 3010
const NOT_APPLICABLE = 0x800f_081e
const NOT_THERE = 0x800f_0805
const CANNOT_GO = 0x800f_0825
const PENDING = 0x800f_0806

const same = (one: PackageTraits, other: PackageTraits) => one.family === other.family && one.version === other.version
const isThere = ({ state }: ModelPackage) => state === 'Installed' || state === 'InstallPending'
const waits = ({ packages }: ModelMachine) => packages.some(({ state }) => state.endsWith('Pending'))

/** /Add-Package: a package takes the place of older ones of its family, at once or when Windows starts. */
export function modelAddPackage(machine: ModelMachine, traits: PackageTraits): AllowedEnd {
  const { image, packages } = machine
  if (packages.some((one) => same(one.traits, traits) && isThere(one))) return { codes: [0], after: machine }
  const replaced = packages.filter((one) => one.traits.family === traits.family && isThere(one))
  if (replaced.some((one) => one.traits.version > traits.version)) return { codes: [NOT_APPLICABLE], after: machine }
  const later =
    waits(machine) || (image.online ? traits.restart === 'required' || replaced.length > 0 : !traits.offlineCapable)
  const others = packages.filter((one) => !same(one.traits, traits))
  const after = [
    ...others.map((one): ModelPackage =>
      replaced.includes(one) ? { ...one, state: later ? 'UninstallPending' : 'Superseded', next: 'Superseded' } : one,
    ),
    { traits, state: later ? 'InstallPending' : 'Installed', next: 'Installed' } as const,
  ]
  return { codes: [later && image.online ? RESTART : 0], after: withPackages(machine, after) }
}

/** /Remove-Package: the version that a package had replaced comes back. */
export function modelRemovePackage(machine: ModelMachine, traits: PackageTraits): AllowedEnd {
  const { image, packages } = machine
  const refused = (code: number): AllowedEnd => ({ codes: [code], after: machine })
  const known = packages.find((one) => same(one.traits, traits))
  if (!known) return refused(NOT_THERE)
  if (traits.permanent) return refused(CANNOT_GO)
  if (traits.language !== undefined) {
    const isLast = image.languages.every((one) => one === traits.language)
    if (isLast || (image.online && traits.language === image.defaultLanguage)) return refused(CANNOT_GO)
    if (!image.online && waits(machine)) return refused(PENDING)
  }
  const older = packages.filter(
    (one) => one.traits.family === traits.family && one.traits.version < traits.version && one.next === 'Superseded',
  )
  const predecessor = isThere(known)
    ? older.toSorted((one, other) => other.traits.version - one.traits.version)[0]
    : undefined
  const later =
    known.state === 'UninstallPending' ||
    (known.state === 'InstallPending' && image.online) ||
    (known.state === 'Installed' &&
      (waits(machine) || (image.online && (known.traits.restart === 'required' || predecessor !== undefined))))
  const after = packages.flatMap((one): ModelPackage[] => {
    if (one === predecessor) return [{ ...one, state: later ? 'InstallPending' : 'Installed', next: 'Installed' }]
    if (one !== known) return [one]
    return later ? [{ ...one, state: 'UninstallPending', next: 'gone' }] : []
  })
  return { codes: [later && image.online ? RESTART : 0], after: withPackages(machine, after) }
}

/** Windows starts: what waited for that is done. */
export function modelSettle(machine: ModelMachine): ModelMachine {
  return withPackages(
    machine,
    machine.packages.flatMap((one): ModelPackage[] => (one.next === 'gone' ? [] : [{ ...one, state: one.next }])),
  )
}

/**
 * A language is there from when its pack is installed until no pack of it is left. When the default one goes, the first
 * of the others by name takes its place.
 */
function withPackages(machine: ModelMachine, packages: readonly ModelPackage[]): ModelMachine {
  const { image } = machine
  const installed = packages.flatMap(({ traits, state }) =>
    state === 'Installed' && traits.language !== undefined ? [traits.language] : [],
  )
  const left = image.languages.filter((language) => packages.some(({ traits }) => traits.language === language))
  const languages = [...new Set([...left, ...installed])].sort()
  const defaultLanguage = languages.includes(image.defaultLanguage)
    ? image.defaultLanguage
    : (languages[0] ?? image.defaultLanguage)
  return { ...machine, packages, image: { ...image, languages, defaultLanguage } }
}
