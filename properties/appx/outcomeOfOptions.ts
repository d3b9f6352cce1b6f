import type { Semantics } from '../../src/rules/Rule.ts'
import { compareVersions } from '../model/versions.ts'
import { familyOf, nameOf, POOL, type Pooled } from './optionsPool.ts'
import type { AddCommand, OptionsCommand } from './optionsStory.ts'
import { familyNameOf } from './packageNames.ts'

const BLOCKED = 0xc157_0108

/** A package that is provisioned. */
export interface There {
  readonly app: Pooled
  readonly form: 'full' | 'stub'
  readonly regions: string
  readonly lineOfBusiness: boolean
}

/** What the law keeps in mind. */
export interface Known {
  readonly there: ReadonlyMap<string, There>
  readonly library: boolean
  readonly licenses: readonly string[]
  readonly preferences: { readonly [family: string]: 'full' | 'stub' }
}

/** What is known after a command, or the codes that its refusal may have. */
export function outcomeOfOptions(
  known: Known,
  command: OptionsCommand,
  semantics: Semantics,
): Known | { refused: number[] } {
  if (command.kind === 'stub alone') return { refused: [87] }
  if (command.kind === 'remove') {
    const app: Pooled = POOL[command.app]
    const there = known.there.get(familyOf(app))
    if (!there || nameOf(there.app) !== nameOf(app)) return { refused: [2] }
    const rest = new Map([...known.there].filter(([family]) => family !== familyOf(app)))
    const licenses = known.licenses.filter((family) => family !== familyOf(app))
    return {
      ...known,
      there: rest,
      licenses,
      library: [...rest.values()].some((one) => one.app.needsLibrary),
    }
  }
  const { skip, regions } = command
  const main: Pooled = command.folder ? POOL.writer : POOL[command.app ?? 'writer']
  const optional: readonly Pooled[] = command.optional.map((one) => POOL[one])
  const refused = faultsOf(known, command, semantics, main, optional)
  if (refused.length > 0) return { refused }

  const asked = command.stub && (command.stub.toLowerCase() === 'installstub' ? 'stub' : 'full')
  const there = new Map(known.there)
  for (const app of [main, ...optional]) {
    const form = app.stub && (asked ?? known.preferences[familyOf(app)]) === 'stub' ? 'stub' : 'full'
    const shown = regions?.toLowerCase() === 'all' ? 'all' : (regions?.toUpperCase() ?? '')
    there.set(familyOf(app), { app, form, regions: shown, lineOfBusiness: skip && command.licenses.length === 0 })
  }
  return {
    there,
    library: main.needsLibrary || known.library,
    licenses: [...new Set([...known.licenses, ...command.licenses.map((one) => familyOf(POOL[one]))])],
    preferences: asked ? { ...known.preferences, [familyOf(main)]: asked } : known.preferences,
  }
}

/** Codes of all that is wrong with an add. */
function faultsOf(
  known: Known,
  { app, folder, libraries, optional: named, skip, licenses, stub, policy }: AddCommand,
  semantics: Semantics,
  main: Pooled,
  optional: readonly Pooled[],
): number[] {
  const faults: number[] = []
  if ((app !== undefined) === folder) faults.push(87)
  if (folder && (libraries.length > 0 || named.length > 0 || licenses.length > 0)) faults.push(87)
  if (stub !== undefined && !/^install(stub|full)$/i.test(stub)) faults.push(87)
  if (semantics === 'observed' && !folder && !skip && licenses.length === 0) faults.push(87)
  const apps = [main, ...optional]
  if (policy?.number === 1 && apps.some((one) => familyOf(one) === familyOf(POOL[policy.app]))) faults.push(BLOCKED)
  if (
    apps.some((one, index) =>
      apps.slice(0, index).some((each) => familyOf(each) === familyOf(one) && nameOf(each) !== nameOf(one)),
    )
  )
    faults.push(87)
  if (libraries.includes('other content') && libraries.some((one) => one === 'library' || one === 'the same'))
    faults.push(87)
  const isOf = ({ mains = [] }: Pooled) =>
    mains.some(
      ([name, publisher]) =>
        name.toLowerCase() === main.name.toLowerCase() && publisher === (main.publisher ?? 'CN=Contoso'),
    )
  for (const one of optional) {
    if (!one.mains) faults.push(0x8007_3cf2)
    else if (!isOf(one)) faults.push(0x8007_3cf3)
  }
  const families = main.mains?.map(([name, publisher]) => familyNameOf(name, publisher).toLowerCase())
  if (families && ![...known.there.keys()].some((family) => families.includes(family.toLowerCase())))
    faults.push(0x8007_3cf3)
  if (main.needsLibrary && libraries.length === 0 && !known.library) faults.push(0x8007_3cf3)
  for (const one of apps) {
    const before = known.there.get(familyOf(one))?.app
    const order = before ? compareVersions(one.version, before.version) : 1
    if (order < 0) faults.push(0xc157_0118)
    if (before?.bundle && !one.bundle) faults.push(0x8007_3cfb)
  }
  if (licenses.some((file) => !apps.some((one) => familyOf(one) === familyOf(POOL[file])))) faults.push(13)
  return faults
}
