import fc from 'fast-check'
import { license } from '../../fixtures/index.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { uphold } from '../laws/uphold.ts'
import { appComputer, type AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfCodes } from './differenceOf.ts'
import { packageBytes } from './fileBytes.ts'
import { familyNameOf, folderOf, fullNameOf, STORE } from './packageNames.ts'
import { signatureBy } from './signatureBy.ts'

/** A key that allows or forbids sideloading: what its two values are. */
interface Switch {
  readonly trusted: 0 | 1 | undefined
  readonly development: 0 | 1 | undefined
}

/** An app on its way to a start. */
export interface StartStory {
  readonly preset: string
  /** What EditionID of the image says. */
  readonly edition: string
  readonly semantics: Semantics
  readonly policy: Switch
  readonly unlock: Switch
  /** A policy against installing this app or another. */
  readonly blocked: 'this' | 'this, but off' | 'another' | undefined
  /** The license comes with the app, was there before, or never comes. */
  readonly license: 'given' | 'there' | 'none'
  readonly issuer: string | undefined
  /** When files of the app go: before its user signs in, or after. */
  readonly gone: 'folder before' | 'manifest before' | 'folder after' | 'manifest after' | undefined
  /** Whether the user signs in after the add, or the computer starts in audit mode. */
  readonly next: 'sign in' | 'stay' | 'audit'
}

const BUILDS: { readonly [preset: string]: number } = {
  'windows-8.1': 9600,
  'windows-10-1709': 16299,
  'windows-10-22h2': 19045,
  'windows-11-24h2': 26100,
  'windows-server-2019': 17763,
  'windows-server-2022': 20348,
}
const NAME = 'Contoso.Reader'
const FULL = fullNameOf(NAME)
/** What can be asked for: the app, in one way or another, and what nobody has. */
const NAMES = {
  'its full name': FULL,
  'its family': familyNameOf(NAME),
  'its application': `${familyNameOf(NAME)}!App`,
  'its full name in upper case': FULL.toUpperCase(),
  'another app': fullNameOf('Contoso.Another'),
  'another version': fullNameOf(NAME, { version: '1.0.0.1' }),
  'another architecture': fullNameOf(NAME, { architecture: 'x64' }),
}
const KEYS = {
  policy: 'Policies\\Microsoft\\Windows\\Appx',
  unlock: 'Microsoft\\Windows\\CurrentVersion\\AppModelUnlock',
} as const

/** Apps, editions, policies and people. */
export function startStory(): fc.Arbitrary<StartStory> {
  const often = <const Usual, const Other>(usual: Usual, times: number, ...others: readonly Other[]) =>
    fc.oneof(
      { arbitrary: fc.constant<Usual>(usual), weight: times },
      { arbitrary: fc.constantFrom<Other[]>(...others), weight: 3 },
    )
  const bit = fc.constantFrom<0 | 1 | undefined>(undefined, undefined, undefined, undefined, 0, 1)
  const one = fc.record({ trusted: bit, development: bit })
  const opposite = fc.boolean().map((allows) => ({
    policy: { trusted: allows ? 1 : 0, development: undefined } as const,
    unlock: { trusted: allows ? 0 : 1, development: undefined } as const,
  }))
  return fc
    .record({
      preset: fc.constantFrom(...Object.keys(BUILDS)),
      edition: fc.constantFrom(
        'Professional',
        'ProfessionalN',
        'CoreSingleLanguage',
        'Enterprise',
        'Education',
        'ServerStandard',
      ),
      semantics: fc.constantFrom('documented', 'documented', 'observed'),
      switches: fc.oneof(
        { arbitrary: fc.record({ policy: one, unlock: one }), weight: 2 },
        { arbitrary: opposite, weight: 1 },
      ),
      blocked: often(undefined, 9, 'this', 'this, but off', 'another'),
      license: fc.constantFrom('none', 'none', 'none', 'given', 'there'),
      issuer: often(
        undefined,
        4,
        'Microsoft Marketplace CA G 024',
        'Microsoft Windows Production PCA 2011',
        'Contoso, friend of Microsoft Marketplace ',
        'Microsoft Marketplaces',
      ),
      gone: often(undefined, 9, 'folder before', 'manifest before', 'folder after', 'manifest after'),
      next: often('sign in', 5, 'stay', 'audit', 'audit'),
    })
    .map(({ switches, ...rest }) => ({ ...rest, ...switches }))
}

/**
 * Law: an app goes into an image unless a policy is against it; it starts for a user who has it, outside audit mode,
 * while its files are there, and, when nothing licenses it and neither the Store nor Windows signed it, where
 * sideloading is allowed.
 * @throws BrokenLaw
 */
