import { describe, expect, test } from 'vitest'
import { createMachine, type MachineOptions } from '../../../emulator/index.ts'
import { appPackage, bundle, framework, license, type AppPackageSpec } from '../../../fixtures/index.ts'
import { readString } from '../../../src/image/readWindowsFacts.ts'
import { readProvisionedState, readUserRegistrations } from '../../../src/servicing/appx/readAppxState.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const PIN = 'Contoso.Reader_h91ms92gdsmmt!App'
const LAYOUT = 'C:\\Users\\Default\\AppData\\Local\\Microsoft\\Windows\\Shell\\LayoutModification.xml'

/** A dism.exe that knows /Region. */
const NEWER = '10.0.26100.8737'

/** A computer on which Contoso.Reader can be added, with what is asked of it as short calls. */
function computer(options: Partial<MachineOptions> = {}) {
  const machine = createMachine({ preset: 'windows-11-24h2', region: 'US', ...options })
  machine.write('C:\\in\\reader.appxbundle', bundle('Contoso.Reader', { schema: '2010' }))
  const add = (...words: string[]) =>
    machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\reader.appxbundle', ...words)
  return {
    machine,
    add,
    signIn: machine.signIn.bind(machine),
    list: async () => (await machine.dism('/Online', '/Get-ProvisionedAppxPackages')).stdout,
    provisioned: () => readProvisionedState(machine.image, 'documented').map((app) => app.packageName),
    has: (name: string) => {
      const user = machine.image.users().find((one) => one.name === name)
      return readUserRegistrations(machine.image, user?.sid ?? '').includes(READER)
    },
    exists: (path: string) => machine.image.volume.stat(path) !== undefined,
    layout: (text: string) => machine.write(LAYOUT, new TextEncoder().encode(text)),
  }
}

/** The verdict and reason of each decision of a rule. */
function said(
  signed: { readonly decisions: readonly { rule: string; verdict: string; because: string }[] },
  rule: string,
) {
  return signed.decisions.filter((one) => one.rule === rule).map((one) => `${one.verdict}: ${one.because}`)
}

/** A layout, with prefixes of its own. */
function layoutOf(groups: string): string {
  return [
    '<m:LayoutModificationTemplate xmlns:m="http://schemas.microsoft.com/Start/2014/LayoutModification"',
    ' xmlns:s="http://schemas.microsoft.com/Start/2014/StartLayout"',
    ' xmlns:full="http://schemas.microsoft.com/Start/2014/FullDefaultLayout" Version="1">\n',
    groups,
    '</m:LayoutModificationTemplate>',
  ].join('')
}

const required = (inside: string, region = '') =>
  `<m:RequiredStartGroupsCollection><m:RequiredStartGroups${region}>${inside}</m:RequiredStartGroups></m:RequiredStartGroupsCollection>`
const group = (pin: string) => `<m:AppendGroup Name="A"><s:Tile Size="2x2" AppUserModelID="${pin}"/></m:AppendGroup>`

