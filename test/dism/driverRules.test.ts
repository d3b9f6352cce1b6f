import { describe, expect, it } from 'vitest'
import { catalog, driver } from '../../fixtures/index.ts'
import { readMultiString, readString, servicePath } from '../../src/image/readWindowsFacts.ts'
import { LOCKDOWN_KEY } from '../../src/servicing/drivers/driverPaths.ts'
import { driverMachine } from './driverFiles.ts'

const INBOX = ['disk.inf', 'monitor.inf', 'pci.inf', 'rt640x64.inf', 'stornvme.inf', 'usbstor.inf']
const x86 = { preset: 'windows-10-22h2', architecture: 'x86' }

describe('Which drivers are shown', () => {
  it('by a path that Windows would write, however it was typed', async () => {
    const { put, dism } = driverMachine()
    put('drivers\\net', 'contosonet')
    for (const line of ['/Driver:D:/drivers/net', '/Driver:D:/drivers /Recurse', '/Driver:D:\\drivers /Recurse'])
      expect((await dism(`/Add-Driver ${line}`)).stdout).toContain(
        'Installing 1 of 1 - D:\\drivers\\net\\contosonet.inf: ',
      )
  })

  it('those that were added, and those of Windows with /All (driver.list.thirdparty)', async () => {
    const { put, dism, listed } = driverMachine()
    expect(await listed()).toEqual([])
    expect(await listed('/All')).toEqual(INBOX)
    put('net', 'contosonet')
    const { error } = await dism('/Add-Driver /Driver:D:\\net\\contosonet.inf')
    expect(error).toBe('0')
    expect(await listed()).toEqual(['oem0.inf contosonet.inf'])
    expect(await listed('/All')).toEqual([...INBOX.slice(0, 2), 'oem0.inf contosonet.inf', ...INBOX.slice(2)])
  })

  it('in the order of text, as DISM has it', async () => {
    const { put, dism, listed } = driverMachine()
    for (let number = 0; number < 12; number++) put('many', `driver${number}`)
    await dism('/Add-Driver /Driver:D:\\many')
    expect((await listed()).map((one) => one.split(' ')[0])).toEqual(
      [0, 1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `oem${number}.inf`),
    )
  })

  it("a published name shows the image's devices, a path those of every architecture (driver.info.architecture)", async () => {
    const { put, dism } = driverMachine()
    put('net', 'contosonet', { architectures: ['x86', 'amd64', 'arm64'] })
    await dism('/Add-Driver /Driver:D:\\net')
    const architectures = async (name: string) => {
      const { stdout } = await dism(`/Get-DriverInfo /Driver:${name}`)
      return [...stdout.matchAll(/Drivers for architecture : (.*)/g)].map(([, one]) => one)
    }
    expect(await architectures('oem0.inf')).toEqual(['amd64'])
    expect(await architectures('D:\\net\\contosonet.inf')).toEqual(['x86', 'amd64', 'arm64'])
  })

  it('a published name is known, or not (driver.name.known)', async () => {
    const { put, dism } = driverMachine()
    put('net', 'contosonet')
    await dism('/Add-Driver /Driver:D:\\net')
    const known = await dism('/Get-DriverInfo /Driver:OEM0.INF')
    expect([known.error, known.verdicts('driver.name.known')]).toEqual(['0', ['known']])
    const unknown = await dism('/Get-DriverInfo /Driver:oem1.inf')
    expect([unknown.error, unknown.verdicts('driver.name.known')]).toEqual(['2', ['unknown']])
    expect(await dism('/Remove-Driver /Driver:oem1.inf')).toMatchObject({
      error: '2',
      stdout: expect.stringContaining(
        'There was a problem opening the INF file. oem1.inf Error: 0x80070002.\n\nError: 2\n\nNo driver packages were found',
      ),
    })
    expect(await dism('/Remove-Driver /Driver:oem0.inf')).toMatchObject({ error: '0' })
  })
})

