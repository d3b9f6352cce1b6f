import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { createWindowsImage } from '../../emulator/index.ts'
import { readDword, readString } from '../../src/image/readWindowsFacts.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { CBS_KEY } from '../computers/cbsKey.ts'
import { servicedComputer, STILL } from '../computers/ServicedComputer.ts'
import { change } from '../computers/smallImage.ts'
import { same } from '../laws/same.ts'
import { uphold } from '../laws/uphold.ts'
import { EDITION_RELEASES, type EditionRelease } from './editionReleases.ts'
import type { EditionCommand, EditionStory, KeyChoice } from './EditionStory.ts'

const NOT_SUPPORTED = 50
const INVALID_PARAMETER = 87
const BAD_KEY = 1605
const RESTART_REQUIRED = 3010
const VERSION_KEY = 'Microsoft\\Windows NT\\CurrentVersion'
const TERMS = 'D:\\terms.rtf'

/** Keys by what they are for: Microsoft publishes those of volume activation. */
const KEYS: { readonly [choice in KeyChoice]: string | undefined } = {
  none: undefined,
  short: 'W269N-WFGWX',
  /** Keys have no A, E, I, L and O. */
  letters: 'AEILO-AEILO-AEILO-AEILO-AEILO',
  unknown: 'BBBBB-CCCCC-DDDDD-FFFFF-GGGGG',
  Enterprise: 'NPPR9-FWDCX-D2C8J-H872K-2YT43',
  Professional: 'W269N-WFGWX-YVC9B-4J6C9-T83GX',
  ServerDatacenter: 'WX4NM-KYWYW-QJJR4-XV3QB-6VM33',
  ServerStandard: 'VDYBN-27WPP-V4HQT-9VMD4-VMK7H',
}

/** What the model knows of an image. */
interface ModelImage {
  edition: string
  composition: string | undefined
  productKey: string | undefined
  /** Packages by edition, as in the registry: 0x40 staged, 0x60 and 5 waiting for the restart, 0x70 installed. */
  packages: Map<string, number>
}

const images = new Map<string, WritableVolume>()

function imageOf(preset: string): WritableVolume {
  const known = images.get(preset) ?? createWindowsImage({ preset, now: STILL })
  images.set(preset, known)
  return known.fork()
}

/**
 * Law: an image becomes an edition that stands above its own and whose package is staged, with a key that is none or is
 * for it; the running Windows only when it is a server, with the terms accepted and a key, and its packages wait for the
 * restart. What CurrentVersion says changes at once, and what is refused changes nothing.
 * @throws BrokenLaw
 */
export async function editionsFollowModel(story: EditionStory): Promise<void> {
  const release = EDITION_RELEASES[story.preset]!
  const volume = imageOf(story.preset)
  const model: ModelImage = {
    edition: release.edition,
    composition: story.composition,
    productKey: undefined,
    packages: new Map(),
  }
  change(volume, ({ registry }) => {
    if (story.composition === undefined) registry.deleteValue('SOFTWARE', VERSION_KEY, 'CompositionEditionID')
    else registry.setString('SOFTWARE', VERSION_KEY, 'CompositionEditionID', story.composition)
    for (const name of registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeyNames() ?? [])
      if (story.missing.some((edition) => name.startsWith(`Microsoft-Windows-${edition}Edition~`)))
        registry.deleteKey('SOFTWARE', `${CBS_KEY}\\Packages\\${name}`)
      else if (story.resolved.some((edition) => name.startsWith(`Microsoft-Windows-${edition}Edition~`)))
        registry.setDword('SOFTWARE', `${CBS_KEY}\\Packages\\${name}`, 'CurrentState', 0x20)
  })
  const drives = new Map([
    ['C', volume],
    ['D', createMemoryVolume({ now: STILL })],
  ])
  const computer = servicedComputer(drives)
  model.packages = statesOf(computer.image)

  for (const [index, command] of story.commands.entries()) {
    const law = `Command ${index + 1} (${command.kind}) must do to the edition what the model says.`
    if (command.kind === 'restart') {
      computer.start()
      settle(model)
    } else {
      const expected = carryOut(release, model, command)
      const { code, body } = await computer.dism(command.online, ...wordsOf(command))
      if (code !== expected) uphold(law, [`expected: ${expected}`, `was: ${code}`])
      if (code === 0 && command.kind === 'current') same(law, / : (.*)/.exec(body)?.[1], model.edition)
      if (code === 0 && command.kind === 'targets')
        same(law, [...body.matchAll(/Target Edition : (.*)/g)].map(([, name]) => name).join(), targets(release, model))
      if (command.kind === 'terms') {
        same(law, String(computer.host.kindOf(TERMS)), expected === 0 ? 'file' : 'undefined')
        if (code === 0) drives.get('D')?.remove('terms.rtf')
      }
    }
    compare(law, computer.image, model)
  }
}

