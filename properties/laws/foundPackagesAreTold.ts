import { packageManifest } from '../../fixtures/packageManifest.ts'
import { linesOfKey, numberLine, packageKeysOf } from '../images/packageKeysOf.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { caseComputer, CASE_TIME, type CaseComputer } from '../updates/caseComputer.ts'
import type { FoundImage, FoundPackage } from '../updates/FoundImage.ts'
import { uphold } from './uphold.ts'

const CBS = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
const TOKEN = '31bf3856ad364e35'
const FOUNDATION = `Microsoft-Windows-Foundation-Package~${TOKEN}~amd64~~10.0.19041.1`
const pack = (tag: string, revision = 3803) =>
  `Microsoft-Windows-Client-LanguagePack-Package~${TOKEN}~amd64~${tag}~10.0.19041.${revision}`

const WINDOWS = {
  'en-US': pack('en-US'),
  'fr-FR': pack('fr-FR'),
  staged: pack('fr-FR', 1),
  foundation: FOUNDATION,
  edition: `Microsoft-Windows-ProfessionalEdition~${TOKEN}~amd64~~10.0.19041.1`,
} as const

const WORDS: ReadonlyMap<number | undefined, string> = new Map([
  [5, 'Uninstall Pending'],
  [0x20, 'Removed'],
  [0x30, 'Removed'],
  [0x40, 'Staged'],
  [0x50, 'Superseded'],
  [0x60, 'Install Pending'],
  [0x65, 'Partially Installed'],
  [0x70, 'Installed'],
  [0x80, 'Installed'],
])

const TYPES: { readonly [manifest in FoundPackage['manifest']]: string } = {
  none: 'Other',
  broken: 'Other',
  Update: 'Update',
  FOUNDATION: 'Foundation',
  Product: 'Product',
  'Language Pack': 'Language Pack',
  Driver: 'Driver',
  Strange: 'Other',
}

/** How a package is after what has happened: its CurrentState, and whether it is noted and wanted. */
interface Model {
  state: number | undefined
  noted: boolean
  wanted: boolean
  timed: boolean
}

/**
 * Law: whatever packages an image has, lists and reports tell of them by their keys and manifests; a start brings those
 * that are noted as waiting to their end; and what may be removed is decided by owners, manifest, kind and state.
 * @throws BrokenLaw
 */
export async function foundPackagesAreTold(found: FoundImage): Promise<void> {
  const computer = caseComputer({ image: 'windows-10-22h2', ...found })
  plant(computer, found)
  const model = new Map(
    found.packages.map((one): [string, Model] => [
      identityOf(one),
      { ...one, wanted: !['none', 'nobody any more'].includes(one.owner) },
    ]),
  )
  let online = found.online
  uphold('The list must tell what keys and manifests say.', await faultsOfList(computer, found, model))
  uphold('A name must mean the package that it names.', await faultsOfName(computer, found, model))
  if (found.started) {
    start(model)
    computer.restart()
    online = true
    uphold('After a start states must be as they are to be.', faultsOfStates(computer, model))
  }
  const before = sourcesOf(computer.machine.image.volume)
  const { code, text } = await computer.dism('/Remove-Package', `/PackageName:${targetOf(found)}`)
  const expected = remove(found, model, online)
  uphold(
    'The removal must end as owners, manifest and state have it.',
    code === expected
      ? []
      : [
          `${targetOf(found)}: ${code.toString(16)}, not ${expected.toString(16)}: ${text.split('\n').slice(-6).join(' ')}`,
        ],
  )
  if (code !== 0 && code !== 3010) {
    const same = sameSources(before, sourcesOf(computer.machine.image.volume))
    uphold('A refused removal must change nothing.', same ? [] : ['it did'])
    return
  }
  uphold('After the removal states must be as they are to be.', faultsOfStates(computer, model))
  uphold('A language goes with its pack.', await faultsOfLanguages(computer, found))
  if ([...model.values()].every(({ noted }) => !noted)) return
  start(model)
  computer.restart()
  uphold('At the end states must be as they are to be.', faultsOfStates(computer, model))
}

function identityOf({ letter, token }: FoundPackage): string {
  return `Found-${letter}~${token}~amd64~~1.0.0.0`
}

