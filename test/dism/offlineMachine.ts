import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import type { DismRun } from '../../src/dism/DismRun.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { run } from './fakeHost.ts'

/** How a command line ended. */
export interface LineRun {
  /** The number behind `Error: ` as DISM prints it, or 0. */
  readonly error: string
  readonly stdout: string
  readonly decisions: readonly Decision[]
  /** The verdicts of a rule, in their order. */
  verdicts(rule: string): readonly string[]
}

/** A computer with an offline image in C:\test\offline, on which whole command lines run. */
export interface OfflineMachine {
  readonly machine: Machine
  /** The offline image as it is now. */
  readonly image: WindowsImage
  /** Runs a command line as a Windows shell hands it over; the word `dism` may stand in front. */
  line(text: string, more?: Partial<DismRun>): Promise<LineRun>
  /** Writes a text or bytes to a file of the computer. */
  write(path: string, content: Uint8Array | string): void
  /** The text of a file of the offline image, or undefined. */
  text(path: string): string | undefined
}

const OFFLINE = 'C:\\test\\offline'

export function offlineMachine(options: Partial<MachineOptions> = {}): OfflineMachine {
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'], ...options })
  const source = createMachine({ preset: 'windows-11-24h2', users: ['alice'], ...options }).image.volume
  const copy = (folder: string): void => {
    for (const { name, kind } of source.list(folder)) {
      const path = folder === '' ? name : `${folder}\\${name}`
      if (kind === 'folder') copy(path)
      else machine.write(`${OFFLINE}\\${path}`, source.open(path))
    }
  }
  copy('')
  return {
    machine,
    get image() {
      return openImage(machine.volumeAt(OFFLINE), machine.host.now)
    },
    async line(text, more = {}) {
      const words = wordsOf(text)
      if (/^dism(\.exe)?$/i.test(words[0] ?? '')) words.shift()
      const decisions: Decision[] = []
      const host = { ...machine.host, appendText: () => {} }
      const ran = await run(host, words, { ...more, onDecisions: (taken) => decisions.push(...taken) })
      return {
        error: /^Error: (\S+)/m.exec(ran.stdout.replaceAll('\r', ''))?.[1] ?? '0',
        stdout: ran.stdout.replaceAll('\r\n', '\n'),
        decisions,
        verdicts: (rule) => decisions.filter((one) => one.rule === rule).map((one) => one.verdict),
      }
    },
    write: (path, content) =>
      machine.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    text: (path) => {
      const found = machine.host.readFile(`${OFFLINE}\\${path}`)
      return found && new TextDecoder().decode(found.read(0, found.size))
    },
  }
}

/** Words parted by blanks, but for those between quotation marks, which go. */
function wordsOf(line: string): string[] {
  return (line.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''))
}