describe('/Region', () => {
  test.each([
    ['all', 'all'],
    ['ALL', 'all'],
    ['us', 'US'],
    ['USA', 'USA'],
    ['US;gbr;de', 'US;GBR;DE'],
    ['"US;GB"', 'US;GB'],
    ['XK', 'XK'],
    ['US;US;USA', 'US;US;USA'],
  ])('%s is a region list, listed as %s (appx.region.valid)', async (typed, listed) => {
    const { add, list } = computer()
    expect((await add(`/Region:${typed}`)).exitCode).toBe(0)
    expect(await list()).toContain(`\r\nRegions : ${listed}\r\n`)
  })

  test.each(['ZZ', 'U', 'USD', 'US;', ';', 'US;;GB', 'US, GB', 'US; GB', 'all;US', 'US|GB', '*', 'en-US', '840'])(
    '%s is none, and nothing changes (appx.region.valid)',
    async (typed) => {
      const { machine, add, provisioned } = computer()
      const before = machine.image.volume.fork()
      const { exitCode, stdout } = await add(`/Region:${typed}`, '/LogPath:D:\\dism.log')
      expect(exitCode >>> 0).toBe(0xc1570115)
      expect(stdout).toContain('\r\nError: 0xc1570115\r\n')
      expect(provisioned()).toEqual([])
      const changes = machine.image.volume.fork().diff(before)
      expect(changes.map((change) => change.path).filter((path) => !path.startsWith('in'))).toEqual([])
    },
  )

  test('without it the list says None (appx.region.stored)', async () => {
    const { add, list } = computer()
    expect((await add('/SkipLicense')).exitCode).toBe(0)
    expect(await list()).toContain('\r\nRegions : None\r\n')
  })

  test('what was given is kept with the app, until it is added with another (appx.region.stored)', async () => {
    const { add, list } = computer()
    await add('/Region:us;FRA')
    expect(await list()).toContain('\r\nRegions : US;FRA\r\n')
    await add('/Region:All')
    expect(await list()).toContain('\r\nRegions : all\r\n')
    await add()
    expect(await list()).toContain('\r\nRegions : None\r\n')
  })
})

describe('a list of regions', () => {
  test('registers the app for users in one of them, by either code (appx.region.match)', async () => {
    const { add, signIn, has } = computer()
    await add('/Region:GBR;us')
    signIn('alice')
    expect(signIn('bob', { region: 'gb' }).region).toBe('GB')
    expect([has('alice'), has('bob')]).toEqual([true, true])
  })

  test('does not for others, for whom it stays provisioned (appx.region.match)', async () => {
    const { add, signIn, has, provisioned } = computer()
    await add('/Region:US;GB')
    const first = signIn('alice', { region: 'DEU' })
    expect(said(first, 'appx.region.match')).toEqual(['not for the region: its /Region is US;GB, the user is in DE'])
    expect([has('alice'), provisioned()]).toEqual([false, [READER]])
    signIn('bob')
    expect(has('bob')).toBe(true)
  })

  test('`all` is for everybody (appx.region.match)', async () => {
    const { add, signIn, has } = computer()
    await add('/Region:all')
    signIn('alice', { region: 'AQ' })
    expect(has('alice')).toBe(true)
  })

  test('a user keeps the region that was chosen, and what was registered in another (appx.region.match)', async () => {
    const { machine, add, signIn, has } = computer()
    await add('/Region:FR')
    expect(signIn('alice', { region: 'FRA' }).region).toBe('FR')
    const geo = () => machine.image.registry.key('NTUSER:Users\\alice', 'Control Panel\\International\\Geo')
    expect([readString(geo(), 'Name'), readString(geo(), 'Nation')]).toEqual(['FR', '84'])
    expect(signIn('alice').region).toBe('FR')
    signIn('alice', { region: 'US' })
    expect([readString(geo(), 'Name'), has('alice')]).toEqual(['US', true])
  })

  test('a region that the table of numbers lacks has no Nation', () => {
    const { machine, signIn } = computer()
    signIn('alice', { region: 'AQ' })
    const geo = machine.image.registry.key('NTUSER:Users\\alice', 'Control Panel\\International\\Geo')
    expect([readString(geo, 'Name'), readString(geo, 'Nation')]).toEqual(['AQ', undefined])
    expect(signIn('alice').region).toBe('AQ')
    expect(() => signIn('alice', { region: 'QQ' })).toThrow(/QQ is no region/)
  })

  test('Windows 8.1 registers the app whatever the region (appx.region.match)', async () => {
    const { add, signIn, has } = computer({ preset: 'windows-8.1', dismVersion: '10.0.26100.8737' })
    await add('/Region:DE')
    expect(signIn('alice').region).toBe('US')
    expect(has('alice')).toBe(true)
  })
})

