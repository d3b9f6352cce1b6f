import type { Scenario } from '../../../../emulator/index.ts'
import { formatRepro } from '../../../../emulator/machine/repro/formatRepro.ts'

const FOLDERS: { readonly [name: string]: string } = {
  here: 'C:\\Users\\a b\\R&D\\',
  work: 'C:\\dismulator',
  answers: 'C:\\dismulator\\answers.txt',
  SystemRoot: 'C:\\Windows',
}

/** The command of each step, from 1, as cmd.exe writes it into the transcript when it carries out repro.cmd. */
export function announcedCommands(scenario: Scenario): ReadonlyMap<number, string> {
  const commands = new Map<number, string>()
  let step = 0
  for (const line of formatRepro(scenario).split('\r\n')) {
    step = Number(/^:step(\d+)$/.exec(line)?.[1] ?? step)
    const [, echoed] = /^>>"%transcript%" echo\(\^>\^>\^> command (.*)$/.exec(line) ?? []
    if (echoed !== undefined) commands.set(step, plain(echoed))
  }
  return commands
}

/** What echo prints: variables first, then carets. */
function plain(text: string): string {
  return text
    .replaceAll(/%%|%(\w+)%/g, (_, name: string | undefined) => (name === undefined ? '%' : (FOLDERS[name] ?? '')))
    .replaceAll(/\^(.)/g, '$1')
}
