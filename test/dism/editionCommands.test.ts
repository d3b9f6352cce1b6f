import { describe, expect, it, test } from 'vitest'
import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import { readString } from '../../src/image/readWindowsFacts.ts'
import { CURRENT_STATES } from '../../src/servicing/packages/packageStates.ts'
import { editionPackage } from '../../src/servicing/editions/targetEditions.ts'
import { PRODUCT_KEY } from '../../src/servicing/editions/editionPaths.ts'
import { editImage } from './editImage.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const MATRIX = 'Windows\\servicing\\Editions\\EditionMatrix.xml'
/** Published by Microsoft for volume activation. */
const DATACENTER_KEY = 'WX4NM-KYWYW-QJJR4-XV3QB-6VM33'
const STANDARD_KEY = 'VDYBN-27WPP-V4HQT-9VMD4-VMK7H'

function offline(options: Partial<MachineOptions> = {}): Machine {
  const machine = createMachine({ preset: 'windows-11-24h2', ...options })
  machine.shutdown()
  return machine
}

/** The number behind `Error:` or what was printed behind the head. */
async function dism(machine: Machine, ...words: string[]): Promise<string> {
  const target = words[0] === '/Online' ? [] : ['/Image:C:\\']
  const { stdout } = await machine.dism(...target, ...words)
  const body = stdout.replaceAll('\r\n', '\n').replace(/^[^]*?Image Version: .*\n\n/, '')
  return /Error: (\S+)/.exec(stdout)?.[1] ?? body
}

const edition = (machine: Machine) =>
  dism(machine, '/Get-CurrentEdition').then((text) => / : (.*)/.exec(text)?.[1] ?? text)

async function targets(machine: Machine): Promise<readonly string[]> {
  const text = await dism(machine, '/Get-TargetEditions')
  return [...text.matchAll(/Target Edition : (.*)/g)].map(([, name = '']) => name)
}

const setVersion = (machine: Machine, name: string, value: string) =>
  editImage(machine, ({ registry }) =>
    registry.setString('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion', name, value),
  )

const state = (machine: Machine, name: string) => editionPackage(machine.image, name)?.currentState

const productKey = (machine: Machine) =>
  readString(machine.image.registry.key('SOFTWARE', PRODUCT_KEY.key), PRODUCT_KEY.value)

