import { describe, expect, it, test } from 'vitest'
import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { controlPath, readString } from '../../src/image/readWindowsFacts.ts'
import { uiLanguageKey } from '../../src/servicing/languages/languageParts.ts'
import { setInternational } from '../../src/servicing/international/setInternational.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { editImage } from './editImage.ts'
import { fakeHost, run } from './fakeHost.ts'
import { digestOf } from './servicedMachine.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

/** A computer that is shut down, with these languages on drive C:. */
function offline(options: Partial<MachineOptions> = {}): Machine {
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US', 'fr-FR'], ...options })
  machine.shutdown()
  return machine
}

/** Runs a command on drive C:, offline; the number behind `Error:`, else what it printed behind the head. */
async function dism(machine: Machine, ...words: string[]): Promise<string> {
  const { stdout } = await machine.dism('/Image:C:\\', ...words)
  return /Error: (\S+)/.exec(stdout)?.[1] ?? bodyOf(stdout)
}

function bodyOf(stdout: string): string {
  return stdout.replaceAll('\r\n', '\n').replace(/^[^]*?Image Version: .*\n\n/, '')
}

/** The report of drive C: by its labels. */
async function report(machine: Machine): Promise<Readonly<Record<string, string>>> {
  const lines = (await dism(machine, '/Get-Intl')).split('\n').filter((line) => line.includes(' : '))
  return Object.fromEntries(lines.map((line) => line.trim().split(' : ') as [string, string]))
}

/** Makes a language a partly localized one, as another tool or Windows itself leaves it. */
function localizePartly(machine: Machine, tag: string, type: number, fallbacks: readonly string[]): void {
  editImage(machine, ({ registry }) => {
    const key = controlPath(registry, uiLanguageKey(tag))
    registry.setDword('SYSTEM', key, 'Type', type)
    for (const fallback of fallbacks) registry.setMultiString('SYSTEM', key, fallback, [''])
    registry.setString('SYSTEM', key, 'DefaultFallback', fallbacks[0] ?? '')
  })
}

/** What an operation on the settings of drive C: decides by a rule. */
function verdicts(machine: Machine, settings: Parameters<typeof setInternational>[0], rule: string) {
  const outcome = runOperation(machine.image, setInternational(settings), { semantics: 'documented', now: () => 0n })
  return outcome.decisions.filter((one) => one.rule === rule).map(({ verdict }) => verdict)
}

const DISTRIBUTION = 'D:\\distribution'

function distribution(machine: Machine, ...packs: string[]): void {
  machine.write(`${DISTRIBUTION}\\sources\\setup.exe`, new Uint8Array(1))
  for (const pack of packs) machine.write(`${DISTRIBUTION}\\langpacks\\${pack}\\lp.cab`, new Uint8Array(1))
}

const langIni = (machine: Machine) => new TextDecoder().decode(machine.read(`${DISTRIBUTION}\\sources\\lang.ini`))