describe('What can be added', () => {
  it('nothing to the running Windows (driver.image.offline)', async () => {
    const { offline, put, dism } = driverMachine()
    put('net', 'contosonet')
    const add = '/Add-Driver /Driver:D:\\net'
    expect(await offline.line(`/Online ${add}`)).toMatchObject({ error: '50' })
    expect(await offline.line('/Online /Remove-Driver /Driver:oem0.inf')).toMatchObject({ error: '50' })
    expect(await offline.line('/Online /Get-Drivers')).toMatchObject({ error: '0' })
    expect(await dism(add)).toMatchObject({ error: '0' })
    expect(await dism('/Remove-Driver /Driver:oem0.inf')).toMatchObject({ error: '0' })
  })

  it('the INF files of a folder, and of those below with /Recurse (driver.folder.recurse)', async () => {
    const { put, dism, listed } = driverMachine()
    put('all', 'contosoone')
    put('all\\deep\\er', 'contosotwo')
    expect((await dism('/Add-Driver /Driver:D:\\all')).stdout).toContain('Found 1 driver package(s) to install.')
    expect(await listed()).toEqual(['oem0.inf contosoone.inf'])
    const { stdout } = await dism('/Add-Driver /Driver:D:\\all /Recurse')
    expect(stdout).toContain('Searching for driver packages to install...\nFound 2 driver package(s) to install.')
    expect(stdout).toContain(
      'Installing 2 of 2 - D:\\all\\deep\\er\\contosotwo.inf: The driver package was successfully',
    )
    expect(await listed()).toEqual(['oem0.inf contosoone.inf', 'oem1.inf contosotwo.inf'])
  })

  it('what is no driver package is told and ignored (driver.inf.valid)', async () => {
    const { offline, put, dism, listed } = driverMachine()
    put('mixed', 'contosonet')
    offline.write('D:\\mixed\\autorun.inf', '[autorun]\r\nopen=setup.exe\r\n')
    offline.write('D:\\bad\\autorun.inf', '[autorun]\r\nopen=setup.exe\r\n')
    const told = 'There was a problem opening the INF file. D:\\mixed\\autorun.inf Error: 0xE0000100.\nFound 1 driver'
    const mixed = await dism('/Add-Driver /Driver:D:\\mixed')
    expect(mixed).toMatchObject({ error: '0', stdout: expect.stringContaining(told) })
    expect(mixed.decisions.find(({ rule, holds }) => rule === 'driver.inf.valid' && !holds)?.warning).toBe(true)
    expect(await listed()).toHaveLength(1)
    for (const path of ['D:\\bad', 'D:\\bad\\autorun.inf', 'D:\\none.inf'])
      expect(await dism(`/Add-Driver /Driver:${path}`)).toMatchObject({
        error: '2',
        stdout: expect.stringContaining('No driver packages were found on the specified path.\nVerify that the driver'),
      })
  })

  it('what is for the Windows of the image (driver.architecture)', async () => {
    const { put, dism, listed } = driverMachine()
    put('arm', 'contosoarm', { architectures: ['arm64'] })
    put('both', 'contosoboth', { architectures: ['arm64', 'amd64'] })
    expect(await dism('/Add-Driver /Driver:D:\\arm')).toMatchObject({ error: '50' })
    expect(await dism('/Add-Driver /Driver:D:\\both')).toMatchObject({ error: '0' })
    expect(await listed()).toEqual(['oem0.inf contosoboth.inf'])
  })

  it('a package with all its files (driver.files.complete)', async () => {
    const { offline, put, dism, listed } = driverMachine()
    put('whole', 'contosonet', { files: { 'tool.exe': 'tool' } })
    for (const [name, bytes] of Object.entries(driver('contosonet'))) {
      if (!name.endsWith('.sys')) offline.write(`D:\\torn\\${name}`, bytes)
    }
    expect(await dism('/Add-Driver /Driver:D:\\torn')).toMatchObject({ error: '2' })
    expect(await listed()).toEqual([])
    expect(await dism('/Add-Driver /Driver:D:\\whole')).toMatchObject({ error: '0' })
  })

  it('nothing that copies to where no file may be', async () => {
    const { offline, dism, listed } = driverMachine()
    const files = driver('contosonet', { files: { 'other.txt': 'x' } })
    const text = new TextDecoder().decode(files['contosonet.inf']).replace('@other.txt', '@..\\..\\other.txt')
    offline.write('D:\\evil\\contosonet.inf', text)
    offline.write('D:\\evil\\contosonet.sys', 'x')
    expect(await dism('/Add-Driver /Driver:D:\\evil /ForceUnsigned')).toMatchObject({ error: '13' })
    expect(await listed()).toEqual([])
  })
})

