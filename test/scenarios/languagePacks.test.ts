import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../emulator/index.ts'
import { bundle, languagePackCab, languagePackIdentity } from '../../fixtures/index.ts'
import { DismPackageIdentifier } from '../../src/api/index.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { readProvisionedState, readUserRegistrations } from '../../src/servicing/appx/readAppxState.ts'
import { opened } from '../api/apiSession.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const FRENCH_READER = 'Contoso.Reader_1.0.0.0_neutral_split.language-fr_h91ms92gdsmmt'
const FRENCH = languagePackIdentity('fr-FR')
const CAB = 'D:\\in\\fr.cab'
const LOOK = ['/Image:C:\\', '/Get-ProvisionedAppxPackages']

/** A computer that is shut down, with an English Windows 11 on its drive C:, and what is to be added on D:. */
async function englishComputer(): Promise<Machine> {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'], users: ['marie', 'luc'] })
  machine.write('D:\\in\\reader.msixbundle', await bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write(CAB, languagePackCab('fr-FR'))
  machine.shutdown()
  return machine
}

/** How the language pack is added and removed; all resolve to the HRESULT. */
interface Way {
  readonly add: (machine: Machine) => Promise<number>
  readonly removeByName: (machine: Machine) => Promise<number>
  readonly removeByPath: (machine: Machine) => Promise<number>
}

const dism =
  (...words: string[]) =>
  async (machine: Machine) =>
    (await machine.dism('/Image:C:\\', ...words)).exitCode >>> 0

/** A session of the API on drive C:, for one call. */
const api =
  (call: (api: Machine['api'], session: number) => Promise<number>) =>
  async ({ api }: Machine) => {
    await api.DismInitialize(2, null, null)
    const session = await opened(api, 'C:\\')
    const hresult = await call(api, session)
    await api.DismCloseSession(session)
    await api.DismShutdown()
    return hresult
  }

const { DismPackageName, DismPackagePath } = DismPackageIdentifier

const WAYS: Readonly<Record<string, Way>> = {
  'dism.exe': {
    add: dism('/Add-Package', `/PackagePath:${CAB}`),
    removeByName: dism('/Remove-Package', `/PackageName:${FRENCH}`),
    removeByPath: dism('/Remove-Package', `/PackagePath:${CAB}`),
  },
  'the DISM API': {
    add: api((functions, id) => functions.DismAddPackage(id, CAB, false, false, null, null, null)),
    removeByName: api((functions, id) => functions.DismRemovePackage(id, FRENCH, DismPackageName, null, null, null)),
    removeByPath: api((functions, id) => functions.DismRemovePackage(id, CAB, DismPackagePath, null, null, null)),
  },
}

const provision = dism(
  '/Add-ProvisionedAppxPackage',
  '/PackagePath:D:\\in\\reader.msixbundle',
  '/SkipLicense',
  '/Region:all',
)

/** The resource packages of the reader that are in the image. */
const resources = ({ image }: Machine) =>
  readProvisionedState(image, 'documented').flatMap(({ packages }) =>
    packages.filter(({ kind }) => kind === 'resource').map(({ fullName }) => fullName),
  )

/** What a support engineer sees: why, without changing anything. */
async function explain({ host }: Machine, rule: string, ...words: string[]) {
  const decisions: Decision[] = []
  await runDism({
    arguments: words,
    host: { ...host, appendText: () => {} },
    write: () => {},
    apply: false,
    onDecisions: (more) => decisions.push(...more),
  })
  return decisions
    .filter((one) => one.rule === rule)
    .map(({ subject, verdict, because }) => `${subject}: ${verdict}: ${because}`)
}

/** Full names of the reader's packages that a user has. */
function readerOf({ image }: Machine, name: string) {
  const sid = image.users().find((user) => user.name === name)?.sid ?? ''
  return readUserRegistrations(image, sid).filter((one) => one.startsWith('Contoso.Reader'))
}

describe.each(Object.entries(WAYS))('a language pack that comes and goes by %s', (_, way) => {
  test('takes the applicability of a provisioned bundle with it (language.pack.brings, appx.language.stale)', async () => {
    const machine = await englishComputer()
    expect(await provision(machine)).toBe(0)
    expect(resources(machine)).toEqual([])

    expect(await way.add(machine)).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    expect((await machine.dism('/Image:C:\\', '/Get-Packages')).stdout).toContain(
      `Package Identity : ${FRENCH}\r\nState : Installed\r\nRelease Type : Language Pack\r\n`,
    )
    expect(resources(machine)).toEqual([])
    expect(await explain(machine, 'appx.language.stale', ...LOOK)).toEqual([
      `${READER}: stale: missing: ${FRENCH_READER}`,
    ])

    expect(await provision(machine)).toBe(0)
    expect(resources(machine)).toEqual([FRENCH_READER])
    expect((await explain(machine, 'appx.language.stale', ...LOOK))[0]).toContain(': current: ')

    machine.boot()
    machine.signIn('marie', { languages: ['fr-FR'] })
    expect(readerOf(machine, 'marie')).toContain(FRENCH_READER)
    machine.signOut()
    machine.shutdown()

    expect(await way.removeByName(machine)).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US'])
    expect(machine.image.volume.stat('Windows\\System32\\fr-FR')).toBeUndefined()
    expect((await machine.dism('/Image:C:\\', '/Get-Packages')).stdout).not.toContain('fr-FR')
    expect((await explain(machine, 'appx.language.stale', ...LOOK))[0]).toContain(`${READER}: stale: `)
    expect(await way.removeByName(machine)).toBe(0x800f0805)

    expect(await way.add(machine)).toBe(0)
    expect((await explain(machine, 'appx.language.stale', ...LOOK))[0]).toContain(': current: ')
    expect(await way.removeByPath(machine)).toBe(0)
    expect(machine.image.languages()).toEqual(['en-US'])
  })
})