describe('/Get-Intl', () => {
  test.skipIf(transcriptsMissing)(
    `after /Set-AllIntl an image with three languages and a distribution is reported ${transcriptsMissing ?? 'as transcript 12, byte for byte'} (intl.location.follows, intl.report.user)`,
    async () => {
      const machine = offline({ languages: ['de-DE', 'en-US', 'fr-FR'], defaultLanguage: 'en-US' })
      machine.write(
        `${DISTRIBUTION}\\sources\\lang.ini`,
        new TextEncoder().encode('[Available UI Languages]\r\nen-US = 3\r\n'),
      )
      await dism(machine, '/Set-AllIntl:fr-FR')
      const { stdout } = await machine.dism('/Image:C:\\', '/Get-Intl', `/Distribution:${DISTRIBUTION}`)
      expect(stdout.replace(/^[^]*?Image Version: .*\r\n\r\n/, '')).toBe(transcript('12'))
    },
  )

  test.skipIf(transcriptsMissing)(
    `the running Windows is reported ${transcriptsMissing ?? 'as transcript 46, byte for byte'}, without user locale and location (intl.report.user)`,
    async () => {
      const machine = createMachine({
        preset: 'windows-11-24h2',
        languages: ['en-US', 'zh-CN'],
        defaultLanguage: 'en-US',
      })
      machine.shutdown()
      const inputs = /Active keyboard\(s\) : (.*)\r\n/.exec(transcript('46'))?.[1]?.replaceAll(', ', ';')
      await dism(machine, '/Set-UILang:zh-CN', '/Set-TimeZone:China Standard Time', `/Set-InputLocale:${inputs}`)
      localizePartly(machine, 'zh-CN', 0x112, ['en-US'])
      editImage(machine, ({ registry }) => {
        const key = 'Microsoft\\Windows NT\\CurrentVersion'
        registry.setString('SOFTWARE', key, 'CurrentBuild', '22621')
        registry.setDword('SOFTWARE', key, 'UBR', 1413)
      })
      const volume = machine.host.openVolume('C:\\')
      const host = fakeHost({ dismVersion: '10.0.22621.1', onlineVolume: () => volume })
      const { stdout } = await run(host, ['/Online', '/Get-Intl'])
      expect(stdout.slice(2).startsWith(transcript('46'))).toBe(true)
      expect(stdout.slice(2 + transcript('46').length)).toBe(
        '  Type : Partially localized language, MUI type.\r\n    Fallback Languages en-US\r\n\r\nThe operation completed successfully.\r\n',
      )
      machine.boot()
      expect((await machine.dism('/Online', '/Get-Intl')).stdout).not.toContain('User locale')
    },
  )

  it('names a default language that is partly localized with its fallback, a language interface pack as such', async () => {
    const machine = offline({ defaultLanguage: 'fr-FR' })
    expect(await dism(machine, '/Get-Intl')).not.toContain('fallback')
    localizePartly(machine, 'fr-FR', 0x114, ['en-US'])
    const lines = await dism(machine, '/Get-Intl')
    expect(lines).toContain('The UI language fallback is : en-US\n')
    expect(lines).toContain('  Type : Partially localized language, LIP type.\n    Fallback Languages en-US\n')
  })

  it('knows a keyboard driver that is not installed and a location without a number', async () => {
    const machine = offline()
    editImage(machine, ({ registry }) => {
      registry.deleteKey('SYSTEM', 'ControlSet001\\Services\\i8042prt\\Parameters')
      registry.deleteValue('NTUSER:Users\\Default', 'Control Panel\\International\\Geo', 'Nation')
    })
    expect(await report(machine)).toMatchObject({ 'Keyboard layered driver': 'Not installed.' })
    expect(await report(machine)).not.toHaveProperty('Location')
  })

  it('of a distribution names the folders that hold a language pack, whatever is in it', async () => {
    const machine = offline()
    distribution(machine, 'es-es', 'fr-fr')
    machine.write(`${DISTRIBUTION}\\langpacks\\it-it\\readme.txt`, new Uint8Array(1))
    const lines = await dism(machine, '/Get-Intl', `/Distribution:${DISTRIBUTION}`)
    expect(lines).toContain('The default language in the distribution is:\nNo languages found\n')
    expect(lines).toContain('The other available languages in the distribution are:\nes-es, fr-fr\n')
    expect(await dism(machine, '/Get-Intl', '/Distribution:D:\\none')).toBe('3')
    machine.write(`${DISTRIBUTION}\\sources\\lang.ini`, new TextEncoder().encode('no ini'))
    expect(await dism(machine, '/Get-Intl', `/Distribution:${DISTRIBUTION}`)).toBe('13')
  })

  test.each(['windows-7', 'windows-8.1', 'windows-10-22h2', 'windows-server-2012-r2', 'winpe-4.0'])(
    'an image of %s says what it has from the start',
    async (preset) => {
      const machine = offline({ preset, languages: ['ja-JP'] })
      expect(await report(machine)).toEqual({
        'Default system UI language': 'ja-JP',
        'System locale': 'ja-JP',
        'Default time zone': 'Pacific Standard Time',
        'User locale for default user': 'ja-JP',
        Location: 'Japan (GEOID = 122)',
        'Active keyboard(s)': '0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}',
        'Keyboard layered driver': 'PC/AT Enhanced Keyboard (101/102-Key)',
        Type: 'Fully localized language.',
      })
    },
  )
})

