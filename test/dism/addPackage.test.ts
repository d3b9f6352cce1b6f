import { describe, expect, it } from 'vitest'
import {
  cabinet,
  featureOnDemandCab,
  languagePackCab,
  languagePackIdentity,
  updateCab,
  updateIdentity,
  updateMsu,
  windowsPackage,
  type UpdateCabSpec,
} from '../../fixtures/index.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { findDecision } from './findDecision.ts'
import { BAR, NEWER, ONE, packageMachine } from './packageMachine.ts'

const SUCCESS = 'The operation completed successfully.\n'
const NOT_APPLICABLE = 0x800f081e | 0
const SOURCE_MISSING = 0x800f081f | 0

const text = (machine: { read(path: string): Uint8Array }, path: string) => new TextDecoder().decode(machine.read(path))

describe('what /Add-Package prints', () => {
  it('is a line and a bar for each package, and the end', async () => {
    const { add, states } = packageMachine({ offline: true })
    const { exitCode, body } = await add([ONE, { kb: 'KB2', version: '10.0.2.0' }])
    expect(exitCode).toBe(0)
    expect(body).toBe(
      [
        `Processing 1 of 2 - Adding package ${updateIdentity(ONE)}\n`,
        BAR,
        `Processing 2 of 2 - Adding package ${updateIdentity({ kb: 'KB2', version: '10.0.2.0' })}\n`,
        BAR,
        SUCCESS,
      ].join(''),
    )
    expect(states()).toEqual(['KB1 10.0.1.1: Installed', 'KB2 10.0.2.0: Installed'])
  })

  it('of a package that does not apply is no line of its own', async () => {
    const { add, states } = packageMachine({ offline: true, dismVersion: '10.0.19041.3636' })
    const { exitCode, body } = await add({ ...ONE, architecture: 'x86' })
    expect(exitCode).toBe(NOT_APPLICABLE)
    const identity = updateIdentity({ ...ONE, architecture: 'x86' })
    expect(body).toBe(
      `Processing 1 of 1 - Adding package ${identity}\n${BAR}\nError: 0x800f081e\n\nThe specified package is not applicable to this image.\n\nThe DISM log file can be found at D:\\dism.log\n`,
    )
    expect(states()).toEqual([])
  })

  it.each([
    [
      '10.0.26100.5074',
      'Package_for_KB1: The source files could not be found.\nUse the "Source" option to specify the location of the files that are required to restore the feature. For more information on specifying a source location, see https://go.microsoft.com/fwlink/?LinkId=243077.\n Error: 0x800f081f\n\nError: 0x800f081f\n\nDISM failed. No operation was performed.\nFor more information, review the log file.\n',
    ],
    [
      '10.0.22621.1',
      'An error occurred - Package_for_KB1 Error: 0x800f081f\n\nError: 0x800f081f\n\nThe source files could not be found.\n',
    ],
  ])('of one that fails is said as %s says it (dism.package.words)', async (dismVersion, expected) => {
    const { add } = packageMachine({ offline: true, dismVersion })
    const updates = [{ name: 'one', packages: [updateIdentity({ kb: 'KB9' })] }]
    const { exitCode, body } = await add(
      windowsPackage({ identity: updateIdentity(ONE), releaseType: 'Update', updates }),
    )
    expect(exitCode).toBe(SOURCE_MISSING)
    expect(body.split(BAR)[1]?.startsWith(expected)).toBe(true)
  })

  it('goes on with the next package when one fails, and ends with the first failure', async () => {
    const { add, states } = packageMachine({ offline: true })
    const { exitCode, body } = await add([{ ...ONE, architecture: 'x86' }, NEWER])
    expect(exitCode).toBe(NOT_APPLICABLE)
    expect(body.match(/Processing/g)).toHaveLength(2)
    expect(states()).toEqual(['KB1 10.0.1.2: Installed'])
  })

  it('of what cannot be opened names the path', async () => {
    const { dism } = packageMachine({ offline: true })
    const { exitCode, body } = await dism('/Add-Package', '/PackagePath:D:\\none\\Updates')
    expect(exitCode).toBe(3)
    expect(body).toMatch(
      /^An error occurred trying to open - D:\\none\\Updates Error: 0x80070003\n\nError: 3\n\nThe system cannot find the path specified\.\n/,
    )
    expect((await dism('/Add-Package')).exitCode).toBe(87)
  })

  it('is nothing with /Quiet', async () => {
    const { add } = packageMachine()
    expect((await add([ONE, NEWER], '/Quiet')).body).toBe('')
  })
})

