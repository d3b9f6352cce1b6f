import { describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { bundle } from '../../../fixtures/index.ts'
import { DISM_ONLINE_IMAGE, openSession } from '../../../src/api/index.ts'

const text = (value: string) => new TextEncoder().encode(value)

describe('machine.snapshot and machine.restore', () => {
  test('what is done after a snapshot is undone: files, drives, people and power', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('D:\\note.txt', text('before'))
    machine.signIn('alice')
    const snapshot = machine.snapshot()
    machine.write('D:\\note.txt', text('after'))
    machine.write('E:\\new.txt', text('new'))
    machine.signIn('bob')
    machine.shutdown()
    machine.restore(snapshot)
    expect(machine.read('D:\\note.txt')).toEqual(text('before'))
    expect(() => machine.read('E:\\new.txt')).toThrow('FILE_NOT_FOUND')
    expect(machine.image.users().map(({ name }) => name)).toEqual(['alice'])
    expect(machine.host.isRunningWindows('C:\\')).toBe(true)
    machine.signOut()
  })

  test('a snapshot shows the Windows as it was, and can be restored again', () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const snapshot = machine.snapshot()
    for (const user of ['alice', 'bob']) {
      machine.signIn(user)
      expect(snapshot.image.users()).toEqual([])
      machine.restore(snapshot)
      expect(machine.image.users()).toEqual([])
    }
  })

  test('a session of the API ends, and an image that it had open is free', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const snapshot = machine.snapshot()
    const session = await openSession(machine, DISM_ONLINE_IMAGE)
    expect((await machine.dism('/Online', '/Get-Packages')).exitCode).not.toBe(0)
    machine.restore(snapshot)
    expect((await machine.dism('/Online', '/Get-Packages')).exitCode).toBe(0)
    await expect(session.packages()).rejects.toThrow('DISMAPI_NOT_INITIALIZED')
  })

  test('a file that is still being made: no snapshot before, nothing of it after a restore', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    const snapshot = machine.snapshot()
    machine.write('C:\\in\\reader.msixbundle', bundle('Contoso.Reader'))
    expect(() => machine.snapshot()).toThrow('await machine.ready()')
    machine.restore(snapshot)
    machine.snapshot()
    await bundle('Contoso.Reader')
    await machine.ready()
    expect(machine.host.kindOf('C:\\in')).toBeUndefined()
  })

  test('of another computer: refused', () => {
    const [one, other] = [1, 2].map(() => createMachine({ preset: 'windows-11-24h2' }))
    const snapshot = one!.snapshot()
    expect(() => other!.restore(snapshot)).toThrow('a snapshot is of the computer that took it')
  })
})