describe('what is set', () => {
  it('is set offline only (intl.settings.offline)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-UserLocale:fr-FR')).toMatch(/^User locale has been set to: fr-FR\n\n/)
    machine.boot()
    expect((await machine.dism('/Online', '/Set-UserLocale:fr-FR')).exitCode).toBe(50)
    expect((await machine.dism('/Online', '/Gen-LangIni')).exitCode).toBe(50)
  })

  it('as UI language is an installed one, or nothing changes (intl.language.installed)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-UILang:es-ES')).toBe('1168')
    expect((await report(machine))['Default system UI language']).toBe('en-US')
    expect(await dism(machine, '/Set-UILang:FR-fr')).toMatch(/^UI language has been set to: fr-FR\n/)
    expect((await report(machine))['Default system UI language']).toBe('fr-FR')
    machine.boot()
    machine.signIn('alice')
    expect(machine.image.defaultLanguage()).toBe('fr-FR')
  })

  it('as UI language is what new users start with', async () => {
    const machine = offline()
    await dism(machine, '/Set-UILang:fr-FR')
    const key = machine.image.registry.key('NTUSER:Users\\Default', 'Control Panel\\International\\User Profile')
    expect(new TextDecoder('utf-16le').decode(key?.value('Languages')?.data)).toContain('fr-FR')
  })

  it('as UI language, when it is an interface pack, leaves Windows in the language it stands on (intl.language.parent)', async () => {
    const machine = offline()
    expect(verdicts(machine, { UILang: 'fr-FR' }, 'intl.language.parent')).toEqual(['itself'])
    localizePartly(machine, 'fr-FR', 0x114, ['en-US'])
    expect(verdicts(machine, { UILang: 'fr-FR' }, 'intl.language.parent')).toEqual(['its parent'])
    await dism(machine, '/Set-UILang:fr-FR')
    expect((await report(machine))['Default system UI language']).toBe('en-US')
    await dism(machine, '/Set-SysUILang:fr-FR')
    expect((await report(machine))['Default system UI language']).toBe('fr-FR')
  })

  it('as fallback is one that the default language can fall back to (intl.fallback.used, intl.fallback.offered)', async () => {
    const machine = offline({ languages: ['en-US', 'fr-FR', 'es-ES'], defaultLanguage: 'fr-FR' })
    expect(verdicts(machine, { UILangFallback: 'en-US' }, 'intl.fallback.used')).toEqual(['without effect'])
    expect(await dism(machine, '/Set-UILangFallback:en-US')).toContain('completed successfully')
    localizePartly(machine, 'fr-FR', 0x112, ['en-US', 'es-ES'])
    expect(await dism(machine, '/Set-UILangFallback:es-es')).toContain('UI language fallback has been set to: es-ES\n')
    expect((await report(machine))['The UI language fallback is']).toBe('es-ES')
    expect(await dism(machine, '/Set-UILangFallback:fr-FR')).toBe('87')
    expect(await dism(machine, '/Set-UILangFallback:de-DE')).toBe('1168')
  })

  it('changes nothing when new users have no hive to start with (intl.user.hive)', async () => {
    const machine = offline()
    expect(verdicts(machine, { UserLocale: 'fr-FR', InputLocale: 'fr-FR' }, 'intl.user.hive')).toEqual([
      'there',
      'there',
    ])
    editImage(machine, ({ volume }) => volume.remove('Users\\Default\\NTUSER.DAT'))
    const before = digestOf(machine.volumeAt('C:\\'))
    for (const option of ['UserLocale', 'InputLocale', 'AllIntl'])
      expect(await dism(machine, '/LogPath:D:\\dism.log', `/Set-${option}:fr-FR`), option).toBe('2')
    expect(digestOf(machine.volumeAt('C:\\'))).toBe(before)
  })

  it('as locale has the name of one (intl.locale.known)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-SysLocale:tlh-KX')).toBe('87')
    expect(await dism(machine, '/Set-UserLocale:french')).toBe('87')
    expect(await dism(machine, '/Set-AllIntl:')).toBe('87')
    const { stdout } = await machine.dism('/Image:C:\\', '/Set-AllIntl:french')
    expect(stdout).toContain('The french argument given for the /Set-AllIntl option is invalid.')
    await dism(machine, '/Set-UserLocale:de-AT')
    expect(await report(machine)).toMatchObject({
      'User locale for default user': 'de-AT',
      Location: 'Austria (GEOID = 14)',
    })
  })

  it.each([
    ['windows-8.1', undefined],
    ['windows-10-22h2', 'AT'],
  ])('in an image of %s names the region %s of the location (intl.location.named)', async (preset, region) => {
    const machine = offline({ preset })
    await dism(machine, '/Set-UserLocale:de-AT')
    const key = machine.image.registry.key('NTUSER:Users\\Default', 'Control Panel\\International\\Geo')
    expect(readString(key, 'Nation')).toBe('14')
    expect(readString(key, 'Name')).toBe(region)
  })

  it('as user locale brings a location where there is one (intl.location.follows)', async () => {
    const machine = offline()
    expect(verdicts(machine, { UserLocale: 'en-GB' }, 'intl.location.follows')).toEqual(['set'])
    expect(verdicts(machine, { UserLocale: 'en-029' }, 'intl.location.follows')).toEqual(['left alone'])
    await dism(machine, '/Set-UserLocale:en-029')
    expect(await report(machine)).toMatchObject({
      'User locale for default user': 'en-029',
      Location: 'United States (GEOID = 244)',
    })
  })

  it('as system locale has a code page (intl.locale.unicode)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-SysLocale:hi-IN')).toBe('87')
    expect(await dism(machine, '/Set-SysLocale:ja-JP')).toContain('System locale has been set to: ja-JP\n')
    expect((await report(machine))['System locale']).toBe('ja-JP')
    const key = machine.image.registry.key('SYSTEM', 'ControlSet001\\Control\\Nls\\CodePage')
    expect(new TextDecoder('utf-16le').decode(key?.value('ACP')?.data)).toBe('932\0')
  })

  it('for all, or as defaults, leaves the system locale alone for a language that has Unicode only (intl.common.unicode)', async () => {
    const machine = offline({ languages: ['en-US', 'fr-FR'] })
    editImage(machine, ({ registry }) =>
      registry.setDword('SYSTEM', controlPath(registry, uiLanguageKey('hi-IN')), 'LCID', 0x439),
    )
    expect(await dism(machine, '/Set-SKUIntlDefaults:hi-IN')).not.toContain('System locale')
    expect(await report(machine)).toMatchObject({
      'Default system UI language': 'hi-IN',
      'System locale': 'en-US',
      'Default time zone': 'India Standard Time',
      'Active keyboard(s)': '0439:00010439, 0409:00000409',
    })
    expect(await dism(machine, '/Set-SKUIntlDefaults:fr-FR')).toContain('System locale has been set to: fr-FR\n')
  })

  it('by itself takes precedence over what is set for all (intl.individual.first)', async () => {
    const machine = offline()
    expect(
      await dism(machine, '/Set-SKUIntlDefaults:fr-FR', '/Set-TimeZone:UTC', '/Set-InputLocale:0409:0000040c'),
    ).toBe(
      [
        'UI language has been set to: fr-FR',
        'System locale has been set to: fr-FR',
        'User locale has been set to: fr-FR',
        'Input locale has been set to: 0409:0000040c',
        'Default time zone has been set to: UTC',
        '',
        'The operation completed successfully.',
        '',
      ].join('\n'),
    )
    expect(verdicts(machine, { AllIntl: 'fr-FR', UILang: 'en-US' }, 'intl.individual.first')).toEqual([
      'its own value',
      'the common value',
      'the common value',
      'the common value',
    ])
  })

  it('as input locale is a name or pairs (intl.input.form)', async () => {
    const machine = offline()
    for (const text of ['0409', '0409:0409', 'x', '', '0409:{00}', 'en-US;;fr-FR'])
      expect(await dism(machine, `/Set-InputLocale:${text}`)).toBe('87')
    await dism(machine, '/Set-InputLocale:fr-CH;0c0a:0000040a; ja-JP;0411:00000411;0409:00020409;0409:00010409')
    expect((await report(machine))['Active keyboard(s)']).toBe(
      '100c:0000100c, 0807:00000807, 0c0a:0000040a, 0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}, 0411:00000411, 0409:00020409, 0409:00010409',
    )
  })

  it('as keyboard layout is one of the image (intl.input.layout)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-InputLocale:0409:0000ffff')).toBe('87')
    editImage(machine, ({ registry }) =>
      registry.createKey('SYSTEM', controlPath(registry, 'Keyboard Layouts\\0000ffff')),
    )
    expect(await dism(machine, '/Set-InputLocale:0409:0000FFFF')).toContain('completed successfully')
    expect((await report(machine))['Active keyboard(s)']).toBe('0409:0000ffff')
  })

  it('as time zone is named as in the registry of the image (intl.zone.known)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Set-TimeZone:Mars Standard Time')).toBe('87')
    expect(await dism(machine, '/Set-TimeZone:w. europe standard time')).toBe('87')
    expect(await dism(machine, '/Set-TimeZone:W. Europe Standard Time')).toContain('W. Europe Standard Time\n')
    expect((await report(machine))['Default time zone']).toBe('W. Europe Standard Time')
    const key = machine.image.registry.key('SYSTEM', 'ControlSet001\\Control\\TimeZoneInformation')
    expect(new DataView(Uint8Array.from(key?.value('Bias')?.data ?? []).buffer).getInt32(0, true)).toBe(-60)
  })

  it('as keyboard driver has a number from 1 to 6 (intl.driver.number)', async () => {
    const machine = offline()
    for (const number of ['0', '7', 'x', 'toString'])
      expect(await dism(machine, `/Set-LayeredDriver:${number}`)).toBe('87')
    for (const number of ['6', '2', '5', '1']) {
      expect(await dism(machine, `/Set-LayeredDriver:${number}`)).toContain('completed successfully')
      const names = { 1: 'PC/AT Enhanced', 2: 'Korean PC/AT', 5: 'Korean Keyboard', 6: 'Japanese Keyboard' }
      expect((await report(machine))['Keyboard layered driver']).toContain(names[Number(number) as 1])
    }
  })

  it('is made together or not at all', async () => {
    const machine = offline()
    const before = await report(machine)
    expect(await dism(machine, '/Set-AllIntl:fr-FR', '/Set-TimeZone:Nowhere')).toBe('87')
    expect(await report(machine)).toEqual(before)
  })
})

