import { numberLine, packageKeysOf, textLine } from '../images/packageKeysOf.ts'
import { CASE_TIME, type CaseComputer } from './caseComputer.ts'
import { caseNames, CASE_PACKAGES } from './caseNames.ts'
import { bringsInner, STATE_NUMBERS, waits, type CaseModel } from './modelCase.ts'
import { PARENT_ROWS, type PackageCase } from './PackageCase.ts'

const MANIFESTS = 'Windows\\servicing\\Packages'

/** The keys of the case's packages must be the model's; all others as they were. */
export function faultsOfKeys(
  { machine }: CaseComputer,
  model: CaseModel,
  one: PackageCase,
  before: readonly string[],
  start: readonly string[],
): string[] {
  const names = caseNames(one)
  const lines = packageKeysOf(machine.image)
  const folded = Object.values(names)
  const others = (all: readonly string[]) =>
    all.filter(
      (line) =>
        !folded.some((name) => line.includes(name)) &&
        !/^(PackageIndex\\Contoso|PackageDetect|RebootPending|PackagesPending)/.test(line),
    )
  const known = new Set(others(start))
  const found = others(lines)
  const faults = found.filter((line) => !known.has(line)).map((line) => `too much: ${line}`)
  if (found.length < known.size) faults.push('something that was there is missing')
  const all = new Set(lines)
  const expect = (line: string, there: boolean) => {
    if (all.has(line) !== there) faults.push(`${there ? 'missing' : 'too much'}: ${line}`)
  }
  const pending = waits(model)
  expect('PackagesPending', pending)
  expect('RebootPending', model.reboot)
  const { volume } = machine.image
  if ((volume.stat('Windows\\WinSxS\\pending.xml') !== undefined) !== pending) faults.push('pending.xml')
  for (const name of CASE_PACKAGES) {
    const identity = names[name]
    const state = model.packages.get(name)?.state
    if (state === undefined) {
      for (const line of lines) if (line.includes(identity)) faults.push(`too much: ${line}`)
      if (volume.stat(`${MANIFESTS}\\${identity}.mum`)) faults.push(`${identity} has a manifest`)
      if (volume.stat(`${MANIFESTS}\\${identity}.cat`)) faults.push(`${identity} has a catalogue`)
      continue
    }
    expect(`Packages\\${identity}\\CurrentState = ${numberLine(STATE_NUMBERS[state])}`, true)
    expect(`PackagesPending\\${identity}`, state.endsWith('Pending'))
    expect(`PackageIndex\\${identity.replace(/~[^~]*$/, '~0.0.0.0')}\\${identity} = ${numberLine(0)}`, true)
  }
  if (before === start && model.packages.has('own') && one.before !== 'same')
    faults.push(...faultsOfRecord(lines, model, one))
  return faults
}

/** Where packages came from, as the registry has it. */
const LOCATIONS: { readonly [form in PackageCase['form']]?: string } = {
  folder: 'D:\\in',
  manifest: 'D:\\in',
  'manifest beside another': 'D:\\in',
  'folder of files': 'D:\\in\\sub\\a.CAB',
  msu: 'D:\\in\\a.msu\\own.cab',
}

/** The package's own key, value by value. */
function faultsOfRecord(lines: readonly string[], model: CaseModel, one: PackageCase): string[] {
  const { own, inner, spare, innermost } = caseNames(one)
  const key = `Packages\\${own}`
  const state = model.packages.get('own')?.state ?? 'Staged'
  const wasInstalled = state === 'Installed'
  const from = LOCATIONS[one.form] ?? 'D:\\in\\a.cab'
  const expected = [
    key,
    `${key}\\InstallClient = ${textLine('DISM Package Manager Provider')}`,
    `${key}\\InstallName = ${textLine(`${own}.mum`)}`,
    `${key}\\InstallLocation = ${textLine(`\\\\?\\${from}\\`)}`,
    `${key}\\CurrentState = ${numberLine(STATE_NUMBERS[state])}`,
    `${key}\\SelfUpdate = ${numberLine(one.stackItself ? 1 : 0)}`,
    `${key}\\Visibility = ${numberLine(1)}`,
    ...(wasInstalled
      ? [
          `${key}\\InstallTimeHigh = ${numberLine(Number(CASE_TIME >> 32n))}`,
          `${key}\\InstallTimeLow = ${numberLine(Number(CASE_TIME & 0xffffffffn))}`,
          `${key}\\InstallUser = ${textLine('S-1-5-18')}`,
        ]
      : []),
    `${key}\\Owners`,
    `${key}\\Owners\\${own} = ${numberLine(0x20070)}`,
    ...(one.feature === 'none' ? [] : [`${key}\\Updates`, `${key}\\Updates\\Contoso-Extra = ${numberLine(0xff)}`]),
  ]
  const found = lines.filter((line) => line === key || line.startsWith(`${key}\\`))
  const detected = new Set(
    (PARENT_ROWS[one.parents]?.parents ?? [])
      .flatMap(({ identity, alternatives = [] }) => [identity, ...alternatives])
      .map((identity) => `PackageDetect\\${identity.replace(/~[^~]*$/, '~0.0.0.0')}\\${own} = ${numberLine(2)}`),
  )
  const wanted = numberLine(one.feature === 'on' ? 0x30070 : 0x30040)
  const owned = [
    ...(bringsInner(one)
      ? [
          // What was added by itself stays listed.
          `Packages\\${inner}\\Visibility = ${numberLine(one.inside === 'hidden' ? 2 : 1)}`,
          `Packages\\${inner}\\Owners\\${own} = ${numberLine(0x30070)}`,
        ]
      : []),
    ...(one.inside === 'listed' ? [`Packages\\${innermost}\\Owners\\${inner} = ${numberLine(0x30070)}`] : []),
    ...(one.feature === 'none' ? [] : [`Packages\\${spare}\\Owners\\${own} = ${wanted}`]),
    ...(one.feature === 'none' ? [] : [`Packages\\${innermost}\\Owners\\${spare} = ${wanted}`]),
  ]
  const all = new Set(lines)
  return [
    ...expected.filter((line) => !found.includes(line)).map((line) => `missing: ${line}`),
    ...found.filter((line) => !expected.includes(line)).map((line) => `too much: ${line}`),
    ...[...detected, ...owned].filter((line) => !all.has(line)).map((line) => `missing: ${line}`),
    ...lines.filter((line) => line.startsWith('PackageDetect') && line.includes(own) && !detected.has(line)),
  ]
}