export async function appsStartWhereTheyMay(story: StartStory): Promise<void> {
  const { preset, edition, semantics, gone, next } = story
  const computer = appComputer({ preset, semantics })
  // The first sign-in would take the app away, which is not pinned.
  computer.machine.signIn('alice')
  await prepare(computer, story)
  const words = story.license === 'given' ? [] : ['/SkipLicense']
  const { code } = await computer.run('/Add-ProvisionedAppxPackage', '/FolderPath:D:\\kit', ...words)

  const allowed = allowsSideloading(story)
  const signed = story.issuer !== undefined && /^Microsoft (Marketplace|Windows Production) /.test(story.issuer)
  const sideloaded = story.license === 'none' && !signed
  const faults = [
    ...(story.blocked === 'this' ? [0xc157_0108] : []),
    ...(semantics === 'observed' && sideloaded && !allowed ? [0xc157_0113] : []),
  ]
  const law = `An app must start where it may: ${preset} ${edition}, ${semantics}.`
  uphold(law, differenceOfCodes('the add', faults.length > 0 ? faults : [0], code))
  uphold(law, differenceOf('the list', code === 0 ? [FULL] : [], await computer.list()))
  if (code !== 0) return

  if (gone?.endsWith('before')) takeAway(computer, gone)
  if (next === 'sign in') computer.machine.signIn('alice')
  if (next === 'audit') computer.machine.audit()
  if (gone?.endsWith('after')) takeAway(computer, gone)
  const user = next === 'audit' ? 'Administrator' : 'alice'
  const has = next !== 'stay' && gone?.endsWith('before') !== true
  uphold(law, differenceOf(`what ${user} has`, has ? [FULL] : [], computer.state.registered[user] ?? []))
  const mayStart = has && next !== 'audit' && !gone && (!sideloaded || allowed)
  for (const [what, name] of Object.entries(NAMES)) {
    const { starts } = computer.machine.startApp(user, name)
    uphold(law, differenceOf(`whether ${what} starts`, mayStart && !what.startsWith('another'), starts))
  }
}

async function prepare(
  computer: AppComputer,
  { edition, policy, unlock, blocked, license: chosen, issuer }: StartStory,
): Promise<void> {
  computer.edit(({ registry }) => {
    registry.setString('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion', 'EditionID', edition)
    for (const [key, { trusted, development }] of [
      [KEYS.policy, policy],
      [KEYS.unlock, unlock],
    ] as const) {
      if (trusted !== undefined) registry.setDword('SOFTWARE', key, 'AllowAllTrustedApps', trusted)
      if (development !== undefined)
        registry.setDword('SOFTWARE', key, 'AllowDevelopmentWithoutDevLicense', development)
    }
    const family = familyNameOf(blocked === 'another' ? 'Contoso.Another' : NAME)
    if (blocked)
      registry.setDword('SOFTWARE', `${STORE}\\Config\\${family}`, 'InstallBlocked', blocked.endsWith('off') ? 0 : 1)
  })
  const opened = await openAppPackage(bytesSource(await packageBytes({ name: NAME, schema: '2010' })), 'reader.appx')
  for (const { path, content } of opened.files) computer.machine.write(`D:\\kit\\reader.main\\${path}`, content)
  if (issuer !== undefined) computer.put('D:\\kit\\reader.main\\AppxSignature.p7x', signatureBy(issuer))
  const bytes = license(familyNameOf(NAME))
  if (chosen === 'given') computer.put('D:\\kit\\license.xml', bytes)
  if (chosen === 'there')
    computer.edit(({ volume }) => {
      volume.write(
        `ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps\\${familyNameOf(NAME).toLowerCase()}.xml`,
        bytes,
      )
    })
}

/** What a switch says: it allows, forbids, or is silent. */
function said({ trusted, development }: Switch): boolean | undefined {
  if (trusted === 1 || development === 1) return true
  return trusted === 0 ? false : undefined
}

function allowsSideloading({ preset, edition, policy, unlock }: StartStory): boolean {
  const from = /^(Core|Professional)/.test(edition) ? 10240 : 19041
  return said(policy) ?? said(unlock) ?? (BUILDS[preset] ?? 0) >= from
}

function takeAway(computer: AppComputer, what: string): void {
  const folder = folderOf(FULL)
  computer.edit(({ volume }) => volume.remove(what.startsWith('folder') ? folder : `${folder}\\AppxManifest.xml`))
}