describe('lang.ini', () => {
  it('needs a distribution (intl.distribution.given)', async () => {
    const machine = offline()
    expect(await dism(machine, '/Gen-LangIni')).toBe('87')
    expect(await dism(machine, '/Gen-LangIni', `/Distribution:${DISTRIBUTION}`)).toBe('3')
    distribution(machine)
    expect(await dism(machine, '/Gen-LangIni', `/Distribution:${DISTRIBUTION}`)).toContain('completed successfully')
  })

  it('holds the languages of the image and the distribution, and with which Setup starts (intl.setup.present)', async () => {
    const machine = offline({ languages: ['en-US'] })
    distribution(machine, 'de-de', 'fr-fr')
    await dism(machine, '/Gen-LangIni', `/Distribution:${DISTRIBUTION}`)
    expect(langIni(machine)).toBe(
      '[Available UI Languages]\r\nen-US = 3\r\nde-de = 0\r\nfr-fr = 0\r\n\r\n[Fallback Languages]\r\nen-US = en-us\r\n',
    )
    await dism(machine, '/Set-SetupUILang:FR-fr', `/Distribution:${DISTRIBUTION}`)
    expect(langIni(machine)).toContain('en-US = 2\r\nde-de = 0\r\nfr-fr = 1\r\n')
    expect(await dism(machine, '/Get-Intl', `/Distribution:${DISTRIBUTION}`)).toContain('distribution is:\nfr-fr\n')
    await dism(machine, '/Gen-LangIni', '/Set-SetupUILang:ja-JP', `/Distribution:${DISTRIBUTION}`)
    expect(langIni(machine)).toContain('en-US = 3\r\nde-de = 0\r\n')
  })
})
