import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { bundle } from '../../../fixtures/index.ts'
import { readProvisionedState } from '../../../src/servicing/appx/readAppxState.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const LOG = 'C:\\Windows\\Logs\\DISM\\dism.log'

async function machineWithReader(languages: readonly string[]) {
  const machine = createMachine({ preset: 'windows-11-24h2', languages, users: ['ann'] })
  machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR', 'es-ES'] }))
  await add(machine)
  return machine
}

type Machine = ReturnType<typeof createMachine>

async function add(machine: Machine) {
  const words = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.msixbundle', '/SkipLicense']
  expect((await machine.dism(...words, '/Region:all')).exitCode).toBe(0)
}

/** The languages of the resource packages that are in the image. */
const packs = (machine: Machine) =>
  readProvisionedState(machine.image, 'documented').flatMap(({ packages }) =>
    packages.flatMap(({ kind, languages }) => (kind === 'resource' ? languages : [])),
  )

const verdicts = (change: { readonly decisions: readonly { rule: string; verdict: string }[] }, rule: string) =>
  change.decisions.filter((one) => one.rule === rule).map(({ verdict }) => verdict)

test('the example of the page: of English, French and Spanish the image takes two, the first user leaves one (appx.language.match, appx.prune.language)', async () => {
  const machine = await machineWithReader(['en-US', 'es-ES'])
  expect(packs(machine)).toEqual(['es-ES'])
  machine.signIn('ann', { languages: ['en-US'] })
  expect(packs(machine)).toEqual([])
})

describe('a language pack that comes', () => {
  test('leaves the bundle stale, which is told and not repaired; adding it again repairs (language.pack.installed, appx.language.stale)', async () => {
    const machine = await machineWithReader(['en-US'])
    const change = machine.addLanguage('FR-fr')
    expect(change).toMatchObject({ language: 'fr-FR', stale: [READER] })
    expect(machine.image.languages()).toEqual(['en-US', 'fr-FR'])
    expect(machine.image.volume.stat('Windows\\System32\\fr-FR\\kernel32.dll.mui')?.kind).toBe('file')
    expect(packs(machine)).toEqual([])

    await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    const log = () => new TextDecoder().decode(machine.read(LOG))
    expect(log()).toMatch(
      /, Warning {15}DISM {3}DISM Appx Provider: PID=1 TID=\d+ Rule appx\.language\.stale: Contoso\.Reader_.*: stale: missing: Contoso\.Reader_1\.0\.0\.0_neutral_split\.language-fr_/,
    )
    await add(machine)
    expect(packs(machine)).toEqual(['fr-FR'])
    const told = log().length
    await machine.dism('/Online', '/Get-ProvisionedAppxPackages')
    expect(log().slice(told)).not.toContain('appx.language.stale')
  })

  test('and is there already changes nothing (language.pack.installed)', async () => {
    const machine = await machineWithReader(['en-US', 'fr-FR'])
    const before = machine.image.volume.fork()
    const change = machine.addLanguage('fr-FR')
    expect(verdicts(change, 'language.pack.installed')).toEqual(['there already'])
    expect(machine.image.volume.fork().diff(before)).toEqual([])
  })

  test('must be one that there is (language.pack.known)', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect(() => machine.addLanguage('tlh')).toThrow('there is no language pack of that tag')
    expect(machine.addLanguage('de-de').language).toBe('de-DE')
  })
})

describe('a language that goes', () => {
  test('leaves what was added for it; adding the bundle again drops that (language.remove.present)', async () => {
    const machine = await machineWithReader(['en-US', 'fr-FR'])
    expect(machine.removeLanguage('fr-fr').stale).toEqual([READER])
    expect(machine.image.languages()).toEqual(['en-US'])
    expect(machine.image.volume.stat('Windows\\System32\\fr-FR')).toBeUndefined()
    expect(packs(machine)).toEqual(['fr-FR'])
    await add(machine)
    expect(packs(machine)).toEqual([])
    expect(() => machine.removeLanguage('fr-FR')).toThrow('the image has en-US')
  })

  test('the only one stays (language.remove.last)', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect(() => machine.removeLanguage('en-US')).toThrow('the only language')
    machine.addLanguage('de-DE')
    machine.removeLanguage('en-US')
    expect(machine.image.languages()).toEqual(['de-DE'])
  })

  test('the default one goes before OOBE only, and another takes its place (language.remove.default)', () => {
    const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'de-DE', 'fr-FR'], users: ['ann'] })
    machine.removeLanguage('en-US')
    expect(machine.image.defaultLanguage()).toBe('de-DE')
    machine.signIn('ann')
    expect(() => machine.removeLanguage('de-DE')).toThrow('OOBE is over')
    machine.removeLanguage('fr-FR')
    expect(machine.image.languages()).toEqual(['de-DE'])
  })
})