function wordsOf({ kind, edition, key, smallLetters, accepted }: EditionCommand): string[] {
  const text = smallLetters ? KEYS[key]?.toLowerCase() : KEYS[key]
  switch (kind) {
    case 'current':
      return ['/Get-CurrentEdition']
    case 'targets':
      return ['/Get-TargetEditions']
    case 'key':
      return [`/Set-ProductKey:${text ?? 'nothing'}`]
    case 'terms':
      return [`/Set-Edition:${edition}`, `/GetEula:${TERMS}`]
    default:
      return [
        `/Set-Edition:${edition}`,
        ...(text === undefined ? [] : [`/ProductKey:${text}`]),
        ...(accepted ? ['/AcceptEula'] : []),
      ]
  }
}

/** Changes the model. @returns the exit code */
function carryOut(release: EditionRelease, model: ModelImage, command: EditionCommand): number {
  const { kind, online, key, accepted } = command
  if (release.type === 'PE') return NOT_SUPPORTED
  const target = targets(release, model)
    .split(',')
    .find((one) => one !== '' && one.toLowerCase() === command.edition.toLowerCase())
  switch (kind) {
    case 'key':
      if (!fits(key === 'none' ? 'short' : key, model.edition)) return BAD_KEY
      model.productKey = KEYS[key]
      return 0
    case 'terms':
      return online && release.type === 'server' && target !== undefined ? 0 : NOT_SUPPORTED
    case 'set':
      if (online && release.type !== 'server') return NOT_SUPPORTED
      if (online && (!accepted || key === 'none')) return INVALID_PARAMETER
      if (target === undefined) return NOT_SUPPORTED
      if (!fits(key, target)) return BAD_KEY
      if (key !== 'none') model.productKey = KEYS[key]
      model.packages.set(target, online ? 0x60 : 0x70)
      if (model.packages.has(model.edition) && online) model.packages.set(model.edition, 5)
      else model.packages.delete(model.edition)
      model.edition = target
      if (model.composition !== undefined) model.composition = release.type === 'server' ? target : 'Enterprise'
      return online ? RESTART_REQUIRED : 0
    default:
      return 0
  }
}

function fits(key: KeyChoice, edition: string): boolean {
  return key === 'none' || key === 'unknown' || (key !== 'short' && key !== 'letters' && key === edition)
}

/** The editions above, parted by commas. */
function targets({ above }: EditionRelease, { edition, packages }: ModelImage): string {
  return (above[edition] ?? []).filter((one) => packages.get(one) === 0x40).join()
}

/** What the restart does to what waits. */
function settle({ packages }: ModelImage): void {
  for (const [edition, state] of packages)
    if (state === 0x60) packages.set(edition, 0x70)
    else if (state === 5) packages.delete(edition)
}

function compare(law: string, { registry }: WindowsImage, model: ModelImage): void {
  const version = registry.key('SOFTWARE', VERSION_KEY)
  const activation = registry.key('SOFTWARE', `${VERSION_KEY}\\SoftwareProtectionPlatform`)
  if (model.edition !== '') same(law, readString(version, 'EditionID'), model.edition)
  same(law, readString(version, 'CompositionEditionID'), model.composition)
  same(law, readString(activation, 'BackupProductKeyDefault'), model.productKey)
  const told = (packages: ReadonlyMap<string, number>) =>
    [...packages]
      .map((one) => one.join(' '))
      .sort()
      .join()
  same(law, told(statesOf({ registry })), told(model.packages))
}

/** The packages of editions in an image with their states. */
function statesOf({ registry }: Pick<WindowsImage, 'registry'>): Map<string, number> {
  const found = new Map<string, number>()
  for (const name of registry.key('SOFTWARE', `${CBS_KEY}\\Packages`)?.subkeyNames() ?? []) {
    const edition = /^Microsoft-Windows-(\w+)Edition~/.exec(name)?.[1]
    const state = readDword(registry.key('SOFTWARE', `${CBS_KEY}\\Packages\\${name}`), 'CurrentState')
    if (edition !== undefined && state !== undefined) found.set(edition, state)
  }
  return found
}
