import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import type { Cabinet, CabFile } from '../../../src/formats/cab/Cabinet.ts'
import { refusal } from '../refusal.ts'
import { hasTool } from '../regf/hasTool.ts'
import { type CabinetPeer, cabinetPeers, type PeerReading } from './cabinetPeers.ts'
import {
  cabinetFile,
  type CabinetRow,
  cabinetRows,
  cabinetsAbsent,
  openCabinetFile,
  searchCabinetFile,
} from './corpusCabinets.ts'
import { dosText } from './dosText.ts'

/** Names that other programs print otherwise than they are stored, or that are not text at all. */
const ODD_NAMES = /\/(dirwalk-vulns|utf8-stresstest|filename-read-violation-.)\.cab$/

/** Has a second list of files, which nothing points to and cabextract reads. */
const TWO_LISTS = /\/hidden-files\.cab$/

/** How what we read of a cabinet compares with what another program reads. */
type Comparison = 'equal' | 'refused by both' | 'read by us alone' | 'read by it alone' | 'equal but for Quantum'

/** A cabinet on which we and another program are not at one, and why. */
interface Disagreement {
  readonly file: RegExp
  readonly peer: string
  readonly found: Comparison
  readonly reason: string
}

const NO_QUANTUM = 'packed with Quantum, which Windows packages are not, and we refuse'
const DAMAGED_NAMES = 'its first name is none; 7z goes on, cabextract does not'

/** All of them. What is not here is equal, or refused by both. */
const DISAGREEMENTS: readonly Disagreement[] = [
  { file: /\/(mixed|mszip_lzx_qtm)\.cab$/, peer: 'cabextract', found: 'equal but for Quantum', reason: NO_QUANTUM },
  { file: /\/(mixed|mszip_lzx_qtm)\.cab$/, peer: '7z', found: 'equal but for Quantum', reason: NO_QUANTUM },
  { file: /cve-2010-2801-qtm-flush/, peer: 'cabextract', found: 'equal but for Quantum', reason: NO_QUANTUM },
  {
    file: /\/CVE-2014-9732\.cab$/,
    peer: '7z',
    found: 'read by it alone',
    reason: 'no block of its folder is sound; 7z takes its file for a folder, by an attribute, and unpacks nothing',
  },
  {
    file: /\/filename-read-violation-3\.cab$/,
    peer: '7z',
    found: 'read by it alone',
    reason: 'its file ends behind its folder; 7z takes it for a folder, by an attribute, and unpacks nothing',
  },
  { file: /\/filename-read-violation-1\.cab$/, peer: 'cabextract', found: 'read by us alone', reason: DAMAGED_NAMES },
  { file: /cve-2017-11423/, peer: '7z', found: 'read by it alone', reason: 'a name of more than 255 bytes' },
  {
    file: /\/bad_nofiles\.cab$/,
    peer: 'cabextract',
    found: 'read by us alone',
    reason: 'no file at all, which cabextract takes for a fault',
  },
  {
    file: /\/reserve_[-HFD]{3}\.cab$/,
    peer: '7z',
    found: 'read by us alone',
    reason: 'a block of 5 bytes with another behind it; 7z wants 32,768 in all but the last',
  },
  {
    file: /lzx_16bit\.cab$/,
    peer: '7z',
    found: 'read by us alone',
    reason: 'an LZX code of 16 bits, which 7z refuses and cabextract reads as we do',
  },
]

/** What the index says of a faulty cabinet, and how we say it. */
const DEFECTS: readonly (readonly [index: RegExp, ours: RegExp])[] = [
  [/Quantum/, /packed with Quantum, which is not supported/],
  [/MSZIP over-read|LZX under-read|header sizes|LZX out of bounds/, /the cabinet ends at [0-9]+ and declares/],
  [/filename cut|bad folder id|range beyond folder|header truncated/, /the cabinet ends at|behind the end/],
  [/cbData over limit/, /the cabinet ends in its lists/],
  [/MSZIP stream that loops/, /an MSZIP block is broken/],
  [/merged folder/, /unknown method 15/],
  [/main tree empty/, /an LZX pretree is no tree/],
  [/match before any output/, /the code lengths of an LZX tree/],
  [/history not yet written/, /an LZX match lies 1 bytes back, where nothing is/],
  [/folder that does not exist/, /there is no folder 1/],
  [/zero folders/, /the cabinet has no folder/],
  [/no MSCF/, /does not start with MSCF/],
  [/without terminator/, /a name has no end/],
  [/missing data/, /(begins|goes on) in the cabinet cabd_multi_basic_pt[1-5]\.cab, which is missing/],
]

const rows = cabinetRows()

/** Everything in a cabinet, or what it is refused for. */
function readCabinet(path: string): { cabinet: Cabinet; content: Uint8Array } | string {
  let read: { cabinet: Cabinet; content: Uint8Array } | undefined
  const refused = refusal(() => {
    const cabinet = openCabinetFile(cabinetFile(path))
    read = { cabinet, content: joinBytes(cabinet.files.map((file) => readAll(cabinet.content(file)))) }
  })
  return refused?.message ?? read!
}

