import { describe, expect, test } from 'vitest'
import type { Machine } from '../../emulator/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { Host } from '../../src/host/Host.ts'
import type { Volume, WritableVolume } from '../../src/image/Volume.ts'
import { COMMANDS, PLAIN, READER } from './badInputTable.ts'
import {
  BAD_HIVE,
  BANNER,
  DENIED,
  failing,
  type Failure,
  FULL,
  HEAD,
  IN_USE,
  NO_IMAGE,
  NO_PATH,
  shown,
  win32,
} from './failures.ts'
import { digestOf, servicedMachine } from './servicedMachine.ts'

/** Changes the image behind the back of DISM. */
function change(machine: Machine, edit: (volume: WritableVolume) => void): void {
  const volume = machine.volumeAt('C:\\')
  const fork = volume.fork()
  edit(fork)
  volume.apply(fork.diff(volume))
}

describe('a bad image', () => {
  const CONFIG = 'C:\\Windows\\System32\\config'
  const NO_FOLDER_THERE = win32(3, ...NO_IMAGE)
  const NO_WINDOWS = win32(2, ...NO_IMAGE)
  const ON_NETWORK = win32(
    50,
    'DISM cannot service an image on a network path.',
    'Mount the image locally and run DISM again.',
  )

  const images: readonly (readonly [what: string, image: string, failure: Failure])[] = [
    ['that is not there', 'C:\\none', NO_FOLDER_THERE],
    ['on a drive that is not there', 'Z:\\', NO_FOLDER_THERE],
    ['that is a file', 'D:\\in\\plain.appx', NO_FOLDER_THERE],
    ['that is a wildcard', 'C:\\*', NO_FOLDER_THERE],
    ['without Windows', 'D:\\in', NO_WINDOWS],
    ['that is a folder inside one', 'C:\\Windows', NO_WINDOWS],
    ['on the network', '\\\\server\\share', ON_NETWORK],
  ]
  test.each(images)('%s', async (_, image, failure) => {
    const machine = await servicedMachine()
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(machine, [`/Image:${image}`, ...words])).toEqual(failing(failure, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  const hives: readonly (readonly [what: string, hive: string, damage: (hive: Uint8Array) => Uint8Array, Failure])[] = [
    ['SOFTWARE is empty', 'SOFTWARE', () => new Uint8Array(0), BAD_HIVE],
    ['SOFTWARE is a text', 'SOFTWARE', () => new TextEncoder().encode('regf, but no more'.repeat(300)), BAD_HIVE],
    ['SOFTWARE is cut', 'SOFTWARE', (hive) => hive.slice(0, 6000), BAD_HIVE],
  ]
  test.each(hives)('%s', async (_, name, damage, failure) => {
    const machine = await servicedMachine()
    machine.write(`${CONFIG}\\${name}`, damage(machine.read(`${CONFIG}\\${name}`)))
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(failing(failure, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  test.each(['SOFTWARE', 'SYSTEM'])('%s is not there, or is a folder', async (name) => {
    for (const inside of [undefined, 'file']) {
      const machine = await servicedMachine()
      change(machine, (volume) => {
        volume.remove(`Windows\\System32\\config\\${name}`)
        if (inside) volume.write(`Windows\\System32\\config\\${name}\\${inside}`, new Uint8Array(1))
      })
      const volume = machine.volumeAt('C:\\')
      const before = digestOf(volume)
      for (const [, words] of COMMANDS)
        expect(await shown(machine, ['/Image:C:\\', ...words])).toEqual(failing(NO_WINDOWS, `${BANNER}\n`, false))
      expect(digestOf(volume)).toBe(before)
    }
  })

  const GARBAGE = new TextEncoder().encode('no file of Windows <')
  const LIST_FILE = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'
  const APPS = 'Program Files\\WindowsApps'
  const READERS_APP = `${APPS}\\Contoso.Reader_2.0.0.0_neutral__h91ms92gdsmmt`
  const inside = (path: string) => (volume: WritableVolume) => {
    volume.remove(path)
    volume.write(`${path}\\file`, GARBAGE)
  }
  const instead = (path: string) => (volume: WritableVolume) => {
    volume.remove(path)
    volume.write(path, GARBAGE)
  }
  /** Which commands fail in an image with damaged files, and how; all others go on. Inferred throughout. */
  const damaged: readonly (readonly [
    what: string,
    damage: (volume: WritableVolume) => void,
    failures: { readonly [command: string]: Failure },
  ])[] = [
    ['the provisioning list is garbage: the registry tells', instead(LIST_FILE), {}],
    ['the provisioning list is a folder', inside(LIST_FILE), { 'an add': DENIED, 'a removal': DENIED }],
    ['the manifest of an app is garbage', instead(`${APPS}\\${PLAIN}\\AppxManifest.xml`), {}],
    ['the folder of an app is gone', (volume) => volume.remove(`${APPS}\\${PLAIN}`), {}],
    ['the folder of an app is a file', instead(`${APPS}\\${PLAIN}`), {}],
    [
      'the manifest of a bundle is garbage',
      instead(`${APPS}\\${READER}\\AppxMetadata\\AppxBundleManifest.xml`),
      { 'setting custom data': NO_PATH },
    ],
    ['the folder of apps is a file', instead(APPS), { 'an add': NO_PATH, 'setting custom data': NO_PATH }],
    ['the folder of apps is gone', (volume) => volume.remove(APPS), { 'setting custom data': NO_PATH }],
    ['the custom data is a folder', inside(`${READERS_APP}\\Custom.dat`), { 'setting custom data': DENIED }],
    [
      'SYSTEM is empty: what does not need the languages of the image does not read it',
      (volume) => volume.write('Windows\\System32\\config\\SYSTEM', new Uint8Array(0)),
      { 'an add': BAD_HIVE, 'a list': BAD_HIVE },
    ],
    ['the hive of a user is garbage', instead('Users\\alice\\NTUSER.DAT'), {}],
  ]
  test.each(damaged)('%s', async (_, damage, failures) => {
    for (const [what, words] of COMMANDS) {
      const machine = await servicedMachine()
      change(machine, damage)
      const before = digestOf(machine.image.volume)
      const seen = await shown(machine, ['/Image:C:\\', ...words])
      const unchanged = digestOf(machine.image.volume) === before
      const failure = failures[what]
      const wanted = failure
        ? { ...failing(failure, HEAD, true), unchanged: true }
        : { ...seen, exitCode: 0, errors: [], raw: false }
      expect({ what, unchanged, ...seen }).toEqual({ what, unchanged, ...wanted })
    }
  })

  /** A computer whose image cannot be opened, or not be changed. */
  async function withVolume(open: (volume: Volume) => Volume) {
    const machine = await servicedMachine()
    const host: Host = { ...machine.host, openVolume: (path) => open(machine.host.openVolume(path)!) }
    const dism = async (...words: readonly string[]) => {
      const output: string[] = []
      const exitCode = await runDism({ arguments: words, host, write: (piece) => output.push(piece) })
      return { exitCode, stdout: output.join('') }
    }
    return { machine, run: { ...machine, dism } }
  }

  test('in use', async () => {
    const { machine, run } = await withVolume(() => {
      throw new DismError('IMAGE_IN_USE', 'another process uses it')
    })
    const before = digestOf(machine.image.volume)
    for (const [, words] of COMMANDS)
      expect(await shown(run, ['/Image:C:\\', ...words])).toEqual(failing(IN_USE, `${BANNER}\n`, false))
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  const CHANGING = new Set(['an add', 'a removal', 'setting custom data', 'a policy'])
  test.each(COMMANDS.filter(([what]) => CHANGING.has(what)))('on a full disk: %s', async (_, words) => {
    const { machine, run } = await withVolume((volume) =>
      Object.assign(volume, {
        apply() {
          throw new DismError('DISK_FULL', 'no room')
        },
      }),
    )
    const before = digestOf(machine.image.volume)
    expect(await shown(run, ['/Image:C:\\', ...words])).toEqual(failing(FULL, HEAD, true))
    expect(digestOf(machine.image.volume)).toBe(before)
  })
})
