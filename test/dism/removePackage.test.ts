import { describe, expect, it } from 'vitest'
import {
  featureOnDemandCab,
  featureOnDemandIdentity,
  languagePackCab,
  languagePackIdentity,
  updateCab,
  updateIdentity,
  updateMsu,
  windowsPackage,
  type UpdateCabSpec,
} from '../../fixtures/index.ts'
import { cbsKeys, manifestPath } from '../../src/servicing/packages/cbsPaths.ts'
import { digestOf } from './servicedMachine.ts'
import { findDecision } from './findDecision.ts'
import { BAR, NEWER, ONE, packageMachine } from './packageMachine.ts'

const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
const EDITION = 'Microsoft-Windows-ProfessionalEdition~31bf3856ad364e35~amd64~~10.0.26100.1'
const PERMANENT = 0x800f0825 | 0
const INVALID = 0x800f0805 | 0
const CORRUPT = 0x800f0831 | 0

describe('what /Remove-Package prints', () => {
  it('is a line and a bar for each package, and the end', async () => {
    const { add, dism, states, machine } = packageMachine({ offline: true })
    await add([ONE, { kb: 'KB2' }, { kb: 'KB3' }])
    machine.write('D:\\in\\three.CAB', updateCab({ kb: 'KB3' }))
    const { exitCode, body } = await dism(
      '/Remove-Package',
      `/PackageName:${updateIdentity(ONE).toUpperCase()}`,
      `/PackageName:${updateIdentity({ kb: 'KB2' })}`,
      '/PackagePath:D:\\in\\three.CAB',
    )
    expect(exitCode).toBe(0)
    const names = [updateIdentity(ONE).toUpperCase(), updateIdentity({ kb: 'KB2' }), updateIdentity({ kb: 'KB3' })]
    const lines = names.map((name, index) => `Processing ${index + 1} of 3 - Removing package ${name}\n${BAR}`)
    expect(body).toBe(`${lines.join('')}The operation completed successfully.\n`)
    expect(states()).toEqual([])
  })

  it('of a package that is not there is said as newer and older dism.exe say it (package.name.found)', async () => {
    const newer = packageMachine({ offline: true, dismVersion: '10.0.26100.5074' })
    const name = 'Microsoft-Windows-InternetExplorer-Optional-Package~31bf3856ad364e35~amd64~en-US~11.0.26100.6584'
    const said = await newer.remove(name)
    expect(said.exitCode).toBe(INVALID)
    expect(said.body).toBe(
      'Processing 1 of 1 - Microsoft-Windows-InternetExplorer-Optional-Package: The specified package is not valid Windows package.\n Error: 0x800f0805\n\nError: 0x800f0805\n\nDISM failed. No operation was performed.\nFor more information, review the log file.\n\nThe DISM log file can be found at D:\\dism.log\n',
    )
    const older = packageMachine({ offline: true, dismVersion: '10.0.19041.3636' })
    const { exitCode, body } = await older.remove(name)
    expect(exitCode).toBe(INVALID)
    expect(body).toBe(
      `An error occurred trying to open - ${name} Error: 0x800f0805\n\nError: 0x800f0805\n\nThe specified package is not a valid Windows package.\n\nThe DISM log file can be found at D:\\dism.log\n`,
    )
  })

  it('of a permanent one is said as newer and older dism.exe say it (dism.package.words)', async () => {
    const newer = packageMachine({ offline: true, dismVersion: '10.0.26100.1150' })
    await newer.add({ ...ONE, permanent: true })
    expect((await newer.remove(updateIdentity(ONE))).body).toBe(
      'Processing 1 of 1 - Package_for_KB1: Permanent package cannot be uninstalled.\n Error: 0x800f0825\n\nError: 0x800f0825\n\nDISM failed. No operation was performed.\nFor more information, review the log file.\n\nThe DISM log file can be found at D:\\dism.log\n',
    )
    const log = new TextDecoder().decode(newer.machine.read('D:\\dism.log'))
    expect(log).toContain(' Failed initiating changes - CDISMPackage::Internal_ChangePackageState(hr:0x800f0825)\r\n')
    expect(log).toContain(' Failed to Remove the Package. - CDISMPackage::RemoveEx(hr:0x800f0825)\r\n')
    const older = packageMachine({ offline: true, dismVersion: '10.0.19041.3636' })
    await older.add({ ...ONE, permanent: true })
    expect((await older.remove(updateIdentity(ONE))).body).toBe(
      `Processing 1 of 1 - Removing package ${updateIdentity(ONE)}\n${BAR}An error occurred - Package_for_KB1 Error: 0x800f0825\n\nError: 0x800f0825\n\nPackage Package_for_KB1 may have failed due to pending updates to servicing components in the image. Try the command again.\n\nThe DISM log file can be found at D:\\dism.log\n`,
    )
  })

  it('of an .msu, of nothing, and of what is not there', async () => {
    const { dism, machine } = packageMachine({ offline: true })
    machine.write('D:\\in\\one.msu', updateMsu(ONE))
    const msu = await dism('/Remove-Package', '/PackagePath:D:\\in\\one.msu')
    expect(msu.exitCode).toBe(INVALID)
    expect(msu.body).toMatch(/^An error occurred trying to open - D:\\in\\one\.msu Error: 0x800f0805\n/)
    expect((await dism('/Remove-Package')).exitCode).toBe(87)
    expect((await dism('/Remove-Package', '/PackagePath:D:\\gone.cab')).exitCode).toBe(2)
  })
})

