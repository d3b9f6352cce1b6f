import type { Host } from '../../host/Host.ts'
import { formatLogLine, type LogWord } from './formatLogLine.ts'

/**
 * The lowest /LogLevel that shows a line: 1 errors, 2 warnings, 3 information, 4 what DISM does not log: steps,
 * decisions, what exactly went wrong.
 */
type LogLevel = 1 | 2 | 3 | 4

/** dism.log of one run. Writing never fails: a log that cannot be written is given up. Lines wait until `flush`. */
export interface DismLog {
  /** A line of dism.exe itself. */
  exe(level: LogLevel, text: string): void
  /** A line of a provider or manager: `source: PID=… TID=… text - place`, with `(hr:0x…)` on errors. */
  provider(level: LogLevel, source: string, text: string, place: string): void
  /** The same, written as it is, line breaks and place included. */
  verbatim(level: LogLevel, source: string, text: string): void
  /** The thread of those lines. */
  readonly threadId: number
  /** Writes the lines that wait: before something that may go wrong, and at the end. */
  flush(): void
}

const WORDS: { readonly [level in LogLevel]: LogWord } = { 1: 'Error', 2: 'Warning', 3: 'Info', 4: 'Info' }

/**
 * Opens dism.log at a path of the host.
 * @param settings.level lines above it are left out
 * @param settings.warn told once when the log cannot be written
 */
export function createLog(settings: {
  readonly host: Host
  readonly path: string
  readonly level: LogLevel
  readonly warn: (line: string) => void
}): DismLog {
  const { host, path, level: highest, warn } = settings
  let open = true
  let waiting = ''
  function write(level: LogLevel, text: string): void {
    if (level <= highest) waiting += formatLogLine(host.now(), host.timeZoneOffset, WORDS[level], text)
  }
  function flush(): void {
    const text = waiting
    waiting = ''
    if (!open || text === '') return
    try {
      host.appendText(path, text)
    } catch {
      open = false
      warn(`the log ${path} cannot be written, nothing is logged`)
    }
  }
  const threadId = host.processId + 4
  const ids = `PID=${host.processId} TID=${threadId}`
  return {
    exe: (level, text) => write(level, `DISM.EXE: ${text}`),
    provider: (level, source, text, place) => write(level, `${source}: ${ids} ${oneLine(text)} - ${place}`),
    verbatim: (level, source, text) => write(level, `${source}: ${ids} ${text}`),
    threadId,
    flush,
  }
}

function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replaceAll(/\s*[\r\n]+\s*/g, ' ') : text
}
