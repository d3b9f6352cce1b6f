import { createMemoryHost } from '../../../emulator/machine/createMemoryHost.ts'
import { describeMachine } from '../../../emulator/machine/describeMachine.ts'
import { STARTED } from '../../../emulator/machine/MachineState.ts'
import { createWindowsImage } from '../../../emulator/presets/createWindowsImage.ts'
import { createMemoryVolume } from '../../../emulator/volume/createMemoryVolume.ts'
import { DismError } from '../../../src/errors/DismError.ts'
import { readAll } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import type { ChangeSet } from '../../../src/image/ChangeSet.ts'
import { openImage } from '../../../src/image/openImage.ts'
import type { WritableVolume } from '../../../src/image/Volume.ts'
import { createJudge } from '../../../src/rules/Judge.ts'
import { addDrivers } from '../../../src/servicing/drivers/addDrivers.ts'
import { openDriverPackage } from '../../../src/servicing/drivers/openDriverPackage.ts'
import { readStoredDrivers } from '../../../src/servicing/drivers/readStoredDrivers.ts'
import { removeDrivers } from '../../../src/servicing/drivers/removeDrivers.ts'
import type { Operation } from '../../../src/servicing/Operation.ts'
import { addPackage } from '../../../src/servicing/packages/addPackage.ts'
import { openPackageSources } from '../../../src/servicing/packages/openPackageSources.ts'
import { readPackage } from '../../../src/servicing/packages/readPackages.ts'
import { removePackage } from '../../../src/servicing/packages/removePackage.ts'
import { settlePackages } from '../../../src/servicing/packages/settlePackages.ts'
import { runOperation } from '../../../src/servicing/runOperation.ts'
import { checkHive } from '../../formats/regf/checkHive.ts'
import { Violation } from '../FuzzCase.ts'
import { now } from '../regf/hiveSources.ts'
import { checkInside } from '../zip/zipCase.ts'

const PRESET = 'windows-server-2025-core'

/** The image that all packages are added to. */
export function preparedImage(): WritableVolume {
  return createWindowsImage({ preset: PRESET, now })
}

/** Adds the packages of a file, lets Windows start, and takes them out again. */
export function addUpdate(base: WritableVolume, files: ReadonlyMap<string, Uint8Array>, ignoreCheck: boolean): void {
  const volume = base.fork()
  const [path = ''] = files.keys()
  const judge = createJudge('documented')
  const online = false
  for (const source of openPackageSources(hostWith(files), `D:\\${path}`, judge, { online })) {
    serve(volume, addPackage(source, { ignoreCheck, preventPending: false, online }))
    if (!readPackage(openImage(volume, now), source.identity))
      throw new Violation('unsound', `${source.identity} was added and is not there`)
    serve(volume, settlePackages())
    if (readPackage(openImage(volume, now), source.identity)) serve(volume, removePackage(source.identity, { online }))
  }
  checkHives(volume, base)
}

/** Adds the driver package of each INF, and takes it out again. */
export function addDriver(base: WritableVolume, files: ReadonlyMap<string, Uint8Array>): void {
  const volume = base.fork()
  const host = hostWith(files)
  for (const name of files.keys()) {
    if (!name.endsWith('.inf')) continue
    const opened = openDriverPackage(host, `D:\\${name}`)
    const [outcome] = serve(volume, addDrivers([opened], { forceUnsigned: true }))
    if (outcome?.error) {
      if (volume.diff(base).length > 0) throw new Violation('changed', 'a driver that failed changed the image')
      throw outcome.error
    }
    const published = outcome?.published ?? ''
    if (!readStoredDrivers(openImage(volume, now)).some((stored) => stored.published === published))
      throw new Violation('unsound', `${published} was added and is not there`)
    serve(volume, removeDrivers([published]))
  }
  checkHives(volume, base)
}

function hostWith(files: ReadonlyMap<string, Uint8Array>): Host {
  const drive = createMemoryVolume({ now })
  for (const [name, bytes] of files) {
    try {
      drive.write(name, bytes)
    } catch (error) {
      // A name that no disk has.
      if (!(error instanceof DismError)) throw error
    }
  }
  return createMemoryHost(
    new Map([['D', drive]]),
    describeMachine(PRESET),
    now,
    () => STARTED,
    () => () => {},
  )
}

function serve<Result>(volume: WritableVolume, operation: Operation<Result>): Result {
  const before = volume.fork()
  const outcome = runOperation(openImage(volume, now), operation, { semantics: 'documented', now })
  if (!outcome.ok) {
    if (volume.diff(before).length > 0) throw new Violation('changed', 'a failed operation changed the image')
    throw outcome.error
  }
  checkChanges(outcome.changes)
  volume.apply(outcome.changes)
  return outcome.result
}

/** What servicing writes has a path inside the volume, and is as long as it says. */
function checkChanges(changes: ChangeSet): void {
  for (const change of changes) {
    checkInside(change.path)
    if (change.kind === 'file' && readAll(change.content).length !== change.content.size)
      throw new Violation('output', `${change.path} is not as long as it says`)
  }
}

const HIVES = ['SOFTWARE', 'SYSTEM', 'DRIVERS'].map((name) => `Windows\\System32\\config\\${name}`)

function checkHives(volume: WritableVolume, base: WritableVolume): void {
  for (const path of HIVES) {
    if (volume.open(path) === base.open(path)) continue
    const { defects } = checkHive(readAll(volume.open(path)))
    if (defects.length > 0) throw new Violation('unsound', `${path} is broken: ${defects.slice(0, 3).join('; ')}`)
  }
}
