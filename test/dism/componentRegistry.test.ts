import { describe, expect, it } from 'vitest'
import { updateIdentity, type UpdateCabSpec } from '../../fixtures/index.ts'
import type { HiveName } from '../../src/image/Registry.ts'
import { findDecision } from './findDecision.ts'
import { packageMachine, type PackageMachine } from './packageMachine.ts'

const CONTOSO = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso\\Viewer'
const LONG = `HKEY_LOCAL_MACHINE\\SOFTWARE\\${'a'.repeat(256)}`
const ONE: UpdateCabSpec = { kb: 'KB1', registry: { [CONTOSO]: { Version: '1', Old: 'yes' } } }
const TWO: UpdateCabSpec = { kb: 'KB1', version: '10.0.2.1', registry: { [CONTOSO]: { Version: '2' } } }

function valuesOf({ machine }: PackageMachine, hive: HiveName, path: string) {
  const values = machine.image.registry.key(hive, path)?.values()
  return values?.map(({ name, type, data }) => `${name}:${type}:${Buffer.from(data).toString('hex')}`)
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('hex')
const viewer = (computer: PackageMachine) => valuesOf(computer, 'SOFTWARE', 'Contoso\\Viewer')

describe('the registry keys of a component', () => {
  it('are entered, each value as its type says (package.component.registry)', async () => {
    const computer = packageMachine({ offline: true })
    const said = await computer.add({
      kb: 'KB1',
      registry: {
        [CONTOSO]: {
          '': 'default',
          Count: 0x12345678,
          Large: 0x1_0000_0001n,
          List: ['a', 'b"c'],
          Bytes: Uint8Array.of(1, 254),
          Path: { valueType: 'REG_EXPAND_SZ', value: '%SystemRoot%\\$(Runtime.Nothing)' },
          Folder: '$(Runtime.System32)\\viewer.dll',
        },
        'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Contoso': { Start: 3 },
        'HKEY_CLASSES_ROOT\\.contoso': { '': 'Contoso.Document' },
      },
    })
    expect(said.exitCode).toBe(0)
    expect(findDecision(said, 'package.component.registry')?.verdict).toBe('entered')
    expect(viewer(computer)?.sort()).toEqual([
      `:1:${utf16('default\0')}`,
      'Bytes:3:01fe',
      'Count:4:78563412',
      `Folder:1:${utf16('C:\\Windows\\System32\\viewer.dll\0')}`,
      'Large:11:0100000001000000',
      `List:7:${utf16('a\0b"c\0\0')}`,
      `Path:2:${utf16('%SystemRoot%\\$(Runtime.Nothing)\0')}`,
    ])
    expect(valuesOf(computer, 'SYSTEM', 'ControlSet001\\Services\\Contoso')).toEqual(['Start:4:03000000'])
    expect(valuesOf(computer, 'SOFTWARE', 'Classes\\.contoso')).toEqual([`:1:${utf16('Contoso.Document\0')}`])
  })

  it('are those of the highest version, also when another package has a lower one (package.component.registry)', async () => {
    const computer = packageMachine({ offline: true })
    const component = (version: string, name: string) => ({
      identity: `Contoso-Viewer~31bf3856ad364e35~amd64~~${version}`,
      files: { [`Windows\\Help\\${name}.txt`]: name },
      registry: { [CONTOSO]: { [name]: '1' } },
    })
    const files = () => computer.machine.image.volume.list('Windows\\Help').map(({ name }) => name)
    await computer.add({ kb: 'KB1', components: [component('1.0.0.0', 'low')] })
    await computer.add({ kb: 'KB2', components: [component('2.0.0.0', 'high')] })
    expect(viewer(computer)).toEqual([`high:1:${utf16('1\0')}`])
    expect(files()).toEqual(['high.txt'])
    await computer.remove(updateIdentity({ kb: 'KB2' }))
    expect(viewer(computer)).toEqual([`low:1:${utf16('1\0')}`])
    expect(files()).toEqual(['low.txt'])
  })

  it('go with it, and those of the version before come back', async () => {
    const computer = packageMachine({ offline: true })
    const first = [`Version:1:${utf16('1\0')}`, `Old:1:${utf16('yes\0')}`]
    await computer.add(ONE)
    expect(viewer(computer)).toEqual(first)
    await computer.add(TWO)
    expect(viewer(computer)).toEqual([`Version:1:${utf16('2\0')}`])
    await computer.remove(updateIdentity(TWO))
    expect(viewer(computer)?.sort()).toEqual([...first].sort())
    await computer.remove(updateIdentity(ONE))
    expect(computer.machine.image.registry.key('SOFTWARE', 'Contoso')).toBeUndefined()
  })

  it('stay while another installed component brings them', async () => {
    const computer = packageMachine({ offline: true })
    await computer.add([ONE, { ...ONE, kb: 'KB2' }])
    await computer.remove(updateIdentity(ONE))
    expect(viewer(computer)).toHaveLength(2)
    await computer.remove(updateIdentity({ kb: 'KB2' }))
    expect(viewer(computer)).toBeUndefined()
  })

  it('are entered when Windows starts, if the package waits', async () => {
    const computer = packageMachine()
    await computer.add({ ...ONE, restart: 'required' }, '/NoRestart')
    expect(viewer(computer)).toBeUndefined()
    computer.restart()
    expect(viewer(computer)).toHaveLength(2)
  })

  it('are left out where no hive has them, or a value is none of its type (package.component.registry)', async () => {
    const computer = packageMachine({ offline: true })
    const said = await computer.add({
      kb: 'KB1',
      registry: {
        'HKEY_LOCAL_MACHINE\\SAM\\Contoso': { A: 'a' },
        [LONG]: { A: 'a' },
        [CONTOSO]: { Bad: { valueType: 'REG_DWORD', value: 'many' }, Good: 1 },
      },
    })
    expect(said.exitCode).toBe(0)
    expect(findDecision(said, 'package.component.registry')).toMatchObject({
      verdict: 'left out',
      warning: true,
      because: `HKEY_LOCAL_MACHINE\\SAM\\Contoso, ${LONG}, ${CONTOSO}\\Bad`,
    })
    expect(viewer(computer)).toEqual(['Good:4:01000000'])
  })
})
