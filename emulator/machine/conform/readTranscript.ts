import { MARK } from '../repro/formatRepro.ts'

/** A command in a transcript of a real Windows. */
export interface TranscriptCommand {
  /** As it was typed. */
  readonly command: string
  /** Number of its step, from 0, where the transcript is that of repro.cmd. */
  readonly step: number | undefined
  /** Undefined where nothing tells it. */
  readonly exitCode: number | undefined
  /** What was printed. */
  readonly lines: readonly string[]
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }
type Reading = Writable<Omit<TranscriptCommand, 'lines'>> & { readonly lines: string[] }

/** `C:\Windows\system32>dism …`, `PS C:\> dism …`. */
const PROMPT = /^(?:PS )?[A-Za-z]:\\[^<>|"]*> ?(.*)$/

/** What asks for the exit code of the command before. */
const ASKS_EXIT_CODE = /^(echo +%errorlevel%|(echo +)?\$LASTEXITCODE)\s*$/i

/**
 * Reads a transcript: what repro.cmd wrote, or a console with prompts, commands and their output as somebody pasted it. A
 * line `# command: …` above everything stands for a prompt.
 */
export function readTranscript(text: string): TranscriptCommand[] {
  const commands: Reading[] = []
  let current: Reading | undefined
  const begin = (command: string, step?: number): void => {
    current = { command, step, exitCode: undefined, lines: [] }
    commands.push(current)
  }
  const isOurs = text.includes(`${MARK}step `)
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, told] = /^# command: +(.*)$/.exec(line) ?? []
    const [, typed] = isOurs ? [] : (PROMPT.exec(line) ?? [])
    if (line.startsWith(MARK)) {
      const [word = '', ...rest] = line.slice(MARK.length).trimEnd().split(' ')
      if (word === 'step') begin('', (numberOf(rest[0]) ?? 0) - 1)
      else if (word === 'command' && current) current.command = rest.join(' ')
      else if (word === 'exit' && current) {
        current.exitCode = numberOf(rest[0])
        current = undefined
      }
    } else if (told !== undefined && commands.length === 0) begin(told)
    else if (typed !== undefined) {
      if (typed.trim() === '') current = undefined
      else begin(typed)
    } else if (!(line.startsWith('# ') && current?.lines.length === 0)) current?.lines.push(line)
  }
  return commands.flatMap((command, index) => {
    if (ASKS_EXIT_CODE.test(command.command)) return []
    const next = commands[index + 1]
    const asked = next && ASKS_EXIT_CODE.test(next.command) ? next.lines.find((line) => line.trim() !== '') : undefined
    return [{ ...command, exitCode: command.exitCode ?? numberOf(asked) }]
  })
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined
}
