import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../emulator/index.ts'
import { featureOnDemandCab, type FeatureOnDemandSpec, updateCab } from '../../fixtures/index.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { apiMachine, OFFLINE } from '../api/apiSession.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage } from './packageImage.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'

const SSH = 'OpenSSH.Server~~~~0.0.1.0'
const OCR = 'Language.OCR~~~fr-FR~0.0.1.0'
const BASIC = 'Language.Basic~~~fr-FR~0.0.1.0'
const SPEECH = 'Language.Speech~~~fr-FR~0.0.1.0'

/** A machine with cabinets in D:\fod, named after nothing. */
function machineWith(cabs: Record<string, Uint8Array>, options: Partial<Parameters<typeof createMachine>[0]> = {}) {
  const machine = createMachine({ preset: 'windows-11-24h2', ...options })
  for (const [name, bytes] of Object.entries(cabs)) machine.write(`D:\\fod\\${name}.cab`, bytes)
  return machine
}

const cab = (capability: string, spec: FeatureOnDemandSpec = {}) => featureOnDemandCab(capability, spec)

const add = (machine: Machine, ...words: string[]) => machine.dism('/Online', '/Add-Capability', ...words)

async function stateOf(machine: Machine, capability: string) {
  const { stdout } = await machine.dism('/Online', '/Get-CapabilityInfo', `/CapabilityName:${capability}`)
  return /State : (.*)\r/.exec(stdout)?.[1]
}

