import type { Machine } from '../../emulator/index.ts'
import { bundle, type BundleSpec, framework, license } from '../../fixtures/index.ts'
import { appBytes } from '../packages/appBytes.ts'
import { bundleSpecOf } from '../packages/bundleSpecOf.ts'
import { driveMachine } from '../runs/driveMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { BundleAppSpec } from '../specs/AppSpec.ts'
import type { Mischief } from '../specs/Mischief.ts'
import type { Script } from '../specs/Script.ts'
import { foldersHoldPackages } from './foldersHoldPackages.ts'
import { uphold } from './uphold.ts'

/** The app that is provisioned before, and that the faulty command is about. */
const BASE: BundleAppSpec = {
  kind: 'bundle',
  name: 'Contoso.Base',
  version: '2.0.0.0',
  windows: '8.1',
  architectures: ['neutral'],
  appLanguage: 'en-US',
  packs: [['fr']],
  scales: [100],
  dxFeatureLevels: [],
  stub: false,
  frameworks: [],
}

/** The one that is added when the defect lies elsewhere. */
const NEWER: BundleAppSpec = { ...BASE, version: '3.0.0.0' }

/** The program in each app package of the fixtures. */
const PROGRAM = 'App.exe'

/** An architecture that does not run on an image. */
const FOREIGN = { x64: 'arm64', x86: 'x64', arm: 'x86', arm64: 'x86a64' } as const

const BLOCK_MAP = 'AppxBlockMap.xml'
const ADD = '/Add-ProvisionedAppxPackage'
const PACKAGE = '/PackagePath:D:\\in.appxbundle'

/**
 * Law: a command line that cannot be carried out fails and leaves the drive of the running Windows as it was, to the
 * last byte; the log is elsewhere.
 * @returns the kinds of what failed; only a turned bit may have no meaning: then the image holds what it should, and
 * nothing more is tried
 * @throws BrokenLaw
 */
export async function mischiefChangesNothing(script: Script, all: readonly Mischief[]): Promise<string[]> {
  const machine = scriptMachine(script.image, 'documented')
  const driven = driveMachine(machine, script)
  for (const command of script.commands) await driven.carryOut(command)
  machine.write('D:\\base.appxbundle', await appBytes(BASE))
  await machine.dism('/Online', '/LogPath:D:\\dism.log', ADD, '/PackagePath:D:\\base.appxbundle', '/SkipLicense')

  const failed: string[] = []
  for (const mischief of all) {
    if (!(await changesNothing(machine, mischief))) break
    failed.push(mischief.kind)
  }
  return failed
}

async function changesNothing(machine: Machine, mischief: Mischief): Promise<boolean> {
  const before = machine.image.volume.fork()
  const words = await wordsOf(mischief, machine)
  const { exitCode, stdout } = await machine.dism('/Online', '/LogPath:D:\\dism.log', ...words)
  if (exitCode === 0 && mischief.kind === 'turned bit') {
    await foldersHoldPackages(machine.image.volume, { apps: [NEWER] })
    return false
  }
  const law = `dism ${words.join(' ')} (${mischief.kind}) must fail and change nothing.`
  uphold(law, [
    ...(exitCode === 0 ? ['it ended with 0'] : []),
    ...(stdout.includes(`Error: `) ? [] : ['it showed no error']),
    ...machine.image.volume
      .fork()
      .diff(before)
      .map((change) => `${change.kind}: ${change.path}`),
  ])
  return true
}

