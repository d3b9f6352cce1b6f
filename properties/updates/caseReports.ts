import type { CaseComputer, CaseSaid } from './caseComputer.ts'
import { caseNames, CASE_PACKAGES } from './caseNames.ts'
import { applies, isMeant, isThere, opens, type CaseModel } from './modelCase.ts'
import { REGISTRY_ROWS, type PackageCase } from './PackageCase.ts'

const INSTALLED_AT = '12/30/2024 2:40 AM'

/** How the package of a case is named. */
export function nameOf(one: PackageCase): string {
  const { own, older } = caseNames(one)
  switch (one.name) {
    case 'upper':
      return own.toUpperCase()
    case 'no token':
      return own.replace('~31bf3856ad364e35~', '~~')
    case 'other token':
      return own.replace('~31bf3856ad364e35~', '~0123456789abcdef~')
    case 'other version':
      return older.replace(/3$/, '4')
    case 'other version, no token':
      return older.replace(/3$/, '4').replace('~31bf3856ad364e35~', '~~')
    case 'short':
      return own.split('~')[0] ?? ''
    default:
      return own
  }
}

/** Whether a rule was asked, and went that way. */
export function told({ decisions }: CaseSaid, rule: string, holds: boolean): string[] {
  const found = decisions.filter((one) => one.rule === rule)
  if (found.length === 0) return [`${rule} is not asked`]
  return found.some((one) => one.holds === holds) ? [] : [`${rule} says ${String(!holds)}`]
}

/** What is only told of an addition that was made: nothing else shows it. */
export function faultsTold(said: CaseSaid, one: PackageCase, model: CaseModel): string[] {
  const now = model.packages.get('own')?.state === 'Installed'
  const brought = !['no components', 'nothing', 'in the image', 'packed'].includes(one.payload)
  const left = one.registry.some((place) => REGISTRY_ROWS[place]?.entered === undefined)
  const nowhere = one.place === 'unknown' || one.place === 'outside'
  return [
    ...(one.payload === 'no components' ? [] : told(said, 'package.payload.readable', one.payload !== 'packed')),
    ...(now && brought ? told(said, 'package.component.place', !nowhere) : []),
    ...(now && brought && one.registry.length > 0 ? told(said, 'package.component.registry', !left) : []),
  ]
}

const STATE_WORDS = {
  UninstallPending: 'Uninstall Pending',
  Staged: 'Staged',
  Superseded: 'Superseded',
  InstallPending: 'Install Pending',
  Installed: 'Installed',
} as const

const TYPE_WORDS: { readonly [word: string]: string } = { 'language pack': 'Language Pack', Nonsense: 'Other' }

function typeOf({ releaseType }: PackageCase): string {
  return releaseType === undefined ? 'Other' : (TYPE_WORDS[releaseType] ?? releaseType)
}

/** The rows of a report. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^([A-Z][A-Za-z ]+) : (.*)$/gm)].map(([, label = '', value = '']) => [label, value]))
}

/** The records of /Get-Packages by identity. */
export function recordsOf(text: string): [string, string][] {
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('Package Identity : '))
    .map((part) => {
      const [first = '', ...rest] = part.split('\n')
      return [first.slice('Package Identity : '.length), rest.join(', ')]
    })
}

export async function faultsOfList(computer: CaseComputer, model: CaseModel, one: PackageCase): Promise<string[]> {
  const names = caseNames(one)
  const { text } = await computer.dism('/Get-Packages')
  const records = recordsOf(text)
  const listed = records.map(([identity]) => identity)
  const sorted = [...listed].sort((left, right) => (left.toUpperCase() < right.toUpperCase() ? -1 : 1))
  const faults = listed.some((identity, place) => identity !== sorted[place]) ? ['it is not in order'] : []
  const shown = new Map(records)
  for (const name of CASE_PACKAGES) {
    const identity = names[name]
    const state = model.packages.get(name)?.state
    const hidden = (name === 'inner' && one.inside === 'hidden') || name === 'spare' || name === 'innermost'
    const type = name === 'own' ? typeOf(one) : 'Update'
    // What was installed before it was replaced, or waits to be, keeps its time.
    const timed = state === 'Installed' || name === 'older'
    const should =
      state === undefined || hidden
        ? undefined
        : `State : ${STATE_WORDS[state]}, Release Type : ${type}, Install Time : ${timed ? INSTALLED_AT : ''}`
    if (shown.get(identity) !== should) faults.push(`${identity}: ${shown.get(identity)}, not ${should}`)
  }
  return faults
}