describe('without /Region', () => {
  test('the first sign-in after OOBE drops an app that is not pinned, files and license too (appx.pin.found)', async () => {
    const { machine, add, signIn, has, provisioned, exists } = computer()
    machine.write('C:\\in\\license.xml', license('Contoso.Reader_h91ms92gdsmmt'))
    await add('/LicensePath:C:\\in\\license.xml')
    const clip = 'ProgramData\\Microsoft\\Windows\\ClipSVC\\Install\\Apps\\contoso.reader_h91ms92gdsmmt.xml'
    expect([exists(clip), exists(`Program Files\\WindowsApps\\${READER}`)]).toEqual([true, true])
    const signed = signIn('alice')
    expect(said(signed, 'appx.pin.found')).toEqual([`dropped: the start layout has none of ${PIN}`])
    expect([has('alice'), provisioned()]).toEqual([false, []])
    expect(machine.image.volume.list('Program Files\\WindowsApps')).toEqual([])
    expect(exists(clip)).toBe(false)
    const list = new TextDecoder().decode(machine.read('C:\\ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'))
    expect(list).not.toContain('Contoso.Reader')
  })

  test('it keeps and registers an app that is pinned (appx.pin.found)', async () => {
    const { add, signIn, has } = computer({ pins: ['Contoso.Other_h91ms92gdsmmt!App', PIN] })
    await add()
    expect(said(signIn('alice'), 'appx.pin.found')).toEqual([`pinned: ${PIN} is in the start layout`])
    expect(has('alice')).toBe(true)
  })

  test.each([
    'Contoso.Reader_h91ms92gdsmmt!app',
    'contoso.reader_h91ms92gdsmmt!App',
    'Contoso.Reader_h91ms92gdsmmt!App2',
    'Contoso.Reader_rf71fm6tkk4qe!App',
  ])('%s is no pin of it (appx.pin.found)', async (pin) => {
    const { add, signIn, provisioned } = computer({ pins: [pin] })
    await add()
    signIn('alice')
    expect(provisioned()).toEqual([])
  })

  test('any application of a package may be pinned (appx.pin.found)', async () => {
    const { machine, signIn, provisioned } = computer({ pins: ['Contoso.Tools_h91ms92gdsmmt!Second'] })
    const tools: AppPackageSpec = { name: 'Contoso.Tools', applications: ['First', 'Second'] }
    machine.write('C:\\in\\tools.msix', appPackage(tools))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\tools.msix', '/SkipLicense')
    signIn('alice')
    expect(provisioned()).toEqual(['Contoso.Tools_1.0.0.0_neutral__h91ms92gdsmmt'])
  })

  test('an app whose manifest cannot be read is pinned by its family (appx.pin.found)', async () => {
    const { machine, add, signIn, provisioned } = computer({ pins: [PIN] })
    await add()
    const manifest = 'C:\\Program Files\\WindowsApps\\Contoso.Reader_1.0.0.0_neutral__h91ms92gdsmmt\\AppxManifest.xml'
    machine.write(manifest, new TextEncoder().encode('<Package'))
    signIn('alice')
    expect(provisioned()).toEqual([READER])
  })

  test('Windows 10 and later ask for a pin (appx.pin.needed)', async () => {
    for (const preset of ['windows-10-1709', 'windows-10-1803', 'windows-10-22h2', 'windows-11-24h2']) {
      const { add, signIn, provisioned } = computer({ preset })
      await add()
      expect(provisioned()).toEqual([READER])
      signIn('alice')
      expect(provisioned()).toEqual([])
    }
  })

  test('Windows 8.1 does not (appx.pin.needed)', async () => {
    const { add, signIn, has } = computer({ preset: 'windows-8.1' })
    await add()
    expect(said(signIn('alice'), 'appx.pin.needed')).toEqual(['no pin needed: the image is build 9600'])
    expect(has('alice')).toBe(true)
  })

  test('when OOBE is over, what is added comes to each user at the next sign-in (appx.pin.needed)', async () => {
    const { add, signIn, has } = computer({ users: ['alice'] })
    signIn('alice')
    await add()
    expect(has('alice')).toBe(false)
    expect(said(signIn('alice'), 'appx.pin.needed')).toEqual(['no pin needed: it is not the first sign-in after OOBE'])
    signIn('bob')
    expect([has('alice'), has('bob')]).toEqual([true, true])
  })

  test('the observed rule says the same (appx.pin.needed)', async () => {
    const { add, signIn, provisioned } = computer({ semantics: 'observed' })
    await add()
    signIn('alice')
    expect(provisioned()).toEqual([])
  })

  test('what has no application is kept, as a framework that was provisioned (appx.pin.needed)', async () => {
    const { machine, signIn, provisioned } = computer({ semantics: 'observed' })
    machine.write('C:\\in\\fonts.appx', framework('Contoso.Fonts.1'))
    await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\fonts.appx', '/SkipLicense')
    expect(said(signIn('alice'), 'appx.pin.needed')).toEqual(['no pin needed: it has no application'])
    expect(provisioned()).toEqual(['Contoso.Fonts.1_1.0.0.0_neutral__h91ms92gdsmmt'])
  })

  test('an app of which no regions are known is kept, as in an image from elsewhere (appx.pin.needed)', async () => {
    const { machine, add, signIn, has } = computer()
    await add()
    const fork = machine.image.fork()
    const key = `Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore\\Applications\\${READER}`
    fork.registry.deleteValue('SOFTWARE', key, 'Regions')
    machine.image.volume.apply(fork.finish())
    signIn('alice')
    expect(has('alice')).toBe(true)
  })

  test('frameworks that only a dropped app had go with it, those of others stay', async () => {
    const { machine, signIn } = computer()
    const needs = (name: string) => ({ name, minVersion: '1.0.0.0' })
    const add = (file: string, ...words: string[]) =>
      machine.dism(
        '/Online',
        '/Add-ProvisionedAppxPackage',
        `/PackagePath:C:\\in\\${file}`,
        '/DependencyPackagePath:C:\\in\\fonts.appx',
        '/DependencyPackagePath:C:\\in\\runtime.appx',
        '/SkipLicense',
        ...words,
      )
    machine.write('C:\\in\\fonts.appx', framework('Contoso.Fonts.1'))
    machine.write('C:\\in\\runtime.appx', framework('Contoso.Runtime.1'))
    const dependencies = [needs('Contoso.Fonts.1'), needs('Contoso.Runtime.1')]
    machine.write('C:\\in\\a.msix', appPackage({ name: 'Contoso.A', dependencies }))
    machine.write('C:\\in\\b.msix', appPackage({ name: 'Contoso.B', dependencies: [needs('Contoso.Fonts.1')] }))
    expect((await add('a.msix')).exitCode).toBe(0)
    expect((await add('b.msix', '/Region:all')).exitCode).toBe(0)
    signIn('alice')
    expect(machine.image.volume.list('Program Files\\WindowsApps').map((one) => one.name)).toEqual([
      'Contoso.B_1.0.0.0_neutral__h91ms92gdsmmt',
      'Contoso.Fonts.1_1.0.0.0_neutral__h91ms92gdsmmt',
    ])
  })
})