/** Writes what the command needs to D:. @returns its words */
async function wordsOf(mischief: Mischief, machine: Machine): Promise<string[]> {
  const write = async (spec: BundleAppSpec, change: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) =>
    machine.write('D:\\in.appxbundle', change(await appBytes(spec)))
  switch (mischief.kind) {
    case 'remove':
      return ['/Remove-ProvisionedAppxPackage', `/PackageName:${mischief.packageName}`]
    case 'turned bit':
      await write(NEWER, (bytes) => turnBit(bytes, Math.floor(mischief.at * bytes.length), mischief.bit))
      break
    case 'damaged program':
      await write(NEWER, (bytes) => turnBit(bytes, endOf(PROGRAM, bytes) + mischief.byte, mischief.bit))
      break
    case 'other version inside':
      machine.write('D:\\in.appxbundle', await spoiled((spec) => ({ ...spec, version: '3.0.0.1' })))
      break
    case 'wrong block map': {
      const edit = (path: string, text: string) => (path === BLOCK_MAP ? spoilLine(text, mischief) : text)
      machine.write('D:\\in.appxbundle', await spoiled((spec) => ({ ...spec, edit })))
      break
    }
    case 'damaged framework': {
      await write({ ...NEWER, frameworks: [{ name: 'Contoso.Runtime.1', minVersion: '1.0.0.0' }] })
      const bytes = await framework('Contoso.Runtime.1', { version: '99.0.0.0' })
      machine.write(
        'D:\\runtime.appx',
        turnBit(bytes, endOf('Contoso.Runtime.1.dll', bytes) + mischief.byte, mischief.bit),
      )
      return [ADD, PACKAGE, '/SkipLicense', '/DependencyPackagePath:D:\\runtime.appx']
    }
    case 'cut short':
      await write(NEWER, (bytes) => bytes.slice(0, Math.floor(mischief.at * bytes.length)))
      break
    case 'no file':
      return [ADD, '/PackagePath:D:\\nothing.appxbundle']
    case 'folder':
      return [ADD, '/PackagePath:C:\\Windows']
    case 'text':
      machine.write('D:\\in.appxbundle', new TextEncoder().encode('no package'))
      break
    case 'framework as app':
      machine.write('D:\\in.appxbundle', await framework('Contoso.Runtime.1'))
      break
    case 'app as dependency':
      await write(NEWER)
      machine.write('D:\\app.appxbundle', await appBytes(BASE))
      return [ADD, PACKAGE, '/DependencyPackagePath:D:\\app.appxbundle']
    case 'missing framework':
      await write({ ...NEWER, frameworks: [{ name: 'Contoso.Nowhere.1', minVersion: '1.0.0.0' }] })
      break
    case 'license of another app':
      await write(NEWER)
      machine.write('D:\\license.xml', license('Contoso.Other_h91ms92gdsmmt'))
      return [ADD, PACKAGE, '/LicensePath:D:\\license.xml']
    case 'license that is none':
      await write(NEWER)
      machine.write('D:\\license.xml', new TextEncoder().encode('<License>'))
      return [ADD, PACKAGE, '/LicensePath:D:\\license.xml']
    case 'older version':
      await write({ ...BASE, version: '1.10.0.0' })
      break
    case 'other content':
      await write({ ...BASE, packs: [['de']] })
      break
    case 'other processor':
      await write({ ...NEWER, architectures: [FOREIGN[machine.image.architecture()]] })
      break
    case 'unknown option':
      await write(NEWER)
      return [ADD, PACKAGE, '/DependencyPath:D:\\nothing.appx']
    case 'nothing given':
      return [ADD, '/SkipLicense']
  }
  return [ADD, PACKAGE, '/SkipLicense']
}

/** The newer app with packages inside that are not as they should be. */
function spoiled(editPackage: BundleSpec['editPackage']): Promise<Uint8Array> {
  return bundle(NEWER.name, { ...bundleSpecOf(NEWER), editPackage })
}

/** Changes the first letter of a hash, or makes a size smaller. */
function spoilLine(blockMap: string, { what, file }: Extract<Mischief, { kind: 'wrong block map' }>): string {
  return what === 'size'
    ? blockMap.replace(new RegExp(`(${file}" Size=")(\\d+)`), (_, start, size) => `${start}${Number(size) - 1}`)
    : blockMap.replace(
        new RegExp(`(${file}"[^>]*><Block Hash=")(.)`),
        (_, start, letter) => `${start}${letter === 'A' ? 'B' : 'A'}`,
      )
}

function turnBit(bytes: Uint8Array, place: number, bit: number): Uint8Array {
  return bytes.with(place, (bytes[place] ?? 0) ^ (1 << bit))
}

/** Where the first occurrence of a text ends: in a zip the content of a file follows its name. */
function endOf(text: string, bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes).indexOf(text) + text.length
}
