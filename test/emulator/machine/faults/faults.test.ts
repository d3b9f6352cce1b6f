import { beforeAll, describe, expect, test } from 'vitest'
import {
  createMachine,
  faultKind,
  FAULTS,
  type Fault,
  type FaultName,
  type Machine,
} from '../../../../emulator/index.ts'
import { bundle } from '../../../../fixtures/index.ts'
import { DISM_ONLINE_IMAGE, openSession } from '../../../../src/api/index.ts'
import { readAll } from '../../../../src/formats/ByteSource.ts'
import { hivesStayValid } from '../../../../properties/laws/hivesStayValid.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const LOG = '/LogPath:D:\\dism.log'
/** The step of an add before which something was staged. */
const STAGED = 5
const ADD = ['/Online', LOG, '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.msixbundle', '/SkipLicense']
const LIST = ['/Online', LOG, '/Get-ProvisionedAppxPackages']

let app: Uint8Array = new Uint8Array()
beforeAll(async () => void (app = await bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] })))

function withApp(): Machine {
  const machine = createMachine({ preset: 'windows-11-24h2' })
  machine.write('D:\\reader.msixbundle', app)
  return machine
}

/** What an add that meets a fault comes to: its exit code, or how its promise is rejected. */
async function meet(machine: Machine, fault: Fault, words = ADD) {
  const before = machine.image.volume.fork()
  const armed = machine.fault(fault)
  const end = await machine.dism(...words).then(
    ({ exitCode }) => exitCode,
    (error: unknown) => String(error),
  )
  const changed = machine.image.volume.fork().diff(before)
  return { end, struck: armed.struck, changed: changed.map(({ kind, path }) => `${kind} ${path}`) }
}

/** How dism ends that meets a fault: the number that it shows. */
const ENDS: Readonly<Record<FaultName, number | string>> = {
  'disk full': 112,
  'file locked': 32,
  'power lost': 'MachineError: the power of the computer went',
  killed: 1,
  'corrupt hive': 1015,
  'truncated package': 15_600,
  'slow disk': 0,
  cancel: 1223,
  'second process': 183,
}

const ALL = Object.keys(ENDS).filter((name): name is FaultName => name in FAULTS)

test('the table of faults holds the ones that are known', () => expect(ALL).toEqual(Object.keys(FAULTS)))

describe('an add that meets a fault', () => {
  test.each(ALL)('%s', async (fault) => {
    const whole = withApp()
    await whole.dism(...ADD)
    const listed = (await whole.dism(...LIST)).stdout
    const images = new Set<'old' | 'changed'>()
    for (const seed of [0, 1, 2, 3]) {
      const machine = withApp()
      const { end, struck, changed } = await meet(machine, { fault, seed, at: fault === 'cancel' ? STAGED : 1 })
      expect(struck).toBe(true)
      expect(end).toBe(ENDS[fault])
      images.add(changed.length === 0 ? 'old' : 'changed')
      hivesStayValid(machine.image.volume)
      const hasPower = !(await machine.dism(...LIST)).stdout.includes('Unable to find the Windows directory')
      expect(hasPower).toBe(fault !== 'power lost')
      if (!hasPower) machine.boot()
      expect((await machine.dism(...ADD)).exitCode).toBe(0)
      expect((await machine.dism(...LIST)).stdout).toBe(listed)
    }
    const { leaves } = faultKind({ fault })
    const both = leaves.includes('old') && leaves.length > 1
    expect([...images].sort()).toEqual(both ? ['changed', 'old'] : leaves.includes('old') ? ['old'] : ['changed'])
  })

  test.each(ALL)('%s: the same seed gives the same bytes', async (fault) => {
    const run = async () => {
      const machine = withApp()
      const before = machine.image.volume.fork()
      await meet(machine, { fault, seed: 7 })
      return machine.image.volume
        .fork()
        .diff(before)
        .map((change) => ({
          ...change,
          ...('content' in change && { content: Buffer.from(readAll(change.content)).toString('latin1') }),
        }))
    }
    expect(await run()).toEqual(await run())
  })
})