describe('Signatures', () => {
  it('an unsigned package is accepted on x86, elsewhere when forced (driver.unsigned.allowed)', async () => {
    const x64 = driverMachine()
    x64.put('net', 'contosonet', { signed: false })
    expect(await x64.dism('/Add-Driver /Driver:D:\\net')).toMatchObject({ error: '577' })
    expect(await x64.listed()).toEqual([])
    expect(await x64.dism('/Add-Driver /Driver:D:\\net /ForceUnsigned')).toMatchObject({ error: '0' })
    const old = driverMachine(x86)
    old.put('net', 'contosonet', { signed: false, architectures: ['x86'] })
    expect(await old.dism('/Add-Driver /Driver:D:\\net')).toMatchObject({ error: '0' })
  })

  it('a package is signed by the form of its catalog, which lists all its files (driver.signed)', async () => {
    const { offline, put, dism } = driverMachine()
    const { 'contosonet.inf': inf = new Uint8Array(), 'contosonet.sys': sys = new Uint8Array() } = driver('contosonet')
    const catalogs = {
      none: undefined,
      text: new TextEncoder().encode('no catalog'),
      nobody: catalog([inf, sys]),
      other: catalog([new Uint8Array(4)], { signers: 1 }),
      altered: catalog([inf, new Uint8Array(4)], { signers: 1 }),
      right: catalog([inf, sys], { signers: 1 }),
    }
    const errors: Record<string, string> = {}
    for (const [folder, bytes] of Object.entries(catalogs)) {
      put(folder, 'contosonet', { signed: false })
      if (bytes) offline.write(`D:\\${folder}\\contosonet.cat`, bytes)
      errors[folder] = (await dism(`/Add-Driver /Driver:D:\\${folder}`)).error
    }
    expect(errors).toEqual({ none: '577', text: '577', nobody: '577', other: '577', altered: '577', right: '0' })
  })

  it('a catalog that does not list all files makes no signed package where it lies either (driver.signed)', async () => {
    const { offline, put, dism } = driverMachine()
    const { 'contosodisk.inf': inf = new Uint8Array() } = driver('contosodisk', { className: 'SCSIAdapter' })
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    const verdicts = async () =>
      (await dism('/Get-DriverInfo /Driver:D:\\disk\\contosodisk.inf')).verdicts('driver.signed')
    expect(await verdicts()).toEqual(['signed'])
    offline.write('D:\\disk\\contosodisk.cat', catalog([inf, new Uint8Array(4)], { signers: 1 }))
    expect(await verdicts()).toEqual(['unsigned'])
  })

  it('a signature is told of boot-critical drivers only (driver.info.signature)', async () => {
    const { put, dism } = driverMachine()
    put('net', 'contosonet')
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    const verdicts = async (folder: string) =>
      (await dism(`/Get-DriverInfo /Driver:D:\\${folder}\\contoso${folder}.inf`)).verdicts('driver.info.signature')
    expect(await verdicts('net')).toEqual(['unknown'])
    expect(await verdicts('disk')).toEqual(['told'])
  })
})

