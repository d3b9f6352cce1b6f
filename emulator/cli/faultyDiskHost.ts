import { appendFileSync, statSync } from 'node:fs'
import type { Host } from '../../src/host/Host.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { createFaults, type Faults } from '../machine/faults/createFaults.ts'
import type { FaultName } from '../machine/faults/Fault.ts'
import { seededNumbers } from '../machine/faults/seededNumbers.ts'
import { SHUT_DOWN } from '../machine/MachineState.ts'
import { faultyDisk, type DiskFault } from '../volume/folder/faultyDisk.ts'
import { nodeDisk } from '../volume/folder/nodeDisk.ts'
import { createDiskHost } from './createDiskHost.ts'
import { typedName } from './faultOption.ts'
import type { FaultOrder } from './faultOrder.ts'
import { hasWindows } from './hasWindows.ts'
import { machineHome } from './machineHome.ts'
import { writeMachineState } from './machineStateFile.ts'
import { chosenDurability } from './openRealFolder.ts'

/** Faults of the disk itself; the others lie in how images and files are opened, and in operations. */
const DISK_FAULTS: { readonly [name in FaultName]?: DiskFault['kind'] } = {
  'disk full': 'full',
  'file locked': 'locked',
  'slow disk': 'slow',
  killed: 'ends',
  'power lost': 'power',
}

/** The computer as dism sees it when something goes wrong. */
export interface FaultyHost {
  readonly host: Host
  /** To be called at the end: says so when the fault had no occasion. */
  over(): void
}

/**
 * The computer of `createDiskHost` with a fault, or without one when another process of dism is to meet it.
 * @param order what `faultOrder` has made
 * @param complain told what strikes, and where
 */
export function faultyDiskHost(order: string, complain: (line: string) => void): FaultyHost {
  const { call, counter, ...fault }: FaultOrder = JSON.parse(order)
  if (counter !== undefined && countCall(counter) !== call) return { host: createDiskHost(), over() {} }
  const name = typedName(fault.fault)
  const kind = DISK_FAULTS[fault.fault]
  if (kind === undefined) {
    const faults = createFaults({ pass: () => {}, end: () => {} })
    const armed = faults.arm(fault)
    return {
      host: withFaults(createDiskHost(), faults),
      over: () => (armed.struck ? undefined : complain(`${name}: nothing met it`)),
    }
  }
  let struck = false
  const random = seededNumbers(fault.seed ?? 0)
  const disk = faultyDisk(nodeDisk, {
    // Nothing is flushed unless a commit is to survive it: nothing would be left of the image then.
    kind: kind === 'power' && chosenDurability() === 'process' ? 'ends' : kind,
    at: fault.at ?? 1,
    path: fault.path,
    random,
    strike(call) {
      struck = true
      complain(`${name}: ${call}`)
      if (kind === 'slow') sleep(1 + random(30))
      if (kind === 'power') shutDown()
      if (kind === 'power' || kind === 'ends') endProcess()
    },
  })
  return {
    host: createDiskHost(disk),
    over: () => (struck ? undefined : complain(`${name}: nothing met it`)),
  }
}

/** A computer whose images and files are those that faults make of them. */
function withFaults(host: Host, faults: Faults): Host {
  function opened(volume: Volume | undefined): Volume | undefined {
    try {
      return volume && faults.opening(volume)
    } catch (error) {
      volume?.close()
      throw error
    }
  }
  return {
    ...host,
    readFile(path) {
      const source = host.readFile(path)
      return source && faults.reading(path, source)
    },
    openVolume: (path) => opened(host.openVolume(path)),
    onlineVolume: () => opened(host.onlineVolume()),
    cancellation: () => faults.cancellation(),
  }
}

/** Each process adds a byte: how many there are by now. */
function countCall(counter: string): number {
  appendFileSync(counter, '.')
  return statSync(counter).size
}

function sleep(seconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, seconds * 1000)
}

/** The computer is off when its power has gone. */
function shutDown(): void {
  const home = machineHome()
  if (hasWindows(home)) writeMachineState(home, SHUT_DOWN)
}

/** Ends this process as a SIGKILL from elsewhere would. */
function endProcess(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;) sleep(1)
}
