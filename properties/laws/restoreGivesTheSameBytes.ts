import type { Machine } from '../../emulator/index.ts'
import { bytesOf } from '../images/bytesOf.ts'
import { driveMachine } from '../runs/driveMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

/**
 * Law: whatever is done to a computer after a snapshot, restoring gives every byte, time and attribute of its drives
 * back, and the person who was signed in; the second time too.
 * @throws BrokenLaw
 */
export async function restoreGivesTheSameBytes(script: Script): Promise<void> {
  const machine = scriptMachine(script.image, 'documented')
  machine.write('D:\\first.txt', new Uint8Array([1]))
  const drive = driveMachine(machine, script)
  const half = Math.ceil(script.commands.length / 2)
  for (const command of script.commands.slice(0, half)) await drive.carryOut(command)
  const before = new Set(stateOf(machine))
  const snapshot = machine.snapshot()
  for (const round of ['first', 'second']) {
    machine.write('E:\\later.txt', new Uint8Array([2]))
    for (const command of script.commands.slice(half)) await drive.carryOut(command)
    machine.restore(snapshot)
    const after = new Set(stateOf(machine))
    uphold(`Restoring must give all bytes back, the ${round} time.`, [
      ...[...before].filter((line) => !after.has(line)).map((line) => `was: ${line}`),
      ...[...after].filter((line) => !before.has(line)).map((line) => `is: ${line}`),
    ])
  }
}

function stateOf(machine: Machine): string[] {
  const { host } = machine
  const drives = ['C', 'D', 'E'].filter((letter) => host.kindOf(`${letter}:\\`) !== undefined)
  return [
    `runs: ${host.isRunningWindows('C:\\')}; apps: ${host.runningApps().join(', ')}`,
    ...drives.flatMap((letter) => bytesOf(machine.volumeAt(`${letter}:\\`)).map((line) => `${letter}:\\${line}`)),
  ]
}