describe('where a fault strikes', () => {
  test('at the how-manieth change, over commands', async () => {
    const machine = withApp()
    const before = machine.image.volume.fork()
    await machine.dism(...ADD)
    const changes = machine.image.volume.fork().diff(before)
    const count = changes.filter(({ kind }) => kind !== 'remove' && kind !== 'attributes').length
    expect(count).toBeGreaterThan(5)
    for (const [at, exitCode] of [
      [count, 112],
      [count + 1, 0],
    ] as const) {
      const other = withApp()
      const armed = other.fault({ fault: 'disk full', at })
      expect((await other.dism(...ADD)).exitCode).toBe(exitCode)
      expect(armed.struck).toBe(exitCode === 112)
    }
  })

  test('a file of the image, whatever comes before it', async () => {
    const machine = withApp()
    const path = 'ProgramData\\Microsoft\\Windows'
    const { end, struck } = await meet(machine, { fault: 'file locked', path: path.toLowerCase() })
    expect([end, struck]).toEqual([32, true])
    expect((await meet(machine, { fault: 'file locked', path: 'Windows\\explorer.exe' })).end).toBe(0)
  })

  test('another hive, and a command that does not read it', async () => {
    const machine = withApp()
    const hive = { fault: 'corrupt hive', path: 'Windows\\System32\\config\\SYSTEM' } as const
    expect((await meet(machine, hive)).end).toBe(1015)
    const unread = { fault: 'corrupt hive', path: 'Windows\\System32\\config\\SAM' } as const
    expect((await meet(machine, unread)).end).toBe(0)
  })

  test('a hive by its name or with its drive, and none that the image has not', async () => {
    for (const path of [
      'SYSTEM',
      'software',
      'C:\\Windows\\System32\\config\\SYSTEM',
      'c:/windows/system32/config/system',
    ])
      expect(await meet(withApp(), { fault: 'corrupt hive', path })).toMatchObject({ end: 1015, struck: true })
    for (const path of ['D:\\Windows\\System32\\config\\SYSTEM', 'Users\\nobody\\NTUSER.DAT'])
      expect(await meet(withApp(), { fault: 'corrupt hive', path })).toMatchObject({ end: 0, struck: false })
  })

  test('a folder with its drive, that of the image', async () => {
    const locked = async (path: string) => {
      const { end, struck } = await meet(withApp(), { fault: 'file locked', path })
      return [end, struck]
    }
    expect(await locked('C:\\ProgramData')).toEqual([32, true])
    expect(await locked('C:\\')).toEqual([32, true])
    expect(await locked('D:\\ProgramData')).toEqual([0, false])
    const machine = withApp()
    const offline = createMachine({ preset: 'windows-10-22h2' }).image.volume
    const copy = (folder: string) => {
      for (const { name, kind } of offline.list(folder)) {
        const path = folder === '' ? name : `${folder}\\${name}`
        if (kind === 'folder') copy(path)
        else machine.write(`D:\\offline\\${path}`, offline.open(path))
      }
    }
    copy('')
    machine.fault({ fault: 'file locked', path: 'C:\\' })
    const armed = machine.fault({ fault: 'file locked', path: 'd:/offline/ProgramData' })
    const words = ADD.map((word) => (word === '/Online' ? '/Image:D:\\offline' : word))
    expect((await machine.dism(...words)).exitCode).toBe(32)
    expect(armed.struck).toBe(true)
  })

  test('once, and not when it was disarmed', async () => {
    const machine = withApp()
    const first = machine.fault({ fault: 'second process' })
    const second = machine.fault({ fault: 'second process', at: 2 })
    expect((await machine.dism(...LIST)).exitCode).toBe(183)
    machine.disarm()
    expect((await machine.dism(...LIST)).exitCode).toBe(0)
    expect([first.struck, second.struck]).toEqual([true, false])
  })

  test('what is no fault is refused', () => {
    const machine = withApp()
    for (const wrong of [
      { fault: 'flood' },
      { fault: 'killed', at: 0 },
      { fault: 'killed', seed: 0.5 },
      { fault: 'killed', seed: -1 },
      { fault: 'file locked', path: 7 },
      { fault: 'corrupt hive', path: 'nope' },
    ])
      expect(() => machine.fault(wrong as Fault)).toThrow(TypeError)
    machine.fault({ fault: 'killed', because: 'of that' } as Fault)
    expect(machine.scenario().scenario.steps.slice(1)).toEqual([{ do: 'fault', fault: { fault: 'killed' } }])
  })
})

