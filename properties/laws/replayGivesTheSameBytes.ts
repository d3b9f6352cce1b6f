import { nextTurn } from '#platform'
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
 * @param turns of the event loop that each command of the script is given before the next begins; one without a number is
 * waited for
 * @returns `overlapping` when a step began while another was under way
 * @throws BrokenLaw
 */
export async function replayGivesTheSameBytes(
  script: Script,
  turns: readonly (number | undefined)[] = [],
): Promise<readonly string[]> {
  const machine = scriptMachine(script.image, 'documented')
  const drive = driveMachine(machine, script)
  const underWay: Promise<unknown>[] = []
  for (const [place, command] of script.commands.entries()) {
    const given = turns[place]
    // What edits the image by itself reads the clock, which no step tells.
    if (command.kind === 'add language' || command.kind === 'remove language') await Promise.all(underWay)
    // What begins while something else is under way may be refused.
    const carriedOut = drive.carryOut(command).catch(() => {})
    underWay.push(carriedOut)
    if (given === undefined) await carriedOut
    else for (let turn = 0; turn < given; turn++) await nextTurn()
  }
  await Promise.all(underWay)
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
  return machine.record.some(({ step }) => step.during !== undefined) ? ['overlapping'] : []
}

function stateOf(machine: Machine): string[] {
  const drives = ['C:\\', 'D:\\'].filter((drive) => machine.host.kindOf(drive) !== undefined)
  return drives.flatMap((drive) => bytesOf(machine.volumeAt(drive)).map((line) => drive + line))
}