function targetOf({ removed, packages }: FoundImage): string {
  if (typeof removed === 'string') return WINDOWS[removed]
  const one = packages[removed]
  return one ? identityOf(one) : `Found-D~${TOKEN}~amd64~~1.0.0.0`
}

function plant({ machine }: CaseComputer, { packages, removed, bare }: FoundImage): void {
  const fork = machine.image.fork()
  const { registry, volume } = fork
  for (const one of packages) {
    const identity = identityOf(one)
    const key = `${CBS}\\Packages\\${identity}`
    registry.createKey('SOFTWARE', key)
    if (one.state !== undefined) registry.setDword('SOFTWARE', key, 'CurrentState', one.state)
    if (one.visibility !== undefined) registry.setDword('SOFTWARE', key, 'Visibility', one.visibility)
    if (one.timed) {
      registry.setDword('SOFTWARE', key, 'InstallTimeHigh', Number(CASE_TIME >> 32n))
      registry.setDword('SOFTWARE', key, 'InstallTimeLow', Number(CASE_TIME & 0xffff_ffffn))
    }
    const owners = {
      itself: { [identity]: 0x20070 },
      another: { [FOUNDATION]: 0x30070 },
      both: { [identity]: 0x20070, [FOUNDATION]: 0x30070 },
      none: {},
      'for good': { [identity]: 0x20080 },
      'nobody any more': { [identity]: 0x20000 },
    }[one.owner]
    for (const [name, value] of Object.entries(owners)) registry.setDword('SOFTWARE', `${key}\\Owners`, name, value)
    if (one.noted) registry.createKey('SOFTWARE', `${CBS}\\PackagesPending\\${identity}`)
    if (one.manifest === 'none') continue
    const text =
      one.manifest === 'broken'
        ? '<assembly'
        : packageManifest({
            identity,
            releaseType: one.manifest,
            permanent: one.permanent,
            restart: one.restart ? 'required' : 'possible',
          })
    volume.write(manifestOf(identity), new TextEncoder().encode(text))
  }
  if (bare && typeof removed === 'string') volume.remove(manifestOf(WINDOWS[removed]))
  machine.image.volume.apply(fork.finish())
}

const manifestOf = (identity: string) => `Windows\\servicing\\Packages\\${identity}.mum`

/** The lines that a list has of the packages, in order. */
async function faultsOfList(
  computer: CaseComputer,
  { packages, table }: FoundImage,
  model: ReadonlyMap<string, Model>,
): Promise<string[]> {
  const { text } = await computer.dism('/Get-Packages', ...(table ? ['/Format:Table'] : []))
  const parts = table ? text.split('\n') : text.split('\n\n')
  const listed = parts
    .filter((part) => part.includes('Found-'))
    .map((part) => part.split(table ? ' | ' : '\n').map((cell) => cell.replace(/^[A-Z][A-Za-z ]+ : ?/, '').trim()))
    .map((cells) => cells.join(' | '))
  const expected = packages
    .filter(({ visibility }) => visibility === 1)
    .map((one) => {
      const identity = identityOf(one)
      const { state, timed } = model.get(identity) ?? one
      return [identity, WORDS.get(state) ?? 'Not Present', TYPES[one.manifest], timed ? '12/30/2024 2:40 AM' : ''].join(
        ' | ',
      )
    })
    .sort()
  return listed.join('\n') === expected.join('\n')
    ? []
    : [`listed: ${listed.join('; ')}`, `right: ${expected.join('; ')}`]
}

/** Without a token the first of that name is meant, without its version none. */
async function faultsOfName(
  computer: CaseComputer,
  { packages, removed, tokenless, misversioned }: FoundImage,
  model: ReadonlyMap<string, Model>,
): Promise<string[]> {
  const one = typeof removed === 'number' ? packages[removed] : undefined
  if (!one) return []
  const meant = tokenless
    ? packages
        .filter(({ letter }) => letter === one.letter)
        .map(identityOf)
        .sort()[0]
    : identityOf(one)
  const name = identityOf(one)
    .toLowerCase()
    .replace(`~${one.token}~`, tokenless ? '~~' : `~${one.token}~`)
    .replace(/\d+$/, misversioned ? '1' : '0')
  const { code, text } = await computer.dism('/Get-PackageInfo', `/PackageName:${name}`)
  if (misversioned) return code === 0x800f0805 ? [] : [`${name}: ${code.toString(16)}`]
  const told = /^Package Identity : (.*)$/m.exec(text)?.[1]
  const state = /^State : (.*)$/m.exec(text)?.[1]
  const should = WORDS.get(model.get(meant ?? '')?.state) ?? 'Not Present'
  return told === meant && state === should ? [] : [`${name} is ${told}, ${state}, not ${meant}, ${should}`]
}