describe('The driver store', () => {
  it('a boot-critical driver is put in place, another stays in the store (driver.boot.critical)', async () => {
    const { offline, put, dism } = driverMachine()
    put('disk', 'contosodisk', { className: 'SCSIAdapter', startType: 0 })
    put('boot', 'contosoboot', { startType: 0 })
    put('net', 'contosonet')
    await dism('/Add-Driver /Driver:D:\\disk /Driver:D:\\boot /Driver:D:\\net')
    const inPlace = (name: string) => {
      const { image } = offline
      const key = image.registry.key('SYSTEM', servicePath(image.registry, name))
      return [
        offline.text(`Windows\\System32\\drivers\\${name}.sys`) !== undefined,
        key && readString(key, 'ImagePath'),
      ]
    }
    expect(inPlace('contosodisk')).toEqual([true, 'System32\\drivers\\contosodisk.sys'])
    expect(inPlace('contosoboot')).toEqual([true, 'System32\\drivers\\contosoboot.sys'])
    expect(inPlace('contosonet')).toEqual([false, undefined])
    const critical = async (name: string) =>
      /Boot Critical : (.*)/.exec((await dism(`/Get-DriverInfo /Driver:${name}`)).stdout)?.[1]
    expect([await critical('oem0.inf'), await critical('oem2.inf')]).toEqual(['Yes', 'No'])
  })

  it('SYSTEM has the database of boot-critical drivers, DRIVERS the others (driver.database.system)', async () => {
    const { offline, put, dism } = driverMachine()
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    put('net', 'contosonet')
    await dism('/Add-Driver /Driver:D:\\disk /Driver:D:\\net')
    const has = (hive: 'SYSTEM' | 'DRIVERS') =>
      [0, 1].filter((number) => offline.image.registry.key(hive, `DriverDatabase\\DriverInfFiles\\oem${number}.inf`))
    expect([has('SYSTEM'), has('DRIVERS')]).toEqual([[0], [1]])

    const old = driverMachine({ preset: 'windows-7', users: [] })
    old.put('net', 'contosonet')
    await old.dism('/Add-Driver /Driver:D:\\net')
    expect(await old.listed()).toEqual(['oem0.inf contosonet.inf'])
    expect(old.offline.image.registry.key('SYSTEM', 'DriverDatabase\\DriverInfFiles\\oem0.inf')).toBeDefined()
    expect(old.offline.image.registry.key('DRIVERS', '')).toBeUndefined()
  })

  it('the lowest free number is taken, also one that was given back (driver.number.reused)', async () => {
    const { put, dism, listed } = driverMachine()
    for (const name of ['contosoa', 'contosob', 'contosoc', 'contosod']) put(name, name)
    const first = await dism('/Add-Driver /Driver:D:\\contosoa /Driver:D:\\contosob /Driver:D:\\contosoc')
    expect(first.verdicts('driver.number.reused')).toEqual(['next', 'next', 'next'])
    await dism('/Remove-Driver /Driver:oem1.inf')
    expect((await dism('/Add-Driver /Driver:D:\\contosod')).verdicts('driver.number.reused')).toEqual(['reused'])
    expect(await listed()).toEqual(['oem0.inf contosoa.inf', 'oem1.inf contosod.inf', 'oem2.inf contosoc.inf'])
  })

  it('a package that is there keeps its number, and what went missing comes back (driver.add.present)', async () => {
    const { offline, put, dism, listed } = driverMachine()
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    put('newer', 'contosodisk', { className: 'SCSIAdapter', version: '2.0.0.0' })
    const add = '/Add-Driver /Driver:D:\\disk'
    expect((await dism(add)).verdicts('driver.add.present')).toEqual(['new'])
    const volume = offline.machine.host.openVolume('C:\\test\\offline')
    const fork = volume?.fork()
    fork?.remove('Windows\\System32\\drivers\\contosodisk.sys')
    if (volume && fork) volume.apply(fork.diff(volume))
    volume?.close()
    expect(offline.text('Windows\\System32\\drivers\\contosodisk.sys')).toBeUndefined()
    expect((await dism(add)).verdicts('driver.add.present')).toEqual(['kept'])
    expect(offline.text('Windows\\System32\\drivers\\contosodisk.sys')).toBe('driver contosodisk\r\n')
    expect(await listed()).toEqual(['oem0.inf contosodisk.inf'])
    await dism('/Add-Driver /Driver:D:\\newer')
    expect(await listed()).toEqual(['oem0.inf contosodisk.inf', 'oem1.inf contosodisk.inf'])
  })
})

describe('/Export-Driver', () => {
  it('copies what was added, and nothing when nothing is meant to be written (driver.list.thirdparty)', async () => {
    const { offline, put, dism } = driverMachine()
    put('net', 'contosonet')
    offline.write('D:\\out\\mine.txt', 'mine')
    await dism('/Add-Driver /Driver:D:\\net')
    const exported = () => offline.machine.host.list('D:\\out').map(({ name }) => name)
    const line = '/Image:C:\\test\\offline /Export-Driver /Destination:D:\\out'
    expect((await offline.line(line, { apply: false })).error).toBe('0')
    expect(exported()).toEqual(['mine.txt'])
    expect((await offline.line(line)).stdout).toContain(
      'Exporting 1 of 1 - oem0.inf: The driver package successfully exported.\nThe operation completed successfully.\n',
    )
    expect(exported()).toEqual([expect.stringMatching(/^contosonet\.inf_amd64_[0-9a-f]{16}$/), 'mine.txt'])
    const files = offline.machine.host.list(`D:\\out\\${exported()[0]}`).map(({ name }) => name)
    expect(files).toEqual(['contosonet.cat', 'contosonet.inf', 'contosonet.sys'])
    expect(await dism('/Add-Driver /Driver:D:\\out /Recurse')).toMatchObject({ error: '0' })
    expect((await dism('/Export-Driver /Destination:D:\\none')).error).toBe('3')
  })
})

