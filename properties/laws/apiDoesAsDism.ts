import { DISM_ONLINE_IMAGE, type DismPackage, type Pointer } from '../../src/api/index.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { packageKeysOf } from '../images/packageKeysOf.ts'
import { caseComputer, type CaseComputer } from '../updates/caseComputer.ts'
import { caseFiles } from '../updates/caseFiles.ts'
import { caseNames } from '../updates/caseNames.ts'
import { nameOf, recordsOf } from '../updates/caseReports.ts'
import { newCaseModel } from '../updates/modelCase.ts'
import type { PackageCase } from '../updates/PackageCase.ts'
import { plant, prepare, sensible } from './packageFollowsDocuments.ts'
import { uphold } from './uphold.ts'

const STATES = ['Not Present', 'Uninstall Pending', 'Staged', 'Removed', 'Installed', 'Install Pending', 'Superseded']
const TYPES =
  'Critical Update,Driver,Feature Pack,Hotfix,Security Update,Software Update,Update,Update Rollup,Language Pack,Foundation,Service Pack,Product,Local Pack,Other,OnDemand Pack'.split(
    ',',
  )
const RELOAD = 1

/**
 * Law: what is added and removed through dism and through the API ends with the same number and leaves the same image,
 * and the lists of both tell the same.
 * @throws BrokenLaw
 */
export async function apiDoesAsDism(given: PackageCase): Promise<void> {
  const one = sensible({ ...given, ...(['folder of files', 'with stray'].includes(given.form) && { form: 'cab' }) })
  const [byDism, byApi] = [await prepared(one), await prepared(one)]
  const { path } = caseFiles(one)
  const add = ['/Add-Package', `/PackagePath:${path}`]
  if (one.ignoreCheck) add.push('/IgnoreCheck')
  if (one.preventPending) add.push('/PreventPending')
  const dismAdded = await byDism.dism(...add)

  const { api } = byApi.machine
  await api.DismInitialize(2, 'D:\\api.log', null)
  let session = await opened(byApi, one)
  const added = await api.DismAddPackage(session, path, one.ignoreCheck, one.preventPending, null, null, null)
  compare('An addition', dismAdded.code, added)
  const reload = one.stackItself && dismAdded.text.includes('requires the current servicing session to be reloaded')
  uphold('A reload must be told by both.', reload === (added === RELOAD) ? [] : [`0x${added.toString(16)}`])
  uphold('An addition must leave the same image.', differencesOf(byDism, byApi))
  await api.DismCloseSession(session)
  session = await opened(byApi, one)
  uphold('The lists must tell the same.', await differencesOfLists(byDism, byApi, session))

  const there = packageKeysOf(byDism.machine.image).some((line) => line === `Packages\\${caseNames(one).own}`)
  if (one.image === 'windows-10-22h2' && there) for (const each of [byDism, byApi]) plant(each, one)
  // An older dism looks for what it is to remove before all else.
  if (one.image === 'too old') return
  await api.DismCloseSession(session)
  session = await opened(byApi, one)
  const words = one.name === 'path' ? '/PackagePath:D:\\own.cab' : `/PackageName:${nameOf(one)}`
  const dismRemoved = await byDism.dism('/Remove-Package', words)
  const [name, kind] = one.name === 'path' ? ['D:\\own.cab', 2] : [nameOf(one), 1]
  const removed = await api.DismRemovePackage(session, name, kind, null, null, null)
  compare('A removal', dismRemoved.code, removed)
  uphold('A removal must leave the same image.', differencesOf(byDism, byApi))
}

async function prepared(one: PackageCase): Promise<CaseComputer> {
  const computer = caseComputer(one)
  for (const [name, bytes] of caseFiles(one).files) computer.machine.write(name, bytes)
  const model = newCaseModel()
  model.online = one.online
  await prepare(computer, model, one)
  return computer
}

async function opened({ machine: { api } }: CaseComputer, { online }: PackageCase): Promise<number> {
  const session = { value: 0 }
  const hresult = await api.DismOpenSession(online ? DISM_ONLINE_IMAGE : 'C:\\', null, null, session)
  uphold('A session must be opened.', hresult === 0 ? [] : [`0x${hresult.toString(16)}`])
  return session.value
}

/** Exit codes of dism are Win32 codes where there is one. */
function compare(what: string, code: number, hresult: number): void {
  const expected = code === 3010 || code > 0xffff ? code : code === 0 ? 0 : 0x80070000 + code
  const same = hresult === expected || (hresult === RELOAD && code === 0)
  uphold(`${what} must end with the same number.`, same ? [] : [`0x${hresult.toString(16)}, not ${code.toString(16)}`])
}

function differencesOf(one: CaseComputer, other: CaseComputer): string[] {
  const [left, right] = [one, other].map(({ machine: { image } }) => [
    ...packageKeysOf(image),
    ...namesIn(image.volume),
  ])
  const known = new Set(left)
  const found = new Set(right)
  return [
    ...[...known].filter((line) => !found.has(line)).map((line) => `only by dism: ${line}`),
    ...[...found].filter((line) => !known.has(line)).map((line) => `only by the API: ${line}`),
  ]
}

const FOLDERS = [
  'Windows\\servicing\\Packages',
  'Windows\\WinSxS',
  'Windows\\System32',
  'Windows\\Fonts',
  'Windows\\Help',
]

function namesIn(volume: VolumeReader): string[] {
  return FOLDERS.filter((path) => volume.stat(path)).flatMap((path) =>
    volume.list(path).map(({ name, size, links }) => `${path}\\${name} ${size} ${links}`),
  )
}

async function differencesOfLists(byDism: CaseComputer, byApi: CaseComputer, session: number): Promise<string[]> {
  const { text } = await byDism.dism('/Get-Packages')
  const packages: Pointer<DismPackage[] | null> = { value: null }
  const count = { value: 0 }
  const hresult = await byApi.machine.api.DismGetPackages(session, packages, count)
  if (hresult !== 0 || count.value !== packages.value?.length) return [`0x${hresult.toString(16)}, ${count.value}`]
  const listed = packages.value.map((each): [string, string] => [
    each.PackageName,
    `State : ${STATES[each.PackageState]}, Release Type : ${TYPES[each.ReleaseType]}, Install Time : ${timeOf(each)}`,
  ])
  const records = recordsOf(text)
  return records.flatMap(([name, words], place) => {
    const [other, otherWords] = listed[place] ?? []
    return name === other && words === otherWords ? [] : [`${name}: ${words}, ${other}: ${otherWords}`]
  })
}

function timeOf({ InstallTime: { wYear, wMonth, wDay, wHour, wMinute } }: DismPackage): string {
  if (wYear === 0) return ''
  return `${wMonth}/${wDay}/${wYear} ${wHour % 12 || 12}:${String(wMinute).padStart(2, '0')} ${wHour < 12 ? 'AM' : 'PM'}`
}