describe('/Add-Capability', () => {
  test('takes a package from a source by what it declares, not by its name (capability.add.present)', async () => {
    const machine = machineWith({ a: cab('OpenSSH.Client~~~~0.0.1.0'), b: cab(SSH) })
    machine.write('D:\\fod\\notes.txt', new TextEncoder().encode('no package'))
    machine.write('D:\\fod\\OpenSSH-Server-Package.cab', new TextEncoder().encode('no package'))
    expect(await stateOf(machine, SSH)).toBe('Not Present')
    const ran = await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod', '/LimitAccess', '/NoRestart')
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout.split('8037\r\n\r\n')[1]).toBe(
      '\r[==========================100.0%==========================] \r\nThe operation completed successfully.\r\n',
    )
    expect(await stateOf(machine, SSH)).toBe('Installed')
    const packages = await machine.dism('/Online', '/Get-Packages')
    expect(packages.stdout).toContain(
      'OpenSSH-Server-Package~31bf3856ad364e35~amd64~~10.0.26100.1\r\nState : Installed\r\nRelease Type : OnDemand Pack',
    )
    expect(machine.image.volume.stat('Windows\\System32\\openssh-server.dll')?.kind).toBe('file')
  })

  test('tells what of a source is no package of a capability (capability.source.offers)', async () => {
    const machine = machineWith({ a: cab(SSH), b: updateCab() })
    machine.write('D:\\fod\\c.cab', new TextEncoder().encode('no package'))
    const decisions: Decision[] = []
    await runDism({
      arguments: ['/Online', '/Add-Capability', `/CapabilityName:${SSH}`, '/Source:D:\\fod'],
      host: machine.host,
      write: () => {},
      onDecisions: (more) => decisions.push(...more),
    })
    const told = decisions.filter(({ rule }) => rule === 'capability.source.offers')
    expect(told.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['D:\\fod\\a.cab', 'offers a capability'],
      ['D:\\fod\\b.cab', 'passed over'],
      ['D:\\fod\\c.cab', 'passed over'],
    ])
    expect(await stateOf(machine, SSH)).toBe('Installed')
  })

  test('of what is there changes nothing and is no error (capability.add.present)', async () => {
    const machine = machineWith({})
    const before = machine.image.volume.fork()
    expect((await add(machine, '/CapabilityName:OpenSSH.Client')).exitCode).toBe(0)
    expect(
      machine.image.volume
        .fork()
        .diff(before)
        .filter(({ path }) => !path.endsWith('dism.log')),
    ).toEqual([])
  })

  test('adds what it needs with it, from the same sources (capability.dependency.added, capability.source.found)', async () => {
    const machine = machineWith({ ocr: cab(OCR), basic: cab(BASIC) })
    expect((await add(machine, `/CapabilityName:${OCR}`, '/Source:D:\\fod')).exitCode).toBe(0)
    expect([await stateOf(machine, OCR), await stateOf(machine, BASIC)]).toEqual(['Installed', 'Installed'])

    const handwriting = 'Language.Handwriting~~~en-US~0.0.1.0'
    const english = machineWith({ handwriting: cab(handwriting) })
    await english.dism('/Online', '/Remove-Capability', `/CapabilityName:${handwriting}`)
    expect((await add(english, `/CapabilityName:${handwriting}`, '/Source:D:\\fod')).exitCode).toBe(0)

    const alone = machineWith({ ocr: cab(OCR) })
    const ran = await add(alone, `/CapabilityName:${OCR}`, '/Source:D:\\fod', '/LimitAccess')
    expect(ran.exitCode).toBe(0x800f081f | 0)
    expect(await stateOf(alone, OCR)).toBe('Not Present')
  })

  test('takes the newest version that sources have', async () => {
    const version = '10.0.26100.500'
    const machine = machineWith({ a: cab(SSH, { version }), b: cab(SSH), c: cab(SSH, { version }) })
    expect((await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod')).exitCode).toBe(0)
    const { stdout } = await machine.dism('/Online', '/Get-Packages')
    expect(stdout.match(/OpenSSH-Server-Package\S+/g)).toEqual([
      `OpenSSH-Server-Package~31bf3856ad364e35~amd64~~${version}`,
    ])
  })

  test('does not go round in a circle of needs', async () => {
    const [one, two] = ['Contoso.One~~~~0.0.1.0', 'Contoso.Two~~~~0.0.1.0']
    const machine = machineWith({ a: cab(one, { dependencies: [two] }), b: cab(two, { dependencies: [one] }) })
    expect((await add(machine, `/CapabilityName:${one}`, '/Source:D:\\fod')).exitCode).toBe(0x800f082c | 0)
  })

  test('takes what is staged in the image without a source (capability.source.staged)', async () => {
    const identity = 'OpenSSH-Server-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
    const manifest = { releaseType: 'OnDemand Pack', capabilities: [{ name: 'OpenSSH.Server', version: '1.0' }] }
    const of = async (currentState: number) => {
      const volume = packageImage([{ identity, currentState, manifest }])
      const host = fakeHost({ openVolume: () => volume })
      const words = ['/Image:C:\\mount', '/Add-Capability', `/CapabilityName:${SSH}`, '/LimitAccess']
      const told: string[] = []
      const { exitCode } = await run(host, words, {
        onDecisions: (more) =>
          told.push(...more.filter(({ rule }) => rule === 'capability.source.staged').map(({ verdict }) => verdict)),
      })
      const { stdout } = await run(host, ['/Image:C:\\mount', '/Get-Capabilities'])
      return [exitCode, /State : (.*)\r/.exec(stdout)?.[1], ...told]
    }
    expect(await of(0x40)).toEqual([0, 'Installed', 'in the image'])
    expect(await of(0x50)).toEqual([0x800f081f | 0, 'Not Present', 'elsewhere'])
  })

  test('adds several, or none of them', async () => {
    const cabs = {
      ssh: cab(SSH),
      basic: cab(BASIC),
      text: cab('Language.TextToSpeech~~~fr-FR~0.0.1.0'),
      speech: cab(SPEECH),
    }
    const machine = machineWith(cabs)
    const words = [`/CapabilityName:${SSH}`, `/CapabilityName:${SPEECH}`, '/Source:D:\\other', '/Source:D:\\fod']
    expect((await add(machine, ...words)).exitCode).toBe(0)
    for (const one of [SSH, SPEECH, BASIC, 'Language.TextToSpeech~~~fr-FR~0.0.1.0'])
      expect(await stateOf(machine, one)).toBe('Installed')

    const lacking = machineWith({ ssh: cab(SSH) })
    expect((await add(lacking, ...words)).exitCode).toBe(0x800f0950 | 0)
    expect(await stateOf(lacking, SSH)).toBe('Not Present')
  })

  test('adds satellites of the languages of the image (capability.satellite.language)', async () => {
    const ise = 'Accessibility.Braille~~~~0.0.1.0'
    const machine = machineWith(
      {
        main: cab(ise),
        fr: cab(ise, { satelliteFor: 'fr-FR' }),
        de: cab(ise, { satelliteFor: 'de-DE' }),
      },
      { languages: ['en-US', 'fr-FR'] },
    )
    expect((await add(machine, `/CapabilityName:${ise}`, '/Source:D:\\fod')).exitCode).toBe(0)
    const { stdout } = await machine.dism('/Online', '/Get-Packages')
    expect([...stdout.matchAll(/Braille-FoD-Package~31bf3856ad364e35~amd64~(.*)~/g)].map(([, tag]) => tag)).toEqual([
      'fr-FR',
      '',
    ])
    expect((await machine.dism('/Online', '/Remove-Capability', `/CapabilityName:${ise}`)).exitCode).toBe(0)
    expect((await machine.dism('/Online', '/Get-Packages')).stdout).not.toContain('Braille')
  })

  test('is how satellites are added, and not /Add-Package (package.add.satellite)', async () => {
    const braille = 'Accessibility.Braille~~~~0.0.1.0'
    const cabs = { main: cab(braille), en: cab(braille, { satelliteFor: 'en-US' }) }
    const machine = machineWith(cabs)
    const addPackage = async (on: Machine, name: string) =>
      (await on.dism('/Online', '/Add-Package', `/PackagePath:D:\\fod\\${name}.cab`)).exitCode
    expect(await addPackage(machine, 'en')).toBe(0x800f0955 | 0)
    expect(await addPackage(machine, 'main')).toBe(0)
    const observed = machineWith(cabs, { semantics: 'observed' })
    expect(await addPackage(observed, 'en')).toBe(0)
  })

  test('passes over what is not for the image (capability.source.fits)', async () => {
    for (const spec of [{ version: '10.0.22000.1' }, { architecture: 'arm64' as const }]) {
      const machine = machineWith({ a: cab(SSH, spec) })
      const ran = await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod', '/LimitAccess')
      expect(ran.exitCode).toBe(0x800f081f | 0)
      machine.write('D:\\fod\\b.cab', cab(SSH))
      expect((await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod', '/LimitAccess')).exitCode).toBe(0)
    }
  })

  test('does not ask Windows Update with /LimitAccess, nor for an offline image (capability.update.asked)', async () => {
    const machine = machineWith({})
    const code = async (...words: string[]) => (await add(machine, `/CapabilityName:${SSH}`, ...words)).exitCode
    expect(await code('/LimitAccess')).toBe(0x800f081f | 0)
    expect(await code('/LimitAccess', '/Source:D:\\none')).toBe(0x800f081f | 0)
    expect(await code()).toBe(0x800f0950 | 0)
    const { stdout } = await add(machine, `/CapabilityName:${SSH}`)
    expect(stdout.split('8037\r\n\r\n')[1]).toBe(
      [
        '\r[==========================100.0%==========================] ',
        '',
        'Error: 0x800f0950',
        '',
        'DISM failed. No operation was performed.',
        'For more information, review the log file.',
        '',
        'The DISM log file can be found at C:\\Windows\\Logs\\DISM\\dism.log',
        '',
      ].join('\r\n'),
    )
    const offline = apiMachine()
    const words = [`/Image:${OFFLINE}`, '/Add-Capability', `/CapabilityName:${SSH}`]
    expect((await offline.dism(...words)).exitCode).toBe(0x800f081f | 0)
  })

  describe('policies of the running Windows', () => {
    const SERVICING = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'

    function withPolicy(set: (registry: ForkedImage['registry']) => void) {
      const machine = machineWith({ ssh: cab(SSH) })
      const image = machine.image
      const fork = image.fork()
      set(fork.registry)
      image.volume.apply(fork.finish())
      return machine
    }
    const code = async (machine: Machine) => (await add(machine, `/CapabilityName:${SSH}`)).exitCode

    test('LocalSourcePath is searched after the sources that are given, running or not (source.policy.locations)', async () => {
      const local = (path: string) =>
        withPolicy((registry) => registry.setExpandString('SOFTWARE', SERVICING, 'LocalSourcePath', path))
      expect(await code(local('D:\\other;D:\\fod'))).toBe(0)
      expect(await code(local('D:\\other'))).toBe(0x800f0950 | 0)
      const given = local('D:\\fod')
      expect((await add(given, `/CapabilityName:${SSH}`, '/Source:D:\\other')).exitCode).toBe(0)
      const stopped = local('D:\\fod')
      stopped.shutdown()
      const offline = await stopped.dism('/Image:C:\\', '/Add-Capability', `/CapabilityName:${SSH}`)
      expect(offline.exitCode).toBe(0)
    })

    test('UseWindowsUpdate 2 forbids the download (source.update.allowed)', async () => {
      const use = (value: number) =>
        withPolicy((registry) => registry.setDword('SOFTWARE', SERVICING, 'UseWindowsUpdate', value))
      expect(await code(use(2))).toBe(0x800f0907 | 0)
      expect(await code(use(0))).toBe(0x800f0950 | 0)
    })

    test("a server of one's own has no features on demand, unless it is passed by (capability.update.server)", async () => {
      const server = (past: number) =>
        withPolicy((registry) => {
          registry.setDword('SOFTWARE', 'Policies\\Microsoft\\Windows\\WindowsUpdate\\AU', 'UseWUServer', 1)
          registry.setDword('SOFTWARE', SERVICING, 'RepairContentServerSource', past)
        })
      expect(await code(server(0))).toBe(0x800f0954 | 0)
      expect(await code(server(2))).toBe(0x800f0950 | 0)
    })
  })

  test('needs a name that is known to the image or to a source (capability.name.found)', async () => {
    const machine = machineWith({ own: cab('Contoso.Thing~~~~0.0.1.0', { packageName: 'Contoso-Thing-Package' }) })
    expect((await add(machine, '/Source:D:\\fod')).exitCode).toBe(87)
    const unknown = await add(machine, '/CapabilityName:Contoso.Thing')
    expect(unknown.exitCode).toBe(87)
    expect(unknown.stdout).toContain(
      '8037\r\n\r\n\r\nError: 87\r\n\r\nA Windows capability name was not recognized.\r\n',
    )
    expect((await add(machine, '/CapabilityName:Contoso.Thing', '/Source:D:\\fod')).exitCode).toBe(0)
    expect(await stateOf(machine, 'Contoso.Thing~~~~0.0.1.0')).toBe('Installed')
  })
})

test('what is there is not downloaded again (capability.info.download)', async () => {
  const machine = machineWith({ ssh: cab(SSH, { size: 5_300_763 }) })
  const sizes = async () => {
    const words = ['/Get-CapabilityInfo', `/CapabilityName:${SSH}`, '/Source:D:\\fod']
    return [...(await machine.dism('/Online', ...words)).stdout.matchAll(/ Size : (.*)\r/g)].map(([, size]) => size)
  }
  expect(await sizes()).toEqual(['5.06 MB', '5.06 MB'])
  expect((await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod')).exitCode).toBe(0)
  expect(await sizes()).toEqual(['0 bytes', '5.06 MB'])
})

describe('/Remove-Capability', () => {
  const remove = (machine: Machine, name: string) =>
    machine.dism('/Online', '/Remove-Capability', `/CapabilityName:${name}`)

  test('removes what the image knows nothing of but by its package (capability.remove.present)', async () => {
    const own = 'Contoso.Thing~~~~0.0.1.0'
    const machine = machineWith({ own: cab(own, { packageName: 'Contoso-Thing-Package' }) })
    expect((await add(machine, `/CapabilityName:${own}`, '/Source:D:\\fod')).exitCode).toBe(0)
    expect((await remove(machine, own)).exitCode).toBe(0)
    expect((await machine.dism('/Online', '/Get-Capabilities')).stdout).not.toContain('Contoso')
    expect((await remove(machine, own)).exitCode).toBe(87)
  })

  test('removes what is there, and does not recognize another (capability.remove.present)', async () => {
    const machine = machineWith({})
    const ran = await remove(machine, 'OpenSSH.Client')
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout).toContain('100.0%')
    expect(await stateOf(machine, 'OpenSSH.Client')).toBe('Not Present')
    const again = await remove(machine, 'OpenSSH.Client')
    expect(again.exitCode).toBe(87)
    expect(again.stdout).toContain('A Windows capability name was not recognized.')
    expect((await machine.dism('/Online', '/Remove-Capability')).exitCode).toBe(87)
  })

  test('keeps what others need (capability.remove.needed)', async () => {
    const machine = machineWith({})
    const basic = 'Language.Basic~~~en-US~0.0.1.0'
    expect((await remove(machine, basic)).exitCode).toBe(0x800f0825 | 0)
    expect(await stateOf(machine, basic)).toBe('Installed')
    for (const feature of ['Handwriting', 'OCR', 'Speech', 'TextToSpeech'])
      expect((await remove(machine, `Language.${feature}~~~en-US~0.0.1.0`)).exitCode).toBe(0)
    expect((await remove(machine, basic)).exitCode).toBe(0)
    expect(await stateOf(machine, basic)).toBe('Not Present')
  })

  test('takes the version that had been replaced with it', async () => {
    const machine = machineWith({ one: cab(SSH) })
    expect((await add(machine, `/CapabilityName:${SSH}`, '/Source:D:\\fod')).exitCode).toBe(0)
    machine.write('D:\\update.cab', cab(SSH, { version: '10.0.26100.500' }))
    const updated = await machine.dism('/Online', '/Add-Package', '/PackagePath:D:\\update.cab', '/NoRestart')
    expect(updated.exitCode).toBe(3010)
    machine.shutdown()
    machine.boot()
    const ran = await remove(machine, SSH)
    expect(ran.exitCode).toBe(3010)
    machine.shutdown()
    machine.boot()
    expect(await stateOf(machine, SSH)).toBe('Not Present')
    expect((await machine.dism('/Online', '/Get-Packages')).stdout).not.toContain('OpenSSH-Server')
  })
})

describe('/Export-Source', () => {
  test('copies the cabinets of capabilities and of what they need (capability.name.found)', async () => {
    const machine = machineWith({ ocr: cab(OCR), basic: cab(BASIC), ssh: cab(SSH) })
    machine.write('D:\\new\\readme.txt', new TextEncoder().encode('a folder'))
    const words = ['/Online', '/Export-Source', '/Source:D:\\fod', `/CapabilityName:${OCR}`]
    expect((await machine.dism(...words, '/Target:D:\\new')).exitCode).toBe(0)
    expect(machine.host.list('D:\\new').map(({ name }) => name)).toEqual(['basic.cab', 'ocr.cab', 'readme.txt'])
    expect((await machine.dism(...words, '/Target:D:\\none')).exitCode).toBe(3)
    expect(
      (await machine.dism(...words, '/CapabilityName:Language.OCR~~~de-DE~0.0.1.0', '/Target:D:\\new')).exitCode,
    ).toBe(87)
    expect((await machine.dism(...words)).exitCode).toBe(87)
    expect((await add(machine, `/CapabilityName:${OCR}`, '/Source:D:\\new', '/LimitAccess')).exitCode).toBe(0)
  })
})
