import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** What another program reads in a cabinet. */
export interface PeerReading {
  /** In the order of the entries. Each character of a name is a byte that was printed. */
  readonly files: readonly { readonly name: string; readonly size: number; readonly time: string }[]
  /** All contents, one behind the other. */
  readonly content: Uint8Array
}

/** A program that reads cabinets. */
export interface CabinetPeer {
  readonly name: string
  readonly command: string
  /** Whether it looks for cabinets in a file that is none itself. */
  readonly searches: boolean
  /** Undefined when it refuses the cabinet. */
  readonly read: (file: string) => PeerReading | undefined
  /** Whether its own test of a cabinet succeeds. */
  readonly test: (file: string) => boolean
}

const MOST_OUTPUT = 1024 ** 3

function outputOf(command: string, args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync(command, args, { maxBuffer: MOST_OUTPUT, timeout: 60_000 })
  return status === 0 ? stdout : undefined
}

/** A line of `cabextract -l`: size, day, time, name. */
const LISTED = /^ *([0-9]+) \| ([0-9]{2})\.([0-9]{2})\.([0-9]{4}) ([0-9:]{8}) \| (.*)$/

const cabextract: CabinetPeer = {
  name: 'cabextract',
  command: 'cabextract',
  searches: true,
  read(file) {
    const list = outputOf('cabextract', ['-l', file])
    const content = outputOf('cabextract', ['-q', '-p', file])
    if (!list || !content) return undefined
    const files = list
      .toString('latin1')
      .split('\n')
      .flatMap((line) => {
        const [, size, day, month, year, time, name] = LISTED.exec(line) ?? []
        return name === undefined ? [] : [{ name, size: Number(size), time: `${year}-${month}-${day} ${time}` }]
      })
    return { files, content: new Uint8Array(content) }
  },
  test: (file) => outputOf('cabextract', ['-q', '-t', file]) !== undefined,
}

const sevenZip: CabinetPeer = {
  name: '7z',
  command: '7z',
  searches: false,
  read: (file) => withCasedSet(file, readWithSevenZip),
  test: (file) => outputOf('7z', ['t', file]) !== undefined,
}

function readWithSevenZip(file: string): PeerReading | undefined {
  const list = outputOf('7z', ['l', '-slt', file])
  const content = outputOf('7z', ['x', '-so', file])
  if (!list || !content) return undefined
  const [, ...entries] = list
    .toString('latin1')
    .split('----------\n')
    .at(-1)!
    .split(/^Path = /m)
  const files = entries.map((entry) => {
    const [name = ''] = entry.split('\n')
    const field = (key: string): string => new RegExp(`^${key} = (.*)$`, 'm').exec(entry)?.[1] ?? ''
    return { name, size: Number(field('Size')), time: field('Modified').slice(0, 19) }
  })
  return { files, content: new Uint8Array(content) }
}

/** 7z wants the other cabinets of a set in the case in which they are named: it gets links that are. */
function withCasedSet<Result>(file: string, read: (file: string) => Result): Result {
  const names = [
    ...readFileSync(file)
      .toString('latin1')
      .matchAll(/[\w-]+\.CAB(?=\0)/g),
  ].map(([name]) => name)
  const siblings = readdirSync(dirname(file))
  const wanted = names.filter((name) => !siblings.includes(name))
  if (wanted.length === 0) return read(file)
  const folder = mkdtempSync(join(tmpdir(), 'cased-set-'))
  try {
    for (const sibling of siblings) {
      if (!/\.cab$/i.test(sibling)) continue
      symlinkSync(join(dirname(file), sibling), join(folder, sibling.replace(/^(split)(-\d)\.cab$/, 'Split$2.CAB')))
    }
    return read(join(folder, basename(file).replace(/^(split)(-\d)\.cab$/, 'Split$2.CAB')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The programs that read cabinets, whether they are here or not. */
export const cabinetPeers: readonly CabinetPeer[] = [cabextract, sevenZip]