describe('with /Region', () => {
  test('Windows 10 1803 asks for no pin (appx.pin.needed)', async () => {
    const { add, signIn, has } = computer({ preset: 'windows-10-1803' })
    await add('/Region:US')
    expect(said(signIn('alice'), 'appx.pin.needed')).toEqual(['no pin needed: its /Region is US'])
    expect(has('alice')).toBe(true)
  })

  test('1709 asks for one all the same (appx.pin.needed)', async () => {
    const { add, signIn, has, provisioned } = computer({ preset: 'windows-10-1709', dismVersion: NEWER })
    await add('/Region:all')
    signIn('alice')
    expect([has('alice'), provisioned()]).toEqual([false, []])
    const pinned = computer({ preset: 'windows-10-1709', pins: [PIN], dismVersion: NEWER })
    await pinned.add('/Region:all')
    pinned.signIn('alice')
    expect(pinned.has('alice')).toBe(true)
  })
})

describe('the story of Windows Terminal: provisioned in audit mode, then Sysprep and OOBE', () => {
  test.each([
    ['without /Region it is gone (appx.pin.needed)', [], false],
    ['with all it stays (appx.pin.needed)', ['/Region:all'], true],
  ])('%s', async (_, words, stays) => {
    const { machine, add, signIn, has, provisioned } = computer({ semantics: 'observed' })
    machine.audit()
    expect((await add('/SkipLicense', ...words)).exitCode).toBe(0)
    machine.sysprep()
    expect(provisioned()).toEqual([READER])
    signIn('alice')
    expect([provisioned().includes(READER), has('alice')]).toEqual([stays, stays])
  })

  test('an audit mode that starts again drops nothing (appx.pin.needed)', async () => {
    const { machine, add, has } = computer()
    machine.audit()
    await add()
    machine.shutdown()
    machine.boot()
    expect(has('Administrator')).toBe(true)
  })
})

