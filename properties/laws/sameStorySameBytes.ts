import type { Machine } from '../../emulator/index.ts'
import { bytesOf } from '../images/bytesOf.ts'
import { isPossible } from '../model/isPossible.ts'
import { modelMachineCommand } from '../model/modelMachineCommand.ts'
import { newModelMachine } from '../model/newModelMachine.ts'
import { carryOutOnMachine } from '../runs/carryOutOnMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { MachineCommand } from '../specs/MachineCommand.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { uphold } from './uphold.ts'

/**
 * Law: the same story on the same computer ends every command in the same way and gives the same bytes, times and
 * attributes of every file on every drive, faults and cancellations included.
 * @throws BrokenLaw
 */
export async function sameStorySameBytes(world: MachineWorld, commands: readonly MachineCommand[]): Promise<void> {
  const [first, second] = [await linesAfter(world, commands), await linesAfter(world, commands)]
  uphold('The same story must give the same bytes.', [
    ...first.filter((line) => !second.includes(line)).map((line) => `once: ${line}`),
    ...second.filter((line) => !first.includes(line)).map((line) => `then: ${line}`),
  ])
}

async function linesAfter(world: MachineWorld, commands: readonly MachineCommand[]): Promise<string[]> {
  const machine = scriptMachine(world.image, world.semantics)
  let model = newModelMachine(world)
  const ends: string[] = []
  for (const command of [...world.first, ...commands]) {
    if (!isPossible(model, command)) continue
    const { code, typed } = await carryOutOnMachine(machine, world, command)
    ends.push(`${ends.length} ${typed}: ${code}`)
    // What is possible next depends on who is there and whether Windows runs; the rest is another law's.
    const allowed = modelMachineCommand(model, world, command).find(({ codes }) => codes.includes(code))
    if (allowed && allowed.after !== 'unknown') model = allowed.after
  }
  return [...ends, ...drivesOf(machine)]
}

function drivesOf(machine: Machine): string[] {
  const drives = ['C', 'D'].filter((letter) => machine.host.kindOf(`${letter}:\\`) !== undefined)
  return drives.flatMap((letter) => bytesOf(machine.volumeAt(`${letter}:\\`)).map((line) => `${letter}:\\${line}`))
}
