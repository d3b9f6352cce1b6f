import { appendFileSync, statSync } from 'node:fs'
import type { FaultName } from '../machine/faults/Fault.ts'
import { seededNumbers } from '../machine/faults/seededNumbers.ts'
import { SHUT_DOWN } from '../machine/MachineState.ts'
import { faultyDisk, type DiskFault } from '../volume/folder/faultyDisk.ts'
import { nodeDisk } from '../volume/folder/nodeDisk.ts'
import { createDiskHost } from './createDiskHost.ts'
import { typedName } from './faultOption.ts'
import type { FaultOrder } from './faultOrder.ts'
import { faultyHost, type FaultyHost } from './faultyHost.ts'
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
  const tell = (what: string) => complain(`${name}: ${what}`)
  if (kind === undefined) return faultyHost(createDiskHost(), fault, tell)
  let struck = false
  const flushes = chosenDurability() === 'power'
  const random = seededNumbers(fault.seed ?? 0)
  const disk = faultyDisk(nodeDisk, {
    // Nothing is flushed unless a commit is to survive it: nothing would be left of the image then.
    kind: kind === 'power' && !flushes ? 'ends' : kind,
    at: fault.at ?? 1,
    path: fault.path,
    random,
    strike(call) {
      struck = true
      tell(
        kind === 'power' && !flushes ? `${call} (what is not flushed stays without DISMULATOR_DURABILITY=power)` : call,
      )
      if (kind === 'slow') sleep(1 + random(30))
      if (kind === 'power') shutDown()
      if (kind === 'power' || kind === 'ends') endProcess()
    },
  })
  return {
    host: createDiskHost(disk),
    over: () => (struck ? undefined : tell('nothing met it')),
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
