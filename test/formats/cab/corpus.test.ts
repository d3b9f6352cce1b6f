import { describe, expect, test } from 'vitest'
import { readAll } from '../../../src/formats/ByteSource.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import type { Cabinet, CabFile } from '../../../src/formats/cab/Cabinet.ts'
import { refusal } from '../refusal.ts'
import { hasTool } from '../regf/hasTool.ts'
import { type CabinetPeer, cabinetPeers, type PeerReading } from './cabinetPeers.ts'
import { cabinetFile, type CabinetRow, cabinetRows, cabinetsAbsent, openCabinetFile } from './corpusCabinets.ts'
import { dosText } from './dosText.ts'

/** Names that other programs print otherwise than they are stored, or that are not text at all. */
const ODD_NAMES = /\/(dirwalk-vulns|utf8-stresstest|filename-read-violation-.)\.cab$/

/** Has a second list of files, which nothing points to and cabextract reads. */
const TWO_LISTS = /\/hidden-files\.cab$/

/** What other programs read and we refuse, and why. */
const OURS_ALONE: readonly (readonly [file: RegExp, defect: RegExp])[] = [
  [/cve-2010-2801-qtm-flush|\/(mixed|mszip_lzx_qtm)\.cab/, /packed with Quantum, which is not supported/],
  // A cabinet inside of another file is not looked for.
  [/\/search(_basic)?\.cab/, /does not start with MSCF/],
  [/search_tricky1/, /version 0\.0/],
  // 7z reads none of the blocks that the files are in.
  [/CVE-2014-9732\.cab/, /does not start with CK/],
  [/filename-read-violation-3/, /ends at [0-9]+ of a folder of 0 bytes/],
  // A name of more than 255 bytes.
  [/cve-2017-11423/, /a name has no end/],
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
      test('the same names, times, sizes and contents', { timeout: 120_000 }, () => {
        const found = rows.map(({ path }) => compare(path, peer))
        expect(found.filter((each) => each !== 'equal' && each !== 'refused by both')).toEqual([])
        expect(found.filter((each) => each === 'equal').length).toBeGreaterThan(35)
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

/** How what we read compares with what another program reads. */
function compare(path: string, { name, read }: CabinetPeer): string {
  const theirs = read(cabinetFile(path))
  const ours = readCabinet(path)
  if (typeof ours === 'string') {
    const known = OURS_ALONE.some(([file, defect]) => file.test(path) && defect.test(ours))
    return theirs && !known ? `${path}: ${name} reads what we refuse: ${ours}` : 'refused by both'
  }
  if (!theirs) return 'refused by both'
  if (Buffer.compare(ours.content, theirs.content) !== 0) return `${path}: other contents`
  const { files } = ours.cabinet
  if (files.length !== theirs.files.length) return `${path}: ${files.length} files, not ${theirs.files.length}`
  const names = !ODD_NAMES.test(path) && !(name === 'cabextract' && TWO_LISTS.test(path))
  const other = files.find((file, index) => !sameEntry(file, theirs.files[index]!, names))
  return other === undefined ? 'equal' : `${path}: ${other.name} ${other.size} ${dosText(other.modified)} is another`
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
