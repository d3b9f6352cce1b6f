import { replayScenario, type Machine } from '../../emulator/index.ts'
import { parseScenario } from '../../emulator/machine/scenario/parseScenario.ts'
import { bytesOf } from '../images/bytesOf.ts'
import { driveMachine } from '../runs/driveMachine.ts'
import { scriptMachine } from '../runs/scriptMachine.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'

/**
 * Law: what was done to a computer, written down and run again, ends in the same way step by step and gives every byte,
 * time and attribute of its drives.
 * @throws BrokenLaw
 */
export async function replayGivesTheSameBytes(script: Script): Promise<void> {
  const machine = scriptMachine(script.image, 'documented')
  const drive = driveMachine(machine, script)
  for (const command of script.commands) await drive.carryOut(command)
  const { scenario, files } = machine.scenario()
  const { machine: again, steps } = replayScenario(parseScenario(JSON.stringify(scenario)), files)
  for await (const { index, exitCode, stdout, decisions } of steps) {
    const first = machine.record[index]
    uphold(`Step ${index + 1} (${first?.step.do}) must end as it did.`, [
      ...(exitCode === first?.exitCode ? [] : [`exit code: ${first?.exitCode}, then ${exitCode}`]),
      ...(stdout === first?.stdout ? [] : [`output: ${first?.stdout}, then ${stdout}`]),
      ...(decisions.length === first?.decisions.length ? [] : ['other decisions']),
    ])
  }
  const [before, after] = [new Set(stateOf(machine)), new Set(stateOf(again))]
  uphold('A scenario that is run again must give the same bytes.', [
    ...[...before].filter((line) => !after.has(line)).map((line) => `was: ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `is: ${line}`),
  ])
}

function stateOf(machine: Machine): string[] {
  const drives = ['C:\\', 'D:\\'].filter((drive) => machine.host.kindOf(drive) !== undefined)
  return drives.flatMap((drive) => bytesOf(machine.volumeAt(drive)).map((line) => drive + line))
}