const productName = (machine: Machine) =>
  readString(machine.image.registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion'), 'ProductName')

describe('what is told', () => {
  test.skipIf(transcriptsMissing)(
    `the edition ${transcriptsMissing ?? 'as transcript 13, byte for byte'} (edition.image.serviced)`,
    async () => {
      const machine = createMachine({ preset: 'windows-11-24h2' })
      for (const spelled of ['/get-current-edition', '/Get-CurrentEdition']) {
        const { stdout } = await machine.dism('/online', spelled)
        // The page does not show the banner.
        expect(stdout.replace(/^[^]*?Image Version: .*\r\n\r\n/, '')).toBe(transcript('13'))
      }
      const pe = offline({ preset: 'winpe-4.0' })
      expect(await dism(pe, '/Get-CurrentEdition')).toBe('50')
      expect(await dism(pe, '/Get-TargetEditions')).toBe('50')
    },
  )

  test.skipIf(transcriptsMissing)(
    `edition and targets of an evaluation of Server 2012 R2 ${transcriptsMissing ?? 'as transcript 45, whose page has no blank lines'}`,
    async () => {
      const machine = createMachine({ preset: 'windows-server-2012-r2' })
      machine.shutdown()
      editImage(machine, (image) => {
        const version = 'Microsoft\\Windows NT\\CurrentVersion'
        image.registry.setString('SOFTWARE', version, 'EditionID', 'ServerStandardEval')
        const datacenter = editionPackage(image, 'ServerDatacenter')?.identity ?? ''
        const standard = editionPackage(image, 'ServerStandard')?.identity ?? ''
        for (const identity of [datacenter, standard]) {
          const key = `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${identity}`
          image.registry.setDword('SOFTWARE', key, 'CurrentState', CURRENT_STATES.staged)
        }
      })
      machine.boot()
      const current = (await machine.dism('/online', '/Get-CurrentEdition')).stdout
      const above = (await machine.dism('/online', '/Get-TargetEditions')).stdout
      const lines = (text: string) => text.split('\r\n').filter((line) => line !== '')
      expect(lines(current + above)).toEqual(lines(transcript('45')))
      expect(above).toContain(
        'Target Edition : ServerStandard\r\nTarget Edition : ServerDatacenter\r\n\r\nThe operation',
      )
    },
  )

  it.each([
    ['windows-7', ['Ultimate']],
    ['windows-8.1', ['ProfessionalWMC', 'Enterprise']],
    ['windows-11-24h2', ['ProfessionalEducation', 'ProfessionalWorkstation', 'Education', 'Enterprise']],
    ['windows-server-2008-r2', ['ServerDatacenter']],
    ['windows-server-2025-core', ['ServerDatacenter']],
    ['windows-rt-8.1', []],
  ])('%s can become %j', async (preset, expected) => {
    expect(await targets(offline({ preset }))).toEqual(expected)
  })

  it('a target is an edition of the matrix whose package is staged (edition.target.staged)', async () => {
    const machine = offline()
    expect(await targets(machine)).toContain('Education')
    editImage(machine, ({ registry, ...image }) => {
      const identity = editionPackage({ registry, ...image }, 'Education')?.identity
      registry.deleteKey(
        'SOFTWARE',
        `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${identity}`,
      )
    })
    expect(await targets(machine)).not.toContain('Education')
    machine.write(
      `C:\\${MATRIX}`,
      new TextEncoder().encode(
        '<M><Edition ID="professional"><Target ID="Enterprise"/><Target ID="None"/></Edition></M>',
      ),
    )
    expect(await targets(machine)).toEqual(['Enterprise'])
    machine.write(`C:\\${MATRIX}`, new TextEncoder().encode('<M><Edition/></M>'))
    expect(await dism(machine, '/Get-TargetEditions')).toBe('13')
    editImage(machine, (image) => image.volume.remove(MATRIX))
    expect(await dism(machine, '/Get-TargetEditions')).toBe(
      'Editions that can be upgraded to:\n\n(The current edition cannot be upgraded to any target editions.)\n\nThe operation completed successfully.\n',
    )
  })
})

describe('/Set-Edition', () => {
  it('changes an offline image to one of its targets (edition.set.target)', async () => {
    const machine = offline()
    const pro = editionPackage(machine.image, 'Professional')?.identity
    expect(await dism(machine, '/Set-Edition:Core')).toBe('50')
    expect(await dism(machine, '/Set-Edition:Professional')).toBe('50')
    expect((await machine.dism('/Image:C:\\', '/Set-Edition:x')).stdout).toContain(
      'Error: 50\r\n\r\nThis Windows image cannot upgrade to the edition of Windows that was specified.\r\nThe upgrade cannot proceed.\r\nRun the /Get-TargetEditions option',
    )
    expect(await dism(machine, '/Set-Edition:ENTERPRISE')).toBe(
      [
        'Starting to update components...',
        `Removing package ${pro}`,
        '\r[==========================100.0%==========================] ',
        'Finished updating components.',
        '',
        'Starting to apply edition-specific settings...',
        'Finished applying edition-specific settings.',
        '',
        'The operation completed successfully.',
        '',
      ].join('\n'),
    )
    expect(await edition(machine)).toBe('Enterprise')
    expect(productName(machine)).toBe('Windows 10 Enterprise')
    expect([state(machine, 'Professional'), state(machine, 'Enterprise')]).toEqual([
      undefined,
      CURRENT_STATES.installed,
    ])
    expect(await targets(machine)).toEqual(['Education'])
    expect(await dism(machine, '/Set-Edition:Professional')).toBe('50')
  })

  it.each([
    ['windows-11-24h2', 'Education', 'Enterprise'],
    ['windows-server-2022', 'ServerDatacenter', 'ServerDatacenter'],
  ])('of %s to %s makes it of the files of %s (edition.set.composed)', async (preset, edition, composition) => {
    const machine = offline({ preset })
    setVersion(machine, 'CompositionEditionID', 'before')
    expect(await dism(machine, `/Set-Edition:${edition}`)).toContain('completed successfully')
    const key = machine.image.registry.key('SOFTWARE', 'Microsoft\\Windows NT\\CurrentVersion')
    expect(readString(key, 'CompositionEditionID')).toBe(composition)
  })

  it('of the running Windows is for servers, and is told before the restart (edition.set.online, edition.set.shown)', async () => {
    const client = createMachine({ preset: 'windows-11-24h2' })
    const refused = await client.dism(
      '/Online',
      '/Set-Edition:Enterprise',
      '/AcceptEula',
      '/ProductKey:NPPR9-FWDCX-D2C8J-H872K-2YT43',
    )
    expect(refused.exitCode).toBe(50)
    expect(refused.stdout).toContain('Error: 50\r\n\r\nSetting an Edition is not supported with online images.\r\n')
    const server = createMachine({ preset: 'windows-server-2022' })
    const words = ['/Online', '/Set-Edition:ServerDatacenter', '/AcceptEula', `/ProductKey:${DATACENTER_KEY}`]
    const done = await server.dism(...words)
    expect(done.exitCode).toBe(3010)
    expect(done.stdout).toContain(
      'Starting to update components...\r\nStarting to install product key...\r\nFinished installing product key.\r\n\r\nRemoving package Microsoft-Windows-ServerStandardEdition~31bf3856ad364e35~amd64~~10.0.20348.1\r\n',
    )
    expect(done.stdout).toContain(
      'The operation completed successfully.\r\nRestart Windows to complete this operation.\r\nDo you want to restart the computer now? (Y/N)',
    )
    expect(await dism(server, '/Online', '/Get-CurrentEdition')).toContain('ServerDatacenter')
    expect([state(server, 'ServerStandard'), state(server, 'ServerDatacenter')]).toEqual([
      CURRENT_STATES.uninstallPending,
      CURRENT_STATES.installPending,
    ])
    expect(productName(server)).toBe('Windows Server 2022 Datacenter')
    server.shutdown()
    server.boot()
    expect([state(server, 'ServerStandard'), state(server, 'ServerDatacenter')]).toEqual([
      undefined,
      CURRENT_STATES.installed,
    ])
    expect(await dism(server, '/Online', '/Get-TargetEditions')).toContain('(The current edition cannot be')
  })

  it('of a running server needs terms accepted and a key (edition.set.accepted)', async () => {
    const server = createMachine({ preset: 'windows-server-2022' })
    expect(await dism(server, '/Online', '/Set-Edition:ServerDatacenter')).toBe('87')
    expect(await dism(server, '/Online', '/Set-Edition:ServerDatacenter', '/AcceptEula')).toBe('87')
    expect(await dism(server, '/Online', '/Set-Edition:ServerDatacenter', `/ProductKey:${DATACENTER_KEY}`)).toBe('87')
    const accepted = await server.dism(
      '/Online',
      '/Set-Edition:ServerDatacenter',
      '/AcceptEula',
      `/ProductKey:${DATACENTER_KEY}`,
    )
    expect(accepted.exitCode).toBe(3010)
  })

  it('/GetEula copies the license terms of a running server and changes nothing (edition.terms.online)', async () => {
    const server = createMachine({ preset: 'windows-server-2022' })
    server.write('C:\\terms\\readme.txt', new Uint8Array(1))
    expect(await dism(server, '/Online', '/Set-Edition:ServerDatacenter', '/GetEula:C:\\terms')).toContain('completed')
    expect(await dism(server, '/Online', '/Set-Edition:ServerDatacenter', '/GetEula:C:\\eula.rtf')).toContain(
      'completed',
    )
    for (const path of ['C:\\terms\\license.rtf', 'C:\\eula.rtf'])
      expect(new TextDecoder().decode(server.read(path))).toContain('license terms of Windows Server 2022 Standard')
    expect(await dism(server, '/Online', '/Get-CurrentEdition')).toContain('ServerStandard')
    expect(await dism(server, '/Online', '/Set-Edition:Core', '/GetEula:C:\\eula.rtf')).toBe('50')
    server.shutdown()
    expect(await dism(server, '/Set-Edition:ServerDatacenter', '/GetEula:C:\\eula.rtf')).toBe('50')
  })
})

describe('a product key', () => {
  it('has the form of one (edition.key.form)', async () => {
    const machine = offline()
    for (const key of ['12345-67890-12345-67890-12345', 'W269N', 'W269N-WFGWX-YVC9B-4J6C9-T83GX-AAAAA'])
      expect(await dism(machine, `/Set-ProductKey:${key}`)).toBe('1605')
    expect(productKey(machine)).toBeUndefined()
    expect(await dism(machine, '/Set-ProductKey:w269n-wfgwx-yvc9b-4j6c9-t83gx')).toBe(
      'The operation completed successfully.\n',
    )
    expect(productKey(machine)).toBe('W269N-WFGWX-YVC9B-4J6C9-T83GX')
  })

  it('is that of the edition (edition.key.matches)', async () => {
    const server = offline({ preset: 'windows-server-2022' })
    const { stdout, exitCode } = await server.dism('/Image:C:\\', `/Set-ProductKey:${DATACENTER_KEY}`)
    expect(exitCode).toBe(1605)
    expect(stdout).toContain(
      'The specified product key could not be validated.\r\nCheck that the specified product key is valid',
    )
    expect(await dism(server, '/Set-Edition:ServerDatacenter', `/ProductKey:${STANDARD_KEY}`)).toBe('1605')
    expect(await edition(server)).toBe('ServerStandard')
    expect(await dism(server, '/Set-Edition:ServerDatacenter', `/ProductKey:${DATACENTER_KEY}`)).toContain(
      'product key',
    )
    expect(await dism(server, '/Set-ProductKey:BBBBB-CCCCC-DDDDD-FFFFF-GGGGG')).toContain('completed')
  })

  it('is not for Windows PE', async () => {
    expect(await dism(offline({ preset: 'winpe-3.0' }), '/Set-ProductKey:BBBBB-CCCCC-DDDDD-FFFFF-GGGGG')).toBe('50')
  })
})

test('an edition whose name is not known keeps its own words', async () => {
  const machine = offline()
  setVersion(machine, 'ProductName', 'Windows Preview')
  await dism(machine, '/Set-Edition:ProfessionalWorkstation')
  expect(productName(machine)).toBe('Windows Preview Pro for Workstations')
})