/** Windows starts. */
function start(model: Map<string, Model>): void {
  for (const [identity, one] of model) {
    if (!one.noted) continue
    one.noted = false
    if (one.state === 0x60) Object.assign(one, { state: 0x70, timed: true })
    else if (one.state === 5 && one.wanted) one.state = 0x50
    else if (one.state === 5) model.delete(identity)
  }
}

/** @returns the exit code */
function remove(found: FoundImage, model: Map<string, Model>, online: boolean): number {
  const { removed, packages, bare, speaks } = found
  const busy = [...model.values()].some(({ noted }) => noted)
  if (removed === 'foundation' || removed === 'edition') return 0x800f0825
  if (typeof removed === 'string') {
    if (online && (removed === 'staged' ? 'fr-FR' : removed) === speaks) return 0x800f0825
    if (!online && busy) return 0x800f0806
    if (bare) return 0x800f0831
    return online && busy && removed !== 'staged' ? 3010 : 0
  }
  const one = packages[removed]
  const own = one && model.get(identityOf(one))
  if (!one || !own) return 0x800f0805
  if (one.owner === 'another') return 0x800f0805
  const readable = one.manifest !== 'none' && one.manifest !== 'broken'
  if (own.state === 0x80 || one.owner === 'for good' || (readable && one.permanent)) return 0x800f0825
  if (one.manifest === 'FOUNDATION' || one.manifest === 'Product') return 0x800f0825
  if (one.manifest === 'Language Pack' && !online && busy) return 0x800f0806
  if (!readable) return 0x800f0831

  const { state = 0 } = own
  const restart = online && (one.restart || busy)
  const later =
    state === 5
      ? own.noted || (online ? restart : busy)
      : state === 0x60
        ? online
        : state > 0x60 && (online ? restart : busy)
  if (later) Object.assign(own, { state: 5, noted: true, wanted: false })
  else model.delete(identityOf(one))
  return later && online ? 3010 : 0
}

function faultsOfStates({ machine }: CaseComputer, model: ReadonlyMap<string, Model>): string[] {
  const lines = packageKeysOf(machine.image).filter((line) => line.includes('Found-'))
  const faults: string[] = []
  for (const [identity, { state, noted }] of model) {
    const is = lines.find((line) => line.startsWith(`Packages\\${identity}\\CurrentState = `))?.split(' = ')[1]
    const should = state === undefined ? undefined : numberLine(state)
    if (is !== should) faults.push(`${identity} is ${is}, not ${should}`)
    if (lines.includes(`PackagesPending\\${identity}`) !== noted) faults.push(`${identity} is noted: ${String(!noted)}`)
  }
  for (const line of lines) {
    const [, key, identity = ''] = /^(Packages|PackageIndex)\\(Found-[^\\]*)$/.exec(line) ?? []
    if (key === 'Packages' && !model.has(identity)) faults.push(`${identity} is there`)
  }
  return faults
}

async function faultsOfLanguages(
  { machine }: CaseComputer,
  { removed, started, online }: FoundImage,
): Promise<string[]> {
  const keys = machine.image.registry.key('SYSTEM', 'ControlSet001\\Control\\MUI\\UILanguages')
  const tags = linesOfKey(keys).filter((line) => /^[a-z]{2}-[A-Z]{2}$/.test(line))
  const waits = linesOfKey(machine.image.registry.key('SOFTWARE', `${CBS}\\PackagesPending`)).length > 0
  const gone = waits && (started || online) ? undefined : removed
  const should = ['en-US', 'fr-FR'].filter((tag) => tag !== gone)
  return tags.join() === should.join() ? [] : [`languages are ${tags.join()}, not ${should.join()}`]
}
