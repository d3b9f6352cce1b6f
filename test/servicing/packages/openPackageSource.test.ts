import { describe, expect, it } from 'vitest'
import { createMachine } from '../../../emulator/machine/createMachine.ts'
import { cabinet } from '../../../fixtures/index.ts'
import { packageManifest } from '../../../fixtures/packageManifest.ts'
import { DismError } from '../../../src/errors/DismError.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { createJudge } from '../../../src/rules/Judge.ts'
import { innerPackage } from '../../../src/servicing/packages/PackageSource.ts'
import { openPackageSource, packagePathsIn } from '../../../src/servicing/packages/openPackageSource.ts'
import { parsePackageIdentity } from '../../../src/servicing/packages/packageIdentity.ts'

const UPDATE = 'Package_for_KB5000001~31bf3856ad364e35~amd64~~26100.1.1.0'
const INSIDE = UPDATE.replace('Package_', 'Package_1_')

const files = {
  'update.mum': packageManifest({ identity: UPDATE, releaseType: 'Update' }),
  'update.cat': 'catalogue',
  [`${INSIDE.toLowerCase()}.mum`]: packageManifest({ identity: INSIDE, releaseType: 'Update' }),
  'amd64_one_31bf3856ad364e35_1.0.0.0_none_0\\one.dll': 'one',
}

const machine = createMachine({ preset: 'windows-11-24h2' })
const utf8 = (text: string) => new TextEncoder().encode(text)
machine.write('D:\\in\\one.CAB', cabinet(files))
for (const [name, text] of Object.entries(files)) machine.write(`D:\\in\\expanded\\${name}`, utf8(text))
machine.write('D:\\in\\deep\\er\\two.cab', cabinet(files))
machine.write('D:\\in\\deep\\notes.txt', utf8('notes'))

const open = (path: string) => openPackageSource(machine.host, path, createJudge('documented'))

describe('a package is opened', () => {
  it.each(['D:\\in\\one.CAB', 'D:\\in\\expanded', 'D:\\in\\expanded\\', 'D:\\in\\expanded\\update.mum'])(
    'from %s, with the packages and the files inside it (package.path.form)',
    (path) => {
      const source = open(path)
      expect(source.identity).toBe(UPDATE)
      expect(source.catalogue && new TextDecoder().decode(readAll(source.catalogue))).toBe('catalogue')
      expect([...source.container.names()].sort()).toEqual(Object.keys(files).sort())
      const payload = source.container.file('AMD64_one_31bf3856ad364e35_1.0.0.0_none_0\\ONE.dll')
      expect(payload && new TextDecoder().decode(readAll(payload))).toBe('one')
      expect(innerPackage(source.container, parsePackageIdentity(INSIDE)!)?.identity).toBe(INSIDE)
      expect(innerPackage(source.container, parsePackageIdentity(INSIDE.replace('1.1.0', '1.1.1'))!)).toBeUndefined()
    },
  )

  it('and nothing else is (package.path.form)', () => {
    expect(() => open('D:\\in\\deep')).toThrow(DismError)
    expect(() => open('D:\\in\\deep\\notes.txt')).toThrow(/CBS_INVALID_PACKAGE/)
    expect(() => open('D:\\in\\gone.cab')).toThrow(/FILE_NOT_FOUND/)
    machine.write('D:\\in\\other\\update.mum', utf8(packageManifest({ identity: UPDATE, releaseType: 'Update' })))
    machine.write(
      `D:\\in\\other\\${INSIDE}.mum`,
      utf8(packageManifest({ identity: INSIDE.replace('_1_', '_2_'), releaseType: 'Update' })),
    )
    const other = open('D:\\in\\other')
    expect(() => innerPackage(other.container, parsePackageIdentity(INSIDE)!)).toThrow(/is that of Package_2_/)
  })
})

it('a folder of packages stands for those in it and below, that of an expanded one for itself', () => {
  expect(packagePathsIn(machine.host, 'D:\\in\\expanded')).toEqual(['D:\\in\\expanded'])
  expect(packagePathsIn(machine.host, 'D:\\in')).toEqual(['D:\\in\\deep\\er\\two.cab', 'D:\\in\\one.CAB'])
  expect(packagePathsIn(machine.host, 'D:\\in\\one.CAB')).toEqual(['D:\\in\\one.CAB'])
})