describe.skipIf(cabinetsAbsent !== undefined)(`real cabinets${cabinetsAbsent ? `: ${cabinetsAbsent}` : ''}`, () => {
  for (const peer of cabinetPeers) {
    const absent = !hasTool(peer.command)
    describe.skipIf(absent)(`as ${peer.name} reads them${absent ? `: no tool ${peer.command}` : ''}`, () => {
      test('the same names, times, sizes and contents, but where it is known why not', { timeout: 120_000 }, () => {
        const found = rows.map(({ path }) => ({ path, comparison: compare(path, peer) }))
        const other = found.filter(({ comparison }) => comparison !== 'equal' && comparison !== 'refused by both')
        const explained = other.map(({ path, comparison }) => {
          const known = DISAGREEMENTS.find(
            (each) => each.peer === peer.name && each.file.test(path) && each.found === comparison,
          )
          return { path, comparison, reason: known?.reason ?? 'UNKNOWN' }
        })
        process.stdout.write(tableOf(peer.name, explained))
        expect(explained.filter(({ reason }) => reason === 'UNKNOWN')).toEqual([])
        const unused = DISAGREEMENTS.filter(
          (each) => each.peer === peer.name && !other.some(({ path }) => each.file.test(path)),
        )
        expect(unused).toEqual([])
        expect(found.filter(({ comparison }) => comparison === 'equal').length).toBeGreaterThan(40)
      })
    })
  }

  test('sound ones are read, faulty ones refused for their reason', () => {
    expect(rows.map(misjudged).filter((each) => each !== undefined)).toEqual([])
    expect(rows.length).toBeGreaterThan(100)
  })

  test('a set is the same from whichever of its cabinets it is opened', () => {
    const parts = rows.filter(({ path }) => /split-[1-5]\.cab$/.test(path))
    expect(parts).toHaveLength(5)
    const read = parts.map(({ path }) => readCabinet(path))
    for (const one of read) {
      if (typeof one === 'string') throw new Error(one)
      expect(one.cabinet.files.map(({ name, size }) => `${name} ${size}`)).toEqual([
        'small1.bin 2000',
        'small2.bin 8000',
        'medium1.bin 40000',
        'medium2.bin 50000',
        'small3.bin 128',
        'medium3.bin 40000',
      ])
      expect(Buffer.compare(one.content, (read[0] as typeof one).content)).toBe(0)
    }
  })
})

function tableOf(peer: string, rowsOfPeer: readonly { path: string; comparison: string; reason: string }[]): string {
  const lines = rowsOfPeer.map(
    ({ path, comparison, reason }) => `  ${basename(path).padEnd(38)} ${comparison.padEnd(22)} ${reason}`,
  )
  return [`cabinets on which ${peer} and we are not at one:`, ...lines, ''].join('\n')
}

/** How what we read compares with what another program reads: one of `Comparison`, or what is different. */
function compare(path: string, { name, read, searches }: CabinetPeer): string {
  const theirs = read(cabinetFile(path))
  let cabinet: Cabinet | undefined
  const refused = refusal(() => void (cabinet = openCabinetFile(cabinetFile(path))))
  if (!theirs) return typeof readCabinet(path) === 'string' ? 'refused by both' : 'read by us alone'
  const cabinets = !refused && cabinet ? [cabinet] : searches ? searchCabinetFile(cabinetFile(path)) : []
  if (cabinets.length === 0) return 'read by it alone'
  const files = cabinets.flatMap((one) => one.files.map((file) => ({ file, content: () => one.content(file) })))
  if (files.length !== theirs.files.length) return `${files.length} files, not ${theirs.files.length}`
  const names = !ODD_NAMES.test(path) && !(name === 'cabextract' && TWO_LISTS.test(path))
  const another = files.find(({ file }, index) => !sameEntry(file, theirs.files[index]!, names))?.file
  if (another) return `${another.name} ${another.size} ${dosText(another.modified)} is another`
  let [at, quantum] = [0, 0]
  for (const { file, content: ourContent } of files) {
    const content = theirs.content.subarray(at, (at += file.size))
    let ours: Uint8Array | undefined
    const defect = refusal(() => void (ours = readAll(ourContent())))?.message
    if (defect?.includes('packed with Quantum, which is not supported')) quantum++
    else if (defect !== undefined || !ours) return 'read by it alone'
    else if (Buffer.compare(ours, content) !== 0) return `${file.name}: other content`
  }
  if (at !== theirs.content.length) return `${at} bytes, not ${theirs.content.length}`
  return quantum > 0 ? 'equal but for Quantum' : 'equal'
}

/** Bytes of names are printed as they are, or as UTF-8; folders with either slash; times that are none not by 7z. */
function sameEntry({ name, size, modified }: CabFile, theirs: PeerReading['files'][number], names: boolean): boolean {
  const printed = (['latin1', 'utf8'] as const).map((encoding) => Buffer.from(name, encoding).toString('latin1'))
  const sameName = printed.some((each) => each.replaceAll('\\', '/') === theirs.name.replaceAll('\\', '/'))
  const sameTime = theirs.time === dosText(modified) || (theirs.time === '' && modified.month === 0)
  return (sameName || !names) && sameTime && size === theirs.size
}

/** What is wrong with how we read a cabinet, by what the index says of it. */
function misjudged({ path, compression, expected }: CabinetRow): string | undefined {
  const ours = readCabinet(path)
  const reason = typeof ours === 'string' ? ours : undefined
  if (expected.startsWith('valid')) {
    const quantum = compression.includes('Quantum')
    const right = quantum ? reason?.includes('packed with Quantum, which is not supported') : reason === undefined
    return right ? undefined : `${path} is sound: ${reason}`
  }
  if (!expected.startsWith('reject')) return undefined
  const known = DEFECTS.find(([index]) => index.test(expected))
  return reason !== undefined && known?.[1].test(reason) ? undefined : `${path}, ${expected}: ${reason}`
}
