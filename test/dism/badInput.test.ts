import { beforeAll, describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../emulator/index.ts'
import { appPackage } from '../../fixtures/index.ts'
import { add, FAMILY, LIST, MISUSED, OPTIMIZE, PLAIN, policy, REFUSED, remove, setData } from './badInputTable.ts'
import { BAD_FILES } from './badFiles.ts'
import { BAD_PACKAGE, BANNER, CORRUPT, failing, HEAD, NO_PACKAGE, RUNNING, shown, UNSUPPORTED } from './failures.ts'
import { digestOf, servicedMachine } from './servicedMachine.ts'

describe('bad input', () => {
  let machine: Machine
  let before = ''
  beforeAll(async () => {
    machine = await servicedMachine()
    before = digestOf(machine.image.volume)
  })
  const after = () => digestOf(machine.image.volume)

  test.each(REFUSED)('%s', async (_, words, failure) => {
    expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(failing(failure, HEAD, true))
    expect(after()).toBe(before)
  })

  test.each(MISUSED)('%s', async (_, words, failure) => {
    const empty = words.some((word) => word.endsWith(':'))
    expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(failing(failure, empty ? BANNER : HEAD, false))
    expect(after()).toBe(before)
  })

  test.each(Object.entries(BAD_FILES))('a package with %s', async (name, isMember) => {
    const failure = { file: NO_PACKAGE, member: BAD_PACKAGE, content: CORRUPT }[isMember]
    expect(await shown(machine, ['/Image:C:\\', ...add(name)])).toEqual(failing(failure, HEAD, true))
    expect(after()).toBe(before)
  })

  test('a computer that is not elevated: neither banner nor log', async () => {
    const limited = createMachine({ preset: 'windows-11-24h2', elevated: false })
    const before = digestOf(limited.image.volume)
    for (const words of [
      add('plain.appx'),
      LIST,
      remove(PLAIN),
      setData(PLAIN),
      OPTIMIZE,
      policy(FAMILY, '1'),
      ['/?'],
    ]) {
      const { exitCode, stdout } = await limited.dism('/Online', ...words)
      expect(exitCode).toBe(740)
      expect(stdout).toBe(
        '\r\nError: 740\r\n\r\nElevated permissions are required to run DISM.\r\nUse an elevated command prompt to complete these tasks.\r\n\r\n',
      )
    }
    expect(digestOf(limited.image.volume)).toBe(before)
  })

  test('optimising the running Windows', async () => {
    const running = await servicedMachine()
    running.boot()
    const before = digestOf(running.image.volume)
    expect(await shown(running, ['/Online', ...OPTIMIZE])).toEqual(failing(UNSUPPORTED, HEAD, true))
    expect(digestOf(running.image.volume)).toBe(before)
  })

  test('adding over an app that runs', async () => {
    const running = await servicedMachine()
    running.signIn('alice')
    running.startApp('alice', PLAIN)
    running.write('D:\\in\\again.appx', await appPackage({ name: 'Contoso.Plain', version: '2.0.0.0' }))
    const before = digestOf(running.image.volume)
    expect(await shown(running, ['/Online', ...add('again.appx')])).toEqual(failing(RUNNING, HEAD, true))
    expect(digestOf(running.image.volume)).toBe(before)
  })
})