describe('What can be removed', () => {
  it('what was added, and nothing of Windows (driver.remove.inbox)', async () => {
    const { put, dism, listed } = driverMachine()
    put('net', 'contosonet')
    await dism('/Add-Driver /Driver:D:\\net')
    const { error, stdout } = await dism('/Remove-Driver /Driver:disk.inf /Driver:oem0.inf')
    expect(error).toBe('0x800f023c')
    expect(stdout).toContain(
      'Found 2 driver package(s) to remove.\nRemoving 1 of 2 - disk.inf: Error - The specified file is not an installed OEM INF.\nRemoving 2 of 2 - oem0.inf: The driver package was successfully removed.\n\nError: 0x800f023c\n\nThe command completed with errors. For more information, refer to the log file.\n',
    )
    expect(await listed('/All')).toEqual(INBOX)
    expect((await dism('/Remove-Driver /Driver:disk.inf')).error).toBe('0x800f023c')
  })

  it('with all the places that came with it', async () => {
    const { put, dism, offline } = driverMachine()
    put('disk', 'contosodisk', { className: 'DiskDrive', startType: 0 })
    const places = () => ({
      folders: ['Windows\\System32\\CatRoot', 'Windows\\System32\\DriverStore\\FileRepository'].map(
        (path) => offline.image.volume.stat(path)?.kind,
      ),
      locked: offline.image.registry.key('SOFTWARE', LOCKDOWN_KEY) !== undefined,
    })
    const before = places()
    expect((await dism('/Add-Driver /Driver:D:\\disk\\contosodisk.inf')).error).toBe('0')
    expect(places()).toMatchObject({ folders: ['folder', 'folder'], locked: true })
    expect((await dism('/Remove-Driver /Driver:oem0.inf')).error).toBe('0')
    expect(places()).toEqual(before)
    expect(before).toMatchObject({ folders: [undefined, 'folder'], locked: false })
  })

  it('a boot-critical driver, with a warning (driver.remove.boot)', async () => {
    const { offline, put, dism } = driverMachine()
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    put('net', 'contosonet')
    await dism('/Add-Driver /Driver:D:\\disk /Driver:D:\\net')
    const { decisions } = await dism('/Remove-Driver /Driver:oem0.inf /Driver:oem1.inf')
    const told = decisions.filter(({ rule }) => rule === 'driver.remove.boot')
    expect(told.map(({ subject, warning }) => [subject, warning])).toEqual([
      ['oem0.inf', true],
      ['oem1.inf', undefined],
    ])
    expect(offline.text('Windows\\System32\\drivers\\contosodisk.sys')).toBeUndefined()
  })

  it('what has gone missing is owned by nobody afterwards (driver.remove.shared)', async () => {
    const { offline, put, dism } = driverMachine()
    put('disk', 'contosodisk', { className: 'SCSIAdapter' })
    await dism('/Add-Driver /Driver:D:\\disk')
    const locked = () => offline.image.registry.key('SOFTWARE', LOCKDOWN_KEY) !== undefined
    expect(locked()).toBe(true)
    const volume = offline.machine.host.openVolume('C:\\test\\offline')
    const fork = volume?.fork()
    fork?.remove('Windows\\System32\\drivers\\contosodisk.sys')
    if (volume && fork) volume.apply(fork.diff(volume))
    volume?.close()
    expect((await dism('/Remove-Driver /Driver:oem0.inf')).error).toBe('0')
    expect(locked()).toBe(false)
  })

  it('what another package owns too stays (driver.remove.shared)', async () => {
    const { offline, put, dism } = driverMachine()
    put('one', 'contosodisk', { className: 'SCSIAdapter' })
    put('two', 'contosodisk', { className: 'SCSIAdapter', version: '2.0.0.0' })
    await dism('/Add-Driver /Driver:D:\\one /Driver:D:\\two')
    const owners = () => {
      const { registry } = offline.image
      return readMultiString(registry.key('SYSTEM', servicePath(registry, 'contosodisk')), 'Owners')
    }
    expect(owners()).toEqual(['oem0.inf', 'oem1.inf'])
    const shared = await dism('/Remove-Driver /Driver:oem0.inf')
    expect(shared.verdicts('driver.remove.shared')).toEqual(['kept', 'kept'])
    expect([owners(), offline.text('Windows\\System32\\drivers\\contosodisk.sys')]).toEqual([
      ['oem1.inf'],
      'driver contosodisk\r\n',
    ])
    const last = await dism('/Remove-Driver /Driver:oem1.inf')
    expect(last.verdicts('driver.remove.shared')).toEqual(['removed', 'removed'])
    expect([owners(), offline.text('Windows\\System32\\drivers\\contosodisk.sys')]).toEqual([[], undefined])
  })
})
