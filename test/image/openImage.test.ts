import { describe, expect, test } from 'vitest'
import { createWindowsImage } from '../../emulator/presets/createWindowsImage.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { openImage } from '../../src/image/openImage.ts'
import { readString } from '../../src/image/readWindowsFacts.ts'

const now = () => 133_800_000_000_000_000n
const SOFTWARE = 'Windows\\System32\\config\\SOFTWARE'

const windows = () =>
  createWindowsImage({ preset: 'windows-11-24h2', languages: ['fr-CA', 'en-US'], users: ['ann'], now })

test('what an image says of itself', () => {
  const image = openImage(windows(), now)
  expect(image.identity()).toEqual({ version: '10.0.26100.8037', edition: 'Professional', installationType: 'Client' })
  expect(image.architecture()).toBe('x64')
  expect(image.languages()).toEqual(['en-US', 'fr-CA'])
  expect(image.defaultLanguage()).toBe('fr-CA')
  expect(image.users().map((user) => user.name)).toEqual(['ann'])
})

describe('a fork of an image', () => {
  test('keeps its registry to itself until its changes are applied', () => {
    const volume = windows()
    const image = openImage(volume, now)
    const fork = image.fork()
    fork.registry.setString('SOFTWARE', 'Contoso', 'Name', 'value')
    expect(image.registry.key('SOFTWARE', 'Contoso')).toBeUndefined()
    volume.apply(fork.finish())
    expect(readString(openImage(volume, now).registry.key('SOFTWARE', 'Contoso'), 'Name')).toBe('value')
  })

  test('that changes nothing has no changes', () => {
    const fork = openImage(windows(), now).fork()
    fork.registry.deleteKey('SOFTWARE', 'Nothing\\Here')
    expect(fork.finish()).toEqual([])
  })

  test('retires the logs of a hive that it writes, and no others', () => {
    const volume = windows()
    for (const hive of ['SOFTWARE', 'SYSTEM'])
      volume.write(`Windows\\System32\\config\\${hive}.LOG1`, new Uint8Array(512))
    const fork = openImage(volume, now).fork()
    fork.registry.createKey('SOFTWARE', 'Contoso')
    volume.apply(fork.finish())
    expect(volume.stat(`${SOFTWARE}.LOG1`)).toBeUndefined()
    expect(volume.stat('Windows\\System32\\config\\SYSTEM.LOG1')).toBeDefined()
  })

  test('does not write a hive through its other links', () => {
    const volume = windows()
    volume.link(SOFTWARE, 'twin')
    const before = readAll(volume.open('twin'))
    const fork = openImage(volume, now).fork()
    fork.registry.createKey('SOFTWARE', 'Contoso')
    volume.apply(fork.finish())
    expect(readAll(volume.open('twin'))).toEqual(before)
    expect(openImage(volume, now).registry.key('SOFTWARE', 'Contoso')).toBeDefined()
  })
})

describe('what is no image', () => {
  test('a volume without its hives', () => {
    const volume = windows()
    volume.remove(SOFTWARE)
    expect(() => openImage(volume, now)).toThrow(DismError)
  })

  test('a hive that is none: the error names the file', () => {
    const volume = windows()
    volume.write(SOFTWARE, new TextEncoder().encode('not a hive'))
    expect(() => openImage(volume, now).identity()).toThrow(/SOFTWARE/)
    const fork = openImage(volume, now).fork()
    expect(() => fork.registry.createKey('SOFTWARE', 'Contoso')).toThrow(DismError)
  })
})