describe('what somebody has registered', () => {
  test('stays when the app is dropped (appx.pin.package)', async () => {
    const { machine, add, signIn, has, provisioned, exists } = computer({ users: ['alice'] })
    signIn('alice')
    await add()
    signIn('alice')
    const fork = machine.image.fork()
    const state = 'Microsoft\\Windows\\CurrentVersion\\Setup\\State'
    fork.registry.setString('SOFTWARE', state, 'ImageState', 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE')
    machine.image.volume.apply(fork.finish())
    const signed = signIn('bob')
    expect(signed.decisions.filter((one) => one.rule === 'appx.pin.package').map((one) => one.verdict)).toEqual([
      'kept',
      'kept',
    ])
    expect([provisioned(), has('alice'), has('bob')]).toEqual([[], true, false])
    expect(exists(`Program Files\\WindowsApps\\${READER}`)).toBe(true)
  })

  test('what nobody has is deleted (appx.pin.package)', async () => {
    const { add, signIn, exists } = computer()
    await add()
    const signed = signIn('alice')
    expect(signed.decisions.filter((one) => one.rule === 'appx.pin.package').map((one) => one.verdict)).toEqual([
      'deleted',
      'deleted',
    ])
    expect(exists(`Program Files\\WindowsApps\\${READER}`)).toBe(false)
  })
})

describe('the start layout', () => {
  test.each([
    ['', required(group(PIN))],
    ['in a folder', required(`<m:AppendGroup><s:Folder><s:Tile AppUserModelID="${PIN}"/></s:Folder></m:AppendGroup>`)],
    [
      'as a full layout',
      `<m:DefaultLayoutOverride><m:StartLayoutCollection><full:StartLayout><s:Group><s:Tile AppUserModelID="${PIN}"/></s:Group></full:StartLayout></m:StartLayoutCollection></m:DefaultLayoutOverride>`,
    ],
  ])('by hand is read, whatever its prefixes %s (appx.layout.read)', async (_, groups) => {
    const { add, signIn, layout, provisioned } = computer()
    await add()
    layout(layoutOf(groups))
    signIn('alice')
    expect(provisioned()).toEqual([READER])
  })

  test('in UTF-16 is read (appx.layout.read)', async () => {
    const { machine, add, signIn, provisioned } = computer()
    await add()
    const text = layoutOf(required(group(PIN)))
    const units = Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0))
    machine.write(LAYOUT, new Uint8Array(units.buffer))
    signIn('alice')
    expect(provisioned()).toEqual([READER])
  })

  test.each([
    ['is no XML', 'pin everything', /not well-formed/],
    ['ends early', layoutOf(required(group(PIN))).slice(0, -9), /not well-formed/],
    ['has a prefix that nobody declared', required(group(PIN)), /not well-formed/],
    ['has another root', '<LayoutModificationTemplate/>', /the root element is not/],
    ['has a document type', `<!DOCTYPE x [<!ENTITY a "a">]>${layoutOf(required(group(PIN)))}`, /document type/],
    ['is empty', '', /./],
    ['is too long', ' '.repeat(1024 * 1024 + 1), /1048577 bytes/],
    ['has too many elements', layoutOf('<a/>'.repeat(10_000)), /more than 10000 elements/],
  ])('that %s is ignored and says so (appx.layout.read)', async (_, text, reason) => {
    const { add, signIn, layout, provisioned } = computer()
    await add()
    layout(text)
    const [read] = said(signIn('alice'), 'appx.layout.read')
    expect(read).toMatch(/^ignored: /)
    expect(read).toMatch(reason)
    expect(provisioned()).toEqual([])
  })

  test.each([
    ['is a folder', 'it is a folder'],
    ['is missing', 'it is not there'],
  ])('that %s is ignored (appx.layout.read)', async (what, reason) => {
    const { machine, add, signIn, provisioned } = computer()
    await add()
    const fork = machine.image.fork()
    fork.volume.remove(LAYOUT.slice(3))
    if (what === 'is a folder') fork.volume.createFolder(LAYOUT.slice(3))
    machine.image.volume.apply(fork.finish())
    const [read] = said(signIn('alice'), 'appx.layout.read')
    expect(read).toMatch(/^ignored: /)
    expect(read).toContain(reason)
    expect(provisioned()).toEqual([])
  })

  test('of namespaces that are others pins nothing', async () => {
    const { add, signIn, layout, provisioned } = computer()
    await add()
    layout(layoutOf(required(group(PIN))).replace('Start/2014/StartLayout', 'Start/2015/StartLayout'))
    signIn('alice')
    expect(provisioned()).toEqual([])
  })

  test('is the same file for other programs, with every pin escaped', () => {
    const { machine } = computer({ pins: [PIN] })
    expect(new TextDecoder().decode(machine.read(LAYOUT))).toBe(
      '<?xml version="1.0" encoding="utf-8"?><LayoutModificationTemplate xmlns="http://schemas.microsoft.com/Start/2014/LayoutModification" xmlns:start="http://schemas.microsoft.com/Start/2014/StartLayout" Version="1"><RequiredStartGroupsCollection><RequiredStartGroups><AppendGroup Name="Apps"><start:Tile Size="1x1" Column="0" Row="0" AppUserModelID="Contoso.Reader_h91ms92gdsmmt!App"/></AppendGroup></RequiredStartGroups></RequiredStartGroupsCollection></LayoutModificationTemplate>',
    )
  })

  test.each([' Region="DE|US"', ' Region="us"', ''])(
    'applies with%s in the United States (appx.layout.region)',
    async (region) => {
      const { add, signIn, layout, provisioned } = computer()
      await add()
      layout(layoutOf(required(group(PIN), region)))
      signIn('alice')
      expect(provisioned()).toEqual([READER])
    },
  )

  test.each([' Region="DE|GB"', ' Region=""', ' Region="DE;US"'])(
    'is left out with%s there (appx.layout.region)',
    async (region) => {
      const { add, signIn, layout, provisioned } = computer()
      await add()
      layout(layoutOf(required(group(PIN), region)))
      const [verdict] = said(signIn('alice'), 'appx.layout.region')
      expect(verdict).toMatch(/^left out: they are for .*; the user is in US$/)
      expect(provisioned()).toEqual([])
    },
  )

  test('counts a second group, not a third (appx.layout.groups)', async () => {
    const other = group('Contoso.Other_h91ms92gdsmmt!App')
    for (const [groups, kept] of [
      [other + group(PIN), true],
      [other + other + group(PIN), false],
    ] as const) {
      const { add, signIn, layout, provisioned } = computer()
      await add()
      layout(layoutOf(required(groups)))
      signIn('alice')
      expect(provisioned()).toEqual(kept ? [READER] : [])
    }
  })
})