describe('a package can be added', () => {
  it('from every file of a folder and below it, or from the folder of an expanded one', async () => {
    const { machine, dism, states } = packageMachine({ offline: true })
    machine.write('D:\\updates\\b.cab', updateCab(ONE))
    machine.write('D:\\updates\\sub\\a.CAB', updateCab({ kb: 'KB2' }))
    machine.write('D:\\updates\\readme.txt', new Uint8Array(3))
    const { body } = await dism('/Add-Package', '/PackagePath:D:\\updates')
    expect(body.match(/Processing \d of \d/g)).toEqual(['Processing 1 of 2', 'Processing 2 of 2'])
    expect(states()).toEqual(['KB1 10.0.1.1: Installed', 'KB2 10.0.1.1: Installed'])
  })

  it.each([
    ['applies', ONE, 'The system cannot find the file specified.'],
    [
      'does not apply',
      { ...ONE, architecture: 'x86' as const },
      'The specified package is not applicable to this image.',
    ],
  ])('from a folder with a .cab that is none, also when it %s (package.folder.cabinet)', async (_, spec, words) => {
    const { machine, dism, states } = packageMachine({ offline: true, dismVersion: '10.0.17134.1' })
    machine.write('D:\\msu\\WSUSSCAN.cab', cabinet({ 'package.xml': 'text' }))
    machine.write('D:\\msu\\Windows10.0-KB1-x64.cab', updateCab(spec))
    const { exitCode, body } = await dism('/Add-Package', '/PackagePath:D:\\msu')
    expect(body).toMatch(
      /^An error occurred trying to open - WSUSSCAN\.cab Error: 0x80070002\nProcessing 1 of 1 - Adding package Package_for_KB1~/,
    )
    expect(body).toContain(`\nError: 2\n\n${words}\n\nThe DISM log file`)
    expect(exitCode).toBe(2)
    expect(states()).toEqual(spec === ONE ? ['KB1 10.0.1.1: Installed'] : [])
  })

  it('from an .msu to an offline image only (package.msu.offline)', async () => {
    const offline = packageMachine({ offline: true })
    offline.machine.write('D:\\in\\one.msu', updateMsu(ONE))
    expect((await offline.dism('/Add-Package', '/PackagePath:D:\\in\\one.msu')).exitCode).toBe(0)
    expect(offline.states()).toEqual(['KB1 10.0.1.1: Installed'])
    const online = packageMachine()
    online.machine.write('D:\\in\\one.msu', updateMsu(ONE))
    expect((await online.dism('/Add-Package', '/PackagePath:D:\\in\\one.msu')).exitCode).toBe(50)
    expect(online.states()).toEqual([])
  })

  it('to Windows 7, Server 2008 R2 and Windows PE 3.0 and everything later (package.image.served)', async () => {
    for (const preset of [
      'windows-7',
      'windows-server-2008-r2',
      'winpe-3.0',
      'windows-8',
      'windows-server-2012',
      'winpe-4.0',
      'windows-8.1',
      'windows-server-2012-r2',
      'windows-10-22h2',
      'windows-server-2016',
      'windows-server-2025',
    ]) {
      const architecture = 'x64'
      const { add } = packageMachine({ offline: true, preset, architecture })
      expect([preset, (await add(ONE)).exitCode]).toEqual([preset, 0])
    }
    const { add, machine } = packageMachine({ offline: true, preset: 'windows-7', architecture: 'x64' })
    const image = machine.image.fork()
    image.registry.setString('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion', 'CurrentVersion', '6.0')
    machine.image.volume.apply(image.finish())
    expect((await add(ONE)).exitCode).toBe(50)
  })

  it('when the servicing stack is new enough (package.stack.version)', async () => {
    const { add, states, machine } = packageMachine({ offline: true })
    expect((await add({ ...ONE, servicingStack: '10.0.26100.8037' })).exitCode).toBe(0)
    const refused = await add({ ...NEWER, servicingStack: '10.0.26100.9000' })
    expect(refused.exitCode).toBe(0x800f0823 | 0)
    const stack = { identity: 'Microsoft-Windows-ServicingStack~31bf3856ad364e35~amd64~~10.0.26100.9441', files: {} }
    await add({ kb: 'KB3', name: 'Package_for_ServicingStack_9441', components: [stack], selfUpdate: true })
    const key = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Version'
    expect(machine.image.registry.key('SOFTWARE', key)?.value('10.0.26100.9441')).toBeDefined()
    expect((await add({ ...NEWER, servicingStack: '10.0.26100.9000' })).exitCode).toBe(0)
    expect(states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed'])
  })

  it('when it applies, or when nobody asks (package.add.check)', async () => {
    const { add, states } = packageMachine({ offline: true })
    const wrong: UpdateCabSpec = { ...ONE, parents: ['Microsoft-Windows-Elsewhere~31bf3856ad364e35~amd64~~1.0.0.0'] }
    expect((await add(wrong)).exitCode).toBe(NOT_APPLICABLE)
    expect(states()).toEqual([])
    expect((await add(wrong, '/IgnoreCheck')).exitCode).toBe(0)
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('when its language is there, unless it brings that (package.applicable.language)', async () => {
    const { add } = packageMachine({ offline: true, languages: ['en-US', 'fr-FR'] })
    expect((await add({ ...ONE, language: 'fr-fr' })).exitCode).toBe(0)
    expect((await add({ ...ONE, language: 'de-DE' })).exitCode).toBe(NOT_APPLICABLE)
    expect((await add(languagePackCab('de-DE'))).exitCode).toBe(0)
  })

  it('when no newer version is there; with /IgnoreCheck it is superseded from the start (package.add.newest)', async () => {
    const { add, states } = packageMachine({ offline: true })
    await add(NEWER)
    expect((await add(ONE)).exitCode).toBe(NOT_APPLICABLE)
    expect((await add(ONE, '/IgnoreCheck')).exitCode).toBe(0)
    expect(states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed'])
  })

  it('again, which changes nothing (package.add.present)', async () => {
    const { add, machine, states } = packageMachine({ offline: true })
    await add(ONE)
    const before = text(
      machine,
      'C:\\Windows\\servicing\\Packages\\Package_for_KB1~31bf3856ad364e35~amd64~~10.0.1.1.mum',
    )
    const again = await add({ ...ONE, description: 'another' })
    expect(again.exitCode).toBe(0)
    expect(findDecision(again, 'package.add.present')?.verdict).toBe('there already')
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
    expect(
      text(machine, 'C:\\Windows\\servicing\\Packages\\Package_for_KB1~31bf3856ad364e35~amd64~~10.0.1.1.mum'),
    ).toBe(before)
  })

  it('when the capabilities that it depends on are there (package.add.dependency)', async () => {
    const { add } = packageMachine({ offline: true })
    const ocr = featureOnDemandCab('Language.OCR~~~de-DE~0.0.1.0')
    expect((await add(ocr)).exitCode).toBe(0x800f082c | 0)
    expect((await add(featureOnDemandCab('Language.Basic~~~de-DE~0.0.1.0'))).exitCode).toBe(0)
    expect((await add(ocr)).exitCode).toBe(0)
  })
})

describe('what a package brings', () => {
  it('goes into WinSxS, and as hard links to where Windows uses it', async () => {
    const { add, machine } = packageMachine({ offline: true })
    const component = 'Contoso-Viewer~31bf3856ad364e35~amd64~~1.0.0.0'
    await add({ ...ONE, components: [{ identity: component, files: { 'Windows\\System32\\viewer.dll': 'first' } }] })
    const { volume } = machine.image
    const [folder] = volume.list('Windows\\WinSxS', 'amd64_contoso-viewer_31bf3856ad364e35_1.0.0.0_none_')
    const used = volume.stat('Windows\\System32\\viewer.dll')
    expect(used?.links).toBe(2)
    expect(volume.stat(`Windows\\WinSxS\\${folder?.name}\\viewer.dll`)?.fileId).toBe(used?.fileId)
    expect(volume.stat(`Windows\\WinSxS\\Manifests\\${folder?.name}.manifest`)?.kind).toBe('file')
    const next = component.replace('1.0.0.0', '2.0.0.0')
    await add({ ...NEWER, components: [{ identity: next, files: { 'Windows\\System32\\viewer.dll': 'second' } }] })
    expect(text(machine, 'C:\\Windows\\System32\\viewer.dll')).toBe('second')
    await machine.dism('/Image:C:\\', '/LogPath:D:\\log', '/Remove-Package', `/PackageName:${updateIdentity(NEWER)}`)
    expect(text(machine, 'C:\\Windows\\System32\\viewer.dll')).toBe('first')
    await machine.dism('/Image:C:\\', '/LogPath:D:\\log', '/Remove-Package', `/PackageName:${updateIdentity(ONE)}`)
    const after = machine.image.volume
    expect(after.stat('Windows\\System32\\viewer.dll')).toBeUndefined()
    expect(readAll(after.open(`Windows\\WinSxS\\${folder?.name}\\viewer.dll`))).toEqual(
      new TextEncoder().encode('first'),
    )
  })

  it('cannot go where a folder lies: 0x800f0922, and nothing is changed (package.file.place)', async () => {
    const { add, machine, states } = packageMachine({ offline: true })
    const component = 'Contoso-Viewer~31bf3856ad364e35~amd64~~1.0.0.0'
    const spec = { ...ONE, components: [{ identity: component, files: { 'Windows\\System32\\viewer.dll': 'first' } }] }
    machine.write('C:\\Windows\\System32\\viewer.dll\\mine.txt', new Uint8Array(1))
    const failed = await add(spec)
    expect(failed.exitCode).toBe(0x800f0922 | 0)
    expect(failed.body).toContain('Error: 0x800f0922\n\nDISM failed. No operation was performed.\n')
    expect(states()).toEqual([])
    const other = packageMachine({ offline: true })
    expect((await other.add(spec)).exitCode).toBe(0)
  })

  it('for 32-bit programs goes where they look for it', async () => {
    const { add, machine } = packageMachine({ offline: true })
    const identity = 'Contoso-Viewer~31bf3856ad364e35~wow64~~1.0.0.0'
    await add({ ...ONE, components: [{ identity, files: { 'Windows\\System32\\viewer.dll': '32 bits' } }] })
    expect(text(machine, 'C:\\Windows\\SysWOW64\\viewer.dll')).toBe('32 bits')
    expect(machine.image.volume.stat('Windows\\System32\\viewer.dll')).toBeUndefined()
  })

  it('must be there, or in the image already (package.payload.present)', async () => {
    const { add, machine, dism } = packageMachine({ offline: true })
    const component = { identity: 'Contoso-Viewer~31bf3856ad364e35~amd64~~1.0.0.0', files: { 'Windows\\a.dll': 'a' } }
    const bare = (kb: string) => updateCab({ kb, components: [component] })
    machine.write('D:\\full.cab', bare('KB1'))
    // The same without the files of the component.
    const { packageManifest } = await import('../../fixtures/packageManifest.ts')
    const updates = [{ name: 'one', components: [component.identity] }]
    const manifest = packageManifest({ identity: updateIdentity({ kb: 'KB2' }), releaseType: 'Update', updates })
    machine.write('D:\\bare\\update.mum', new TextEncoder().encode(manifest))
    expect((await dism('/Add-Package', '/PackagePath:D:\\bare')).exitCode).toBe(SOURCE_MISSING)
    expect((await add(bare('KB1'))).exitCode).toBe(0)
    expect((await dism('/Add-Package', '/PackagePath:D:\\bare')).exitCode).toBe(0)
  })

  it('may be a package of which another version is there: the newest stays, whatever the order (package.version.superseded)', async () => {
    const nest: UpdateCabSpec = { kb: 'KB2', packages: [{ kb: 'KB1', version: '10.0.1.1' }] }
    const newer: UpdateCabSpec = { kb: 'KB1', version: '10.0.2.1' }
    for (const order of [
      [newer, nest],
      [nest, newer],
    ]) {
      const { add, remove, states } = packageMachine({ offline: true })
      for (const each of order) expect((await add(each)).exitCode).toBe(0)
      expect(states()).toEqual(['(KB1 10.0.1.1: Superseded)', 'KB1 10.0.2.1: Installed', 'KB2 10.0.1.1: Installed'])
      expect((await remove(updateIdentity(newer))).exitCode).toBe(0)
      expect(states()).toEqual(['(KB1 10.0.1.1: Installed)', 'KB2 10.0.1.1: Installed'])
    }
    const { add, states } = packageMachine({ offline: true })
    await add([{ kb: 'KB1' }, { kb: 'KB2', packages: [newer] }])
    expect(states()).toEqual(['KB1 10.0.1.1: Superseded', '(KB1 10.0.2.1: Installed)', 'KB2 10.0.1.1: Installed'])
    const online = packageMachine()
    await online.add(newer)
    await online.add({ ...nest, restart: 'required' })
    online.restart()
    expect(online.states()).toEqual([
      '(KB1 10.0.1.1: Superseded)',
      'KB1 10.0.2.1: Installed',
      'KB2 10.0.1.1: Installed',
    ])
  })

  it('may be packages, listed by themselves or not (package.inner.present)', async () => {
    const inside = [{ kb: 'KB11' }, { kb: 'KB12', packages: [{ kb: 'KB13' }] }]
    const hidden = packageMachine({ offline: true })
    expect((await hidden.add({ ...ONE, packages: inside })).exitCode).toBe(0)
    expect(hidden.states()).toEqual([
      'KB1 10.0.1.1: Installed',
      '(KB11 10.0.1.1: Installed)',
      '(KB12 10.0.1.1: Installed)',
      '(KB13 10.0.1.1: Installed)',
    ])
    const listed = packageMachine({ offline: true })
    await listed.add({ ...ONE, packages: [{ kb: 'KB11' }], listPackages: true })
    expect(listed.states()).toEqual(['KB1 10.0.1.1: Installed', 'KB11 10.0.1.1: Installed'])
    const missing = (contained: boolean) => {
      const packages = [{ identity: updateIdentity({ kb: 'KB11' }), contained }]
      return windowsPackage({
        identity: updateIdentity({ kb: 'KB2' }),
        releaseType: 'Update',
        updates: [{ name: 'one', packages }],
      })
    }
    const { add, states } = packageMachine({ offline: true })
    expect((await add(missing(true))).exitCode).toBe(SOURCE_MISSING)
    expect(states()).toEqual([])
    expect((await add(missing(false))).exitCode).toBe(0)
  })

  it('may be packages that hold each other, however often', async () => {
    const { add, states } = packageMachine({ offline: true })
    const names = Array.from({ length: 12 }, (_, index) =>
      updateIdentity({ kb: `KB1${String(index).padStart(2, '0')}` }),
    )
    const updates = [{ name: 'one', packages: [...names, ...names] }]
    const packages = names.map((identity) => ({ identity, releaseType: 'Update', updates }))
    const { exitCode } = await add(
      windowsPackage({ identity: updateIdentity(ONE), releaseType: 'Update', updates, packages }),
    )
    expect(exitCode).toBe(0)
    expect(states()).toHaveLength(13)
  })

  it('for a feature that nobody has enabled is staged (package.inner.installed)', async () => {
    const { add, states } = packageMachine({ offline: true })
    const [on, off] = ['KB11', 'KB12'].map((kb) => ({ identity: updateIdentity({ kb }), releaseType: 'Update' }))
    const updates = [
      { name: 'On', enabledByDefault: true, packages: [on!.identity] },
      { name: 'Off', enabledByDefault: false, packages: [off!.identity] },
    ]
    const packages = [on!, off!]
    await add(windowsPackage({ identity: updateIdentity(ONE), releaseType: 'Feature Pack', updates, packages }))
    expect(states()).toEqual(['KB1 10.0.1.1: Installed', '(KB11 10.0.1.1: Installed)', '(KB12 10.0.1.1: Staged)'])
  })
})

describe('when a package is installed', () => {
  it('offline at once, unless it needs Windows to run, or something waits already (package.add.wait)', async () => {
    const { add, states, machine, restart } = packageMachine({ offline: true })
    await add(ONE)
    const { exitCode } = await add({ kb: 'KB2', offlineCapable: 'no', version: '1.0.0.0' })
    expect(exitCode).toBe(0)
    await add({ kb: 'KB3', offlineCapable: 'yes', version: '1.0.0.0' })
    expect(states()).toEqual([
      'KB1 10.0.1.1: Installed',
      'KB2 1.0.0.0: Install Pending',
      'KB3 1.0.0.0: Install Pending',
    ])
    expect(machine.image.volume.stat('Windows\\WinSxS\\pending.xml')).toBeDefined()
    expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB2.dll')).toBeUndefined()
    restart()
    expect(states()).toEqual(['KB1 10.0.1.1: Installed', 'KB2 1.0.0.0: Installed', 'KB3 1.0.0.0: Installed'])
    expect(machine.image.volume.stat('Windows\\WinSxS\\pending.xml')).toBeUndefined()
    expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB2.dll')).toBeDefined()
    const pe = packageMachine({ offline: true, preset: 'winpe-4.0' })
    await pe.add(ONE)
    expect(pe.states()).toEqual(['KB1 10.0.1.1: Install Pending'])
  })

  it('online at once, unless a restart is needed (package.restart.needed)', async () => {
    const { add, states, restart, dism } = packageMachine()
    const first = await add(ONE)
    expect([first.exitCode, ...states()]).toEqual([0, 'KB1 10.0.1.1: Installed'])
    const second = await add(NEWER, '/NoRestart')
    expect(second.exitCode).toBe(3010)
    expect(second.body.endsWith(BAR + SUCCESS)).toBe(true)
    expect(states()).toEqual(['KB1 10.0.1.1: Uninstall Pending', 'KB1 10.0.1.2: Install Pending'])
    expect((await dism('/Get-Packages')).body).toContain(`${updateIdentity(NEWER)}\nState : Install Pending`)
    // A restart is due already.
    expect((await add({ kb: 'KB2' })).exitCode).toBe(3010)
    restart()
    expect(states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed', 'KB2 10.0.1.1: Installed'])
    expect((await add({ kb: 'KB3', restart: 'required' })).exitCode).toBe(3010)
  })

  it('dism asks for a restart that is needed, unless it is told not to (dism.restart.asked)', async () => {
    const { add } = packageMachine()
    const { body } = await add({ ...ONE, restart: 'required' })
    expect(
      body.endsWith(
        `${SUCCESS}Restart Windows to complete this operation.\nDo you want to restart the computer now? (Y/N)\n`,
      ),
    ).toBe(true)
    expect((await add({ ...NEWER, restart: 'required' }, '/NoRestart')).body.endsWith(SUCCESS)).toBe(true)
  })

  it('not, when it is to be left out and it, or the image, waits for the next start (package.add.preventpending)', async () => {
    const { add, states } = packageMachine({ offline: true })
    const waiting = await add({ ...ONE, offlineCapable: 'no' }, '/PreventPending')
    expect([waiting.exitCode, ...states()]).toEqual([0])
    expect(findDecision(waiting, 'package.add.preventpending')?.warning).toBe(true)
    expect((await add(ONE, '/PreventPending')).exitCode).toBe(0)
    await add({ kb: 'KB2', offlineCapable: 'no' })
    await add({ kb: 'KB3' }, '/PreventPending')
    expect(states()).toEqual(['KB1 10.0.1.1: Installed', 'KB2 10.0.1.1: Install Pending'])
  })

  it('older versions are superseded, with what is inside them and nothing else wants (package.version.superseded)', async () => {
    const { add, states } = packageMachine({ offline: true })
    await add({ ...ONE, packages: [{ kb: 'KB11' }, { kb: 'KB12' }] })
    await add({ ...NEWER, packages: [{ kb: 'KB12' }] })
    expect(states()).toEqual([
      'KB1 10.0.1.1: Superseded',
      'KB1 10.0.1.2: Installed',
      '(KB11 10.0.1.1: Superseded)',
      '(KB12 10.0.1.1: Installed)',
    ])
  })

  it('a servicing stack is installed beside the one before it, and the session is reloaded (package.version.superseded, package.stack.reload)', async () => {
    const { add, states } = packageMachine()
    const stack = (version: string): UpdateCabSpec => ({ name: 'Package_for_KBStack', version, selfUpdate: true })
    await add(stack('26100.1.1.0'))
    const { exitCode, body } = await add(stack('26100.2.1.0'))
    expect(exitCode).toBe(0)
    expect(body).toContain(
      'The changes due to package Package_for_KBStack requires the current servicing session to be reloaded. All the packages will be processed again.\n',
    )
    expect(states('KBStack')).toEqual(['KBStack 26100.1.1.0: Installed', 'KBStack 26100.2.1.0: Installed'])
    expect((await add(ONE)).body).not.toContain('reloaded')
  })
})

it('a language pack waits for a restart in a running Windows', async () => {
  const { add, dism } = packageMachine()
  expect((await add(languagePackCab('de-DE'), '/NoRestart')).exitCode).toBe(3010)
  expect((await dism('/Get-Packages')).body).toContain(`${languagePackIdentity('de-DE')}\nState : Install Pending\n`)
})
