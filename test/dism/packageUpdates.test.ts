import { describe, expect, it } from 'vitest'
import { updateIdentity, windowsPackage, type WindowsUpdateSpec } from '../../fixtures/index.ts'
import { findDecision } from './findDecision.ts'
import { packageMachine } from './packageMachine.ts'
import { digestOf } from './servicedMachine.ts'

const feature = (name: string, ...parents: string[]): WindowsUpdateSpec => ({ name, enabledByDefault: false, parents })

const packageWith = (updates: readonly WindowsUpdateSpec[], parents: readonly string[] = []) =>
  windowsPackage({
    identity: updateIdentity({ kb: 'KB1' }),
    releaseType: 'Feature Pack',
    updates,
    parents: parents.map((identity) => ({ identity })),
  })

/** What adding a package with these updates comes to. */
async function added(...updates: WindowsUpdateSpec[]) {
  const { add, machine } = packageMachine({ offline: true })
  const before = digestOf(machine.image.volume)
  const said = await add(packageWith(updates))
  const same = digestOf(machine.image.volume) === before
  return { said, code: `0x${(said.exitCode >>> 0).toString(16)}`, same }
}

describe('what a package says of its updates', () => {
  it('names each of them once (package.update.unique)', async () => {
    expect(await added(feature('Aa'), feature('aa'))).toMatchObject({ code: '0x800f0819', same: true })
    const { said } = await added(feature('Aa'), feature('Bb'))
    expect(said.exitCode).toBe(0)
    expect(findDecision(said, 'package.update.unique')?.verdict).toBe('once')
  })

  it('needs what is there: in it, or in a parent of the image (package.update.parents)', async () => {
    expect(await added(feature('Aa'), feature('Bb', 'Zz'))).toMatchObject({ code: '0x800f0812', same: true })
    const { said } = await added(feature('Bb', 'AA'), feature('Aa'))
    expect(findDecision(said, 'package.update.parents')?.verdict).toBe('there')

    const { add } = packageMachine({ offline: true })
    const parent = updateIdentity({ kb: 'KB2' })
    await add({ kb: 'KB2', features: [feature('Zz')] })
    expect((await add(packageWith([feature('Bb', 'Zz')], [parent]))).exitCode).toBe(0)
  })

  it('needs what is there: in a package inside it that the image has already (package.update.parents)', async () => {
    const { add } = packageMachine({ offline: true })
    const inside = updateIdentity({ kb: 'KB2' })
    const around = { ...feature('Bb', 'Zz'), packages: [{ identity: inside, contained: true }] }
    expect(((await add(packageWith([around]))).exitCode >>> 0).toString(16)).toBe('800f081f')
    await add({ kb: 'KB2', features: [feature('Zz')] })
    expect((await add(packageWith([around]))).exitCode).toBe(0)
  })

  it('comes to an end (package.update.cycle)', async () => {
    expect(await added(feature('Aa', 'Bb'), feature('Bb', 'Aa'))).toMatchObject({ code: '0x800f081d', same: true })
    expect((await added(feature('Aa', 'Aa'))).code).toBe('0x800f081d')
    const { said, code } = await added(feature('Cc', 'Bb'), feature('Bb', 'Aa'), feature('Aa'))
    expect(code).toBe('0x0')
    expect(findDecision(said, 'package.update.cycle')?.verdict).toBe('in order')
  })
})