describe('a package that cannot be removed', () => {
  const refused = async (
    identity: string,
    prepare: UpdateCabSpec | Uint8Array | undefined,
    options: Parameters<typeof packageMachine>[0] = { offline: true },
  ) => {
    const computer = packageMachine(options)
    if (prepare) await computer.add(prepare)
    const before = digestOf(computer.machine.image.volume)
    const said = await computer.remove(identity)
    const same = digestOf(computer.machine.image.volume) === before
    return { exitCode: said.exitCode, same }
  }

  it('is permanent: its manifest says so, or its owners (package.remove.permanent)', async () => {
    expect(await refused(updateIdentity(ONE), { ...ONE, permanent: true })).toEqual({ exitCode: PERMANENT, same: true })
    expect((await refused(updateIdentity(ONE), ONE)).exitCode).toBe(0)
    const { add, remove, machine, states } = packageMachine({ offline: true })
    await add(ONE)
    const image = machine.image.fork()
    const owners = `${cbsKeys.package(updateIdentity(ONE))}\\Owners`
    image.registry.setDword('SOFTWARE', owners, updateIdentity(ONE), 0x20080)
    machine.image.volume.apply(image.finish())
    expect((await remove(updateIdentity(ONE))).exitCode).toBe(PERMANENT)
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('is the Foundation or the edition, whatever their manifests say (package.remove.base)', async () => {
    expect(await refused(FOUNDATION, undefined)).toEqual({ exitCode: PERMANENT, same: true })
    expect(await refused(EDITION, undefined)).toEqual({ exitCode: PERMANENT, same: true })
    const identity = updateIdentity({ name: 'Contoso-Foundation' })
    const contoso = windowsPackage({ identity, releaseType: 'Foundation' })
    expect(await refused(identity, contoso)).toEqual({ exitCode: PERMANENT, same: true })
    expect((await refused(identity, windowsPackage({ identity, releaseType: 'Feature Pack' }))).exitCode).toBe(0)
  })

  it('has no manifest, be it Windows itself or an update (package.remove.manifest, package.remove.base)', async () => {
    const { add, remove, machine } = packageMachine({ offline: true })
    await add([ONE, { kb: 'KB2' }])
    const language = languagePackIdentity('en-US', { version: '10.0.26100.8037' })
    const image = machine.image.fork()
    for (const identity of [FOUNDATION, EDITION, language, updateIdentity(ONE)])
      image.volume.remove(manifestPath(identity))
    machine.image.volume.apply(image.finish())
    const before = digestOf(machine.image.volume)
    for (const identity of [FOUNDATION, EDITION, language]) expect((await remove(identity)).exitCode).toBe(PERMANENT)
    const refused = await remove(updateIdentity(ONE))
    expect(refused.exitCode).toBe(CORRUPT)
    expect(digestOf(machine.image.volume)).toBe(before)
    const removed = await remove(updateIdentity({ kb: 'KB2' }))
    expect(removed.exitCode).toBe(0)
    expect(findDecision(removed, 'package.remove.manifest')?.verdict).toBe('there')
  })

  it('is inside another, until its owners are taken off (package.remove.owned)', async () => {
    const { add, remove, machine, states } = packageMachine({ offline: true })
    await add({ ...ONE, packages: [{ kb: 'KB11' }], listPackages: true })
    const inside = updateIdentity({ kb: 'KB11' })
    expect((await remove(inside)).exitCode).toBe(INVALID)
    const image = machine.image.fork()
    image.registry.deleteKey('SOFTWARE', `${cbsKeys.package(inside)}\\Owners`)
    machine.image.volume.apply(image.finish())
    expect((await remove(inside)).exitCode).toBe(0)
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('is the language pack of the default language of a running Windows (package.remove.defaultlanguage)', async () => {
    const pack = languagePackIdentity('en-US', { version: '10.0.26100.8037' })
    const languages = ['en-US', 'fr-FR']
    expect(await refused(pack, undefined, { offline: false, languages })).toEqual({ exitCode: PERMANENT, same: true })
    expect((await refused(pack, undefined, { offline: true, languages })).exitCode).toBe(0)
    const other = pack.replace('en-US', 'fr-FR')
    expect((await refused(other, undefined, { offline: false, languages })).exitCode).toBe(0)
  })

  it('is a language pack while something waits for the next start (package.remove.languagepending)', async () => {
    const { add, remove } = packageMachine({ offline: true })
    await add([languagePackCab('de-DE'), languagePackCab('fr-FR')])
    expect((await remove(languagePackIdentity('fr-FR'))).exitCode).toBe(0)
    await add({ ...ONE, offlineCapable: 'no' })
    expect((await remove(languagePackIdentity('de-DE'))).exitCode).toBe(0x800f0806 | 0)
  })
})

describe('what goes and what comes back', () => {
  it('the version that it had replaced (package.remove.predecessor, package.settle.removed)', async () => {
    const { add, remove, states, restart } = packageMachine()
    await add(ONE)
    await add(NEWER)
    restart()
    expect(states()).toEqual(['KB1 10.0.1.1: Superseded', 'KB1 10.0.1.2: Installed'])
    expect((await remove(updateIdentity(NEWER), '/NoRestart')).exitCode).toBe(3010)
    expect(states()).toEqual(['KB1 10.0.1.1: Install Pending', 'KB1 10.0.1.2: Uninstall Pending'])
    restart()
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
    const last = await remove(updateIdentity(ONE))
    expect(last.exitCode).toBe(0)
    expect(findDecision(last, 'package.remove.predecessor')?.verdict).toBe('none')
    expect(states()).toEqual([])
  })

  it('a package that waits is taken back: offline at once, online at the restart (package.remove.waiting)', async () => {
    const online = packageMachine()
    await online.add(ONE)
    await online.add(NEWER)
    const { exitCode } = await online.remove(updateIdentity(NEWER), '/NoRestart')
    expect([exitCode, ...online.states()]).toEqual([
      3010,
      'KB1 10.0.1.1: Install Pending',
      'KB1 10.0.1.2: Uninstall Pending',
    ])
    online.restart()
    expect(online.states()).toEqual(['KB1 10.0.1.1: Installed'])

    const offline = packageMachine({ offline: true })
    await offline.add(ONE)
    await offline.add({ ...NEWER, offlineCapable: 'no' })
    expect(offline.states()).toEqual(['KB1 10.0.1.1: Uninstall Pending', 'KB1 10.0.1.2: Install Pending'])
    expect((await offline.remove(updateIdentity(NEWER))).exitCode).toBe(0)
    expect(offline.states()).toEqual(['KB1 10.0.1.1: Installed'])
    expect(offline.machine.image.volume.stat('Windows\\WinSxS\\pending.xml')).toBeUndefined()
  })

  it('a removal behind what waits waits too, and can be called off by adding the package again', async () => {
    const { add, remove, states, restart } = packageMachine({ offline: true })
    await add(ONE)
    await add({ kb: 'KB2', offlineCapable: 'no' })
    await remove(updateIdentity(ONE))
    expect(states()).toEqual(['KB1 10.0.1.1: Uninstall Pending', 'KB2 10.0.1.1: Install Pending'])
    await add(ONE)
    expect(states()).toEqual(['KB1 10.0.1.1: Install Pending', 'KB2 10.0.1.1: Install Pending'])
    await remove(updateIdentity({ kb: 'KB2' }))
    restart()
    expect(states()).toEqual(['KB1 10.0.1.1: Installed'])
  })

  it('what is superseded or staged goes at once', async () => {
    const { add, remove, states, restart } = packageMachine()
    await add(ONE)
    await add(NEWER)
    restart()
    expect((await remove(updateIdentity(ONE))).exitCode).toBe(0)
    expect(states()).toEqual(['KB1 10.0.1.2: Installed'])
    expect((await remove(updateIdentity(NEWER))).exitCode).toBe(0)
    expect(states()).toEqual([])
  })

  it('the packages inside it, but for those that another one wants (package.remove.inside)', async () => {
    const { add, remove, states } = packageMachine({ offline: true })
    await add({ ...ONE, packages: [{ kb: 'KB11', packages: [{ kb: 'KB111' }] }, { kb: 'KB12' }] })
    await add({ kb: 'KB2', packages: [{ kb: 'KB12' }] })
    await remove(updateIdentity(ONE))
    expect(states()).toEqual(['(KB12 10.0.1.1: Installed)', 'KB2 10.0.1.1: Installed'])
    await remove(updateIdentity({ kb: 'KB2' }))
    expect(states()).toEqual([])
  })

  it('what others need, with a warning (package.remove.dependants)', async () => {
    const { add, remove, states } = packageMachine({ offline: true })
    await add(ONE)
    await add({ kb: 'KB2', parents: [updateIdentity(ONE)] })
    const said = await remove(updateIdentity(ONE))
    expect(said.exitCode).toBe(0)
    expect(findDecision(said, 'package.remove.dependants')).toMatchObject({
      warning: true,
      because: updateIdentity({ kb: 'KB2' }),
    })
    expect(states()).toEqual(['KB2 10.0.1.1: Installed'])
    const alone = await remove(updateIdentity({ kb: 'KB2' }))
    expect(findDecision(alone, 'package.remove.dependants')?.verdict).toBe('nobody needs it')

    const basic = 'Language.Basic~~~de-DE~0.0.1.0'
    await add([featureOnDemandCab(basic), featureOnDemandCab('Language.OCR~~~de-DE~0.0.1.0')])
    const needed = await remove(featureOnDemandIdentity(basic))
    expect(needed.exitCode).toBe(0)
    expect(findDecision(needed, 'package.remove.dependants')?.verdict).toBe('others need it')
  })

  it('all that was entered for it, the key of its parents too', async () => {
    const { add, remove, machine } = packageMachine({ offline: true })
    const keys = () => machine.image.registry.key('SOFTWARE', cbsKeys.servicing)?.subkeyNames()
    const before = keys()
    await add({ ...ONE, release: '10.0.26100.1' })
    expect(keys()).toContain('PackageDetect')
    await remove(updateIdentity(ONE))
    expect(keys()).toEqual(before)
  })

  it('not its components, so that the image stays as large as it was (package.remove.payload)', async () => {
    const { add, remove, machine } = packageMachine({ offline: true })
    await add([ONE, { kb: 'KB2', components: 0 }])
    const count = () => machine.image.volume.list('Windows\\WinSxS', 'amd64_package_for_kb1').length
    expect(count()).toBe(1)
    const said = await remove(updateIdentity(ONE))
    expect(findDecision(said, 'package.remove.payload')?.verdict).toBe('stays')
    expect(count()).toBe(1)
    expect(machine.image.volume.stat('Windows\\System32\\Package_for_KB1.dll')).toBeUndefined()
    const empty = await remove(updateIdentity({ kb: 'KB2' }))
    expect(findDecision(empty, 'package.remove.payload')?.verdict).toBe('none')
  })

  it('online with a restart when the manifest requires it', async () => {
    const { add, remove, states, restart } = packageMachine()
    await add({ ...ONE, restart: 'required' })
    restart()
    expect((await remove(updateIdentity(ONE), '/NoRestart')).exitCode).toBe(3010)
    expect((await remove(updateIdentity(ONE), '/NoRestart')).exitCode).toBe(3010)
    expect(states()).toEqual(['KB1 10.0.1.1: Uninstall Pending'])
    restart()
    expect(states()).toEqual([])
  })
})