/** The report of the package as it lies on D:. */
export async function faultsOfReport(
  computer: CaseComputer,
  model: CaseModel,
  one: PackageCase,
  path: string,
): Promise<string[]> {
  if (one.form === 'folder of files' || one.form === 'with stray') return []
  const { code, text } = await computer.dism('/Get-PackageInfo', `/PackagePath:${path}`)
  const should = opens(one) || (one.form === 'msu' || one.form === 'wim' ? 0x800f0805 : 0)
  if (code !== should) return [`${code.toString(16)}, not ${should.toString(16)}`]
  if (code !== 0) return []
  const there = model.packages.get('own')?.state
  return differences(rowsOf(text.split('\nFeatures listing')[0] ?? ''), {
    'Package Identity': caseNames(one).own,
    Applicable: there !== undefined || applies(one) ? 'Yes' : 'No',
    State: there ? STATE_WORDS[there] : 'Not Present',
    'Release Type': typeOf(one),
    'Restart Required': one.restart === 'required' ? 'Required' : 'Possible',
    'Completely offline capable': { yes: 'Yes', no: 'No', none: 'Undetermined' }[one.offlineCapable ?? 'none'],
    'Install Time': there === 'Installed' ? INSTALLED_AT : '',
    'Install Client': there ? 'DISM Package Manager Provider' : '',
  })
}

/** The report of the package in the image, asked for by its name. */
export async function faultsOfDescription(
  computer: CaseComputer,
  model: CaseModel,
  one: PackageCase,
): Promise<string[]> {
  if (one.name === 'path') return []
  const { machine } = computer
  const { own } = caseNames(one)
  if (one.asked !== 'nothing' && one.feature !== 'none') {
    const fork = machine.image.fork()
    const key = `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${own}\\Updates`
    fork.registry.setDword('SOFTWARE', key, 'Contoso-Extra', one.asked === 'enabled' ? 0x70 : 0x40)
    machine.image.volume.apply(fork.finish())
  }
  const { code, text } = await computer.dism('/Get-PackageInfo', `/PackageName:${nameOf(one)}`)
  const found = isMeant(one)
  if (code !== (found ? 0 : 0x800f0805)) return [`${nameOf(one)}: ${code.toString(16)}`]
  if (!found) return []
  const state = model.packages.get('own')?.state ?? 'Staged'
  const wanted = one.asked === 'nothing' ? one.feature === 'on' : one.asked === 'enabled'
  const isOn = wanted && isThere(model, 'own')
  const feature = isOn ? (state === 'InstallPending' ? 'Enable Pending' : 'Enabled') : 'Disabled'
  const listed = [...text.matchAll(/^Feature Name : (.*)\nState : (.*)$/gm)].map(([, name, is]) => `${name} ${is}`)
  const should = one.feature === 'none' ? '' : `Contoso-Extra ${feature}`
  return [
    ...differences(rowsOf(text.split('\nFeatures listing')[0] ?? ''), {
      'Package Identity': own,
      Applicable: 'Yes',
      State: STATE_WORDS[state],
      'Release Type': typeOf(one),
      'Install Time': state === 'Installed' ? INSTALLED_AT : '',
      'Self servicing package': one.stackItself ? 'Yes' : 'No',
      'Install Package Name': `${own}.mum`,
    }),
    ...(listed.join(', ') === should ? [] : [`features: ${listed.join(', ')}, not ${should}`]),
  ]
}

function differences(rows: ReadonlyMap<string, string>, expected: { readonly [label: string]: string }): string[] {
  return Object.entries(expected).flatMap(([label, value]) => {
    const is = rows.get(label)
    // Older dism.exe know fewer rows.
    const unknown = is === undefined && /offline capable|Self servicing/.test(label)
    return is === value || unknown ? [] : [`${label} is ${is}, not ${value}`]
  })
}