describe('others than dism meet a fault', () => {
  test('a sign-in: it is not done, or the power goes', async () => {
    const machine = withApp()
    await machine.dism(...ADD)
    const before = machine.image.volume.fork()
    machine.fault({ fault: 'disk full' })
    expect(() => machine.signIn('alice')).toThrow('DISK_FULL')
    expect(machine.image.volume.fork().diff(before)).toEqual([])
    machine.fault({ fault: 'power lost', seed: 1 })
    expect(() => machine.signIn('alice')).toThrow('the power of the computer went')
    machine.boot()
    machine.signIn('alice')
    expect(machine.image.users().map(({ name }) => name)).toContain('alice')
  })

  test('a sign-in does not meet what kills dism', async () => {
    const machine = withApp()
    machine.shutdown()
    const armed = machine.fault({ fault: 'killed' })
    machine.boot()
    machine.signIn('alice')
    expect(armed.struck).toBe(false)
    expect((await machine.dism(...ADD)).exitCode).toBe(1)
    expect(armed.struck).toBe(true)
  })

  test('a slow disk: the clock goes on by the same for the same seed', async () => {
    const seconds = async (seed: number) => {
      const machine = withApp()
      machine.fault({ fault: 'slow disk', seed })
      const begin = machine.host.now()
      await machine.dism(...ADD)
      return Number(machine.host.now() - begin) / 1e7
    }
    const [one, other] = [await seconds(1), await seconds(2)]
    expect(await seconds(1)).toBe(one)
    expect(Math.floor(one)).not.toBe(Math.floor(other))
    expect(Math.max(one, other)).toBeLessThan(31)
  })

  test('a session of the API', async () => {
    const machine = withApp()
    await using session = await openSession(machine, DISM_ONLINE_IMAGE, { logPath: 'D:\\dism.log' })
    const add = () => session.addProvisionedAppxPackage({ path: 'D:\\reader.msixbundle' })
    const before = machine.image.volume.fork()
    for (const [fault, name] of [
      ['disk full', 'DISK_FULL'],
      ['file locked', 'SHARING_VIOLATION'],
      ['truncated package', 'INSTALL_OPEN_PACKAGE_FAILED'],
      ['cancel', 'CANCELLED'],
    ] as const) {
      machine.fault({ fault })
      await expect(add()).rejects.toMatchObject({ code: name })
    }
    expect(machine.image.volume.fork().diff(before)).toEqual([])
    await add()
    expect((await session.provisionedAppxPackages()).map(({ PackageName }) => PackageName)).toEqual([READER])
  })

  test('a session of the API that is killed: its image is free', async () => {
    const machine = withApp()
    const session = await openSession(machine, DISM_ONLINE_IMAGE, { logPath: 'D:\\dism.log' })
    machine.fault({ fault: 'killed' })
    const add = session.addProvisionedAppxPackage({ path: 'D:\\reader.msixbundle' })
    await expect(add).rejects.toThrow('the process was killed')
    expect((await machine.dism(...ADD)).exitCode).toBe(0)
  })

  test('a session of the API when the power goes: it is over', async () => {
    const machine = withApp()
    const session = await openSession(machine, DISM_ONLINE_IMAGE, { logPath: 'D:\\dism.log' })
    machine.fault({ fault: 'power lost' })
    const add = session.addProvisionedAppxPackage({ path: 'D:\\reader.msixbundle' })
    await expect(add).rejects.toThrow('the power of the computer went')
    machine.boot()
    expect((await machine.dism(...ADD)).exitCode).toBe(0)
  })
})
