import type { Machine } from '../../emulator/index.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { commandComputer, identityOf } from '../commands/commandComputer.ts'
import { faultsOfOutput } from '../commands/faultsOfOutput.ts'
import { optionsOfCommand, wordsOfCommand } from '../commands/wordsOfCommand.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { modelCommandLine } from '../model/modelCommandLine.ts'
import type { CommandLineSpec } from '../specs/CommandLine.ts'
import { uphold } from './uphold.ts'

const KEY = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'
const INVALID = 87
const [INSTALLED, INSTALL_PENDING, UNINSTALL_PENDING] = [0x70, 0x60, 0x05]

/**
 * Law: each command line, whatever came before on the computer, which is put back as it was, ends with the exit code that
 * documents and version have for it, says what it is said to say, asks for a restart where it must, and a log that cannot
 * be written changes nothing.
 * @throws BrokenLaw
 */
export async function commandLinesEndRight(lines: readonly CommandLineSpec[]): Promise<void> {
  const machine = await commandComputer(lines.some(({ what }) => what.kind === 'remove'))
  const snapshot = machine.snapshot()
  for (const line of lines) {
    await endsRight(machine, line)
    machine.restore(snapshot)
  }
}

async function endsRight(machine: Machine, line: CommandLineSpec): Promise<void> {
  if (line.target === 'image') machine.shutdown()
  const expected = modelCommandLine(line)
  const told = `${[...optionsOfCommand(line), ...wordsOfCommand(line)].join(' ')} of ${line.version}`
  const sources = sourcesOf(machine.image.volume)
  const said = await run(machine, line)
  const right = expected.code === undefined ? said.code !== INVALID : said.code === expected.code
  uphold(
    `${told} must end with its exit code.`,
    right ? [] : [`${said.code.toString(16)}, not ${expected.code?.toString(16)}: ${said.text.slice(-300)}`],
  )
  if (expected.changes !== undefined) {
    const changed = !sameSources(sources, sourcesOf(machine.image.volume))
    uphold(
      `${told} must change what it is to change.`,
      changed === expected.changes ? [] : [`changed: ${String(changed)}`],
    )
  }
  uphold(`${told} must say what it is to say.`, faultsOfOutput(line, expected, said))
  if (expected.restart === undefined) return
  const adds = line.what.kind === 'add'
  const key = machine.image.registry.key('SOFTWARE', `${KEY}\\${identityOf(adds ? 'restart' : 'busy')}`)
  const state = key?.value('CurrentState')?.data[0]
  const [before, after] = adds ? [INSTALL_PENDING, INSTALLED] : [UNINSTALL_PENDING, undefined]
  const should = expected.restart.done ? after : before
  uphold(`${told} must restart when it is to.`, state === should ? [] : [`CurrentState is ${state}`])
}

async function run(machine: Machine, line: CommandLineSpec) {
  const { host } = machine
  let text = ''
  const warnings: string[] = []
  let waits = 0
  const path = line.log === 'D:' ? 'D:\\dism.log' : 'C:\\Windows\\Logs\\DISM\\dism.log'
  const code = await runDism({
    arguments: [...optionsOfCommand(line), ...wordsOfCommand(line)],
    host: {
      ...host,
      elevated: line.elevated,
      dismVersion: line.version,
      async answer() {
        waits++
        return line.answer
      },
    },
    write: (some) => (text += some),
    warn: (each) => warnings.push(each),
  })
  const log = host.kindOf(path) === 'file' ? new TextDecoder().decode(machine.read(path)) : undefined
  return { code: code >>> 0, text: text.replaceAll('\r\n', '\n'), warnings, waits, log }
}
