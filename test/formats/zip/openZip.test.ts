import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { crc32 } from '#platform'
import { dataOffsets, type ZipOptions, type ZipPart, writeZip } from '../../../fixtures/writeZip.ts'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { openZip } from '../../../src/formats/zip/openZip.ts'
import { readZipEntry } from '../../../src/formats/zip/readZipEntry.ts'
import { asyncRefusal } from '../refusal.ts'

const scratch = mkdtempSync(join(tmpdir(), 'zip-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function stored(name: string, content: Uint8Array): ZipPart {
  return { name, method: 0, data: content, size: content.length, crc32: crc32(content) }
}

function deflated(name: string, content: Uint8Array): ZipPart {
  return { ...stored(name, content), method: 8, data: new Uint8Array(deflateRawSync(content)) }
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** Two files, `a` stored and `b` deflated. */
const TWO = [stored('a', text('aaaa')), deflated('b', text('b'.repeat(100)))]

/** Where the central header of the n-th part starts. */
function centralHeader(parts: readonly ZipPart[], index: number, options: ZipOptions = {}): number {
  const last = parts.length - 1
  const names = parts.slice(0, index).reduce((total, part) => total + 46 + part.name.length, 0)
  return dataOffsets(parts, options)[last]! + parts[last]!.data.length + names
}

/** The bytes of an archive with one place changed. */
async function edited(parts: readonly ZipPart[], offset: number, ...bytes: number[]): Promise<Uint8Array> {
  const zip = await writeZip(parts, {})
  zip.set(bytes, offset)
  return zip
}

/** Reads all entries. */
async function contents(bytes: Uint8Array): Promise<[name: string, content: Uint8Array][]> {
  const archive = await openZip(bytesSource(bytes), 'a.zip')
  return archive.entries.map((entry) => [entry.name, readZipEntry(archive, entry)])
}

/** What an archive is refused with. */
async function defectOf(bytes: Uint8Array): Promise<string | undefined> {
  return (await asyncRefusal(() => contents(bytes)))?.message
}

describe('openZip', () => {
  const options: ZipOptions[] = [{}, { zip64: true }, { dataDescriptors: true }, { zip64: true, dataDescriptors: true }]
  test.each(options)('reads stored and deflated entries with %o', async (each) => {
    const bytes = await writeZip(TWO, each)
    const archive = await openZip(bytesSource(bytes), 'a.zip')
    expect(await contents(bytes)).toEqual([
      ['a', text('aaaa')],
      ['b', text('b'.repeat(100))],
    ])
    expect(archive.entries.map((entry) => entry.dataOffset)).toEqual(dataOffsets(TWO, each))
  })

  test('reads an archive of nothing', async () => {
    expect(await contents(await writeZip([], {}))).toEqual([])
  })

  test('a stream that ends with a flush instead of a last block is whole', async () => {
    const flushed = Uint8Array.of(0x4b, 0x4c, 0x04, 0, 0, 0, 0xff, 0xff)
    const { inflateRawSync, constants } = await import('node:zlib')
    const content = new Uint8Array(inflateRawSync(flushed, { finishFlush: constants.Z_SYNC_FLUSH }))
    expect(content.length).toBeGreaterThan(0)
    const part = { ...stored('a', content), method: 8 as const, data: flushed }
    expect(await contents(await writeZip([part], {}))).toEqual([['a', content]])
  })

  const local = 0
  const a = centralHeader(TWO, 0)
  const b = centralHeader(TWO, 1)
  const localB = dataOffsets(TWO, {})[1]! - 31
  const faults: [what: string, offset: number, bytes: number[], defect: RegExp][] = [
    ['an encrypted entry', a + 8, [1], /^a\.zip: at offset 0: a: the entry is encrypted$/],
    ['a local header that says encrypted', local + 6, [1], /the entry is encrypted/],
    ['strong encryption', a + 8, [0x40], /strong encryption is not supported/],
    ['compression method 12', b + 10, [12], /compression method 12 is not supported/],
    ['two compression methods', localB + 8, [0], /the local header names another compression method/],
    ['another name in the local header', local + 30, [0x78], /a: the local header has another name/],
    ['another checksum in the local header', local + 14, [1], /the local header has another checksum or size/],
    ['another size in the local header', localB + 22, [101], /the local header has another checksum or size/],
    ['a stored entry of two sizes', a + 24, [5], /the entry is stored and has two sizes/],
    ['a size that deflate cannot reach', b + 24, [0, 0, 0, 0x7f], /bytes cannot inflate to 2130706432/],
    ['an entry at the place of another', b + 42, [0, 0, 0, 0], /b: the local header (has another name|names another)/],
    ['a local header out of the file', b + 42, [0, 0, 1, 0], /the file ends too early/],
    ['no local header', local, [0], /invalid local file header signature/],
    ['no central header', a, [0], /invalid central directory file header signature/],
    ['more entries than there are', b + 47 + 10, [3], /the file ends too early/],
    ['absurdly many entries', b + 47 + 10, [0xff, 0xff], /the central directory declares 65535 entries/],
    ['a name that is neither ASCII nor UTF-8', a + 46, [0xe9], /neither ASCII nor marked and valid UTF-8/],
    ['content that is not that of the checksum', local + 31, [0x62], /a: the content does not match its CRC-32/],
    ['deflated data that is none', localB + 31, [0xff], /b: the deflated data is broken/],
  ]
  test.each(faults)('refuses %s', async (_, offset, bytes, defect) => {
    expect(await defectOf(await edited(TWO, offset, ...bytes))).toMatch(defect)
  })

  test('refuses a name in UTF-8 that is not marked so, and reads one that is', async () => {
    const parts = [stored('ab', text('1'))]
    const bytes = await writeZip(parts, {})
    const header = centralHeader(parts, 0)
    for (const field of [30, header + 46]) bytes.set([0xc3, 0xa4], field)
    expect(await defectOf(bytes)).toMatch(/neither ASCII nor marked and valid UTF-8/)
    for (const field of [7, header + 9]) bytes[field] = 0x08
    expect(await contents(bytes)).toEqual([['ä', text('1')]])
  })

  test('refuses an entry that reaches into the next', async () => {
    const bytes = await writeZip(TWO, {})
    for (const field of [local + 18, local + 22, a + 20, a + 24]) bytes[field] = 10
    expect(await defectOf(bytes)).toMatch(/b: entries overlap/)
  })

  test('refuses an entry that reaches into the central directory', async () => {
    const parts = [stored('a', text('aaaa'))]
    const bytes = await writeZip(parts, {})
    const header = centralHeader(parts, 0)
    for (const field of [18, 22, header + 20, header + 24]) bytes[field] = 10
    expect(await defectOf(bytes)).toMatch(/entries overlap the central directory/)
  })

  test('refuses a name that comes twice', async () => {
    expect(await defectOf(await writeZip([stored('a', text('1')), stored('a', text('2'))], {}))).toMatch(
      /two entries have this name/,
    )
  })

  test('refuses a deflated entry that holds more or less than declared', async () => {
    const more = { ...deflated('a', text('b'.repeat(100))), size: 99 }
    expect(await defectOf(await writeZip([more], {}))).toMatch(/the deflated data is broken or longer than declared/)
    const less = { ...deflated('a', text('b'.repeat(100))), size: 101 }
    expect(await defectOf(await writeZip([less], {}))).toMatch(/holds 100 bytes instead of 101/)
  })

  test('a bomb costs what it declares', async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024)
    const bomb = { ...deflated('a', zeros), size: 1000 }
    const bytes = await writeZip([bomb], {})
    const before = process.memoryUsage().rss
    expect(await defectOf(bytes)).toMatch(/longer than declared/)
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024)
  })

  test('any bytes give an archive or a FormatError', async () => {
    const zip = await writeZip(TWO, { zip64: true })
    let refused = 0
    const change = fc.record({ at: fc.nat(zip.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(zip.length), async (changes, cut) => {
        const bytes = zip.slice(0, cut % 3 === 0 ? cut : zip.length)
        for (const { at, byte } of changes) bytes[at] = byte
        if ((await defectOf(bytes)) !== undefined) refused++
      }),
      { seed: 3, numRuns: 2000 },
    )
    expect(refused).toBeGreaterThan(1000)
  })
})

const python = spawnSync('python3', ['--version']).status === 0
const sevenZip = spawnSync('7z', ['i']).status === 0

/** Makes archives of random shape with its own writer and prints what is in them. */
const PYTHON_ZIP = `
import io, json, os, random, sys, zipfile
class Unseekable(io.RawIOBase):
    def __init__(self): self.data = bytearray()
    def writable(self): return True
    def write(self, bytes): self.data += bytes; return len(bytes)
def make(seed):
    chance = random.Random(seed); listing = []
    out = Unseekable() if chance.random() < .5 else io.BytesIO()
    with zipfile.ZipFile(out, 'w') as zip:
        for number in range(chance.randrange(8)):
            name = ('folder/' if chance.random() < .5 else '') + chance.choice(['file', 'Zürich', '東京']) + str(number)
            content = bytes(chance.choices(b'abc', k=chance.choice([0, 1, 1000, 70000])))
            info = zipfile.ZipInfo(name); info.compress_type = chance.choice([0, 8])
            with zip.open(info, 'w', force_zip64=chance.random() < .3) as file: file.write(content)
            listing.append([name, len(content), zipfile.crc32(content)])
    with open(os.path.join(sys.argv[1], f'{seed}.zip'), 'wb') as file:
        file.write(bytes(out.data) if isinstance(out, Unseekable) else out.getvalue())
    return listing
print(json.dumps([make(seed) for seed in range(40)]))
`

describe('archives of other tools', () => {
  test.skipIf(!python)(`python's zipfile${python ? '' : ' (skipped: there is no python3)'}`, async () => {
    const { stdout } = spawnSync('python3', ['-c', PYTHON_ZIP, scratch], { encoding: 'utf8' })
    const listings: unknown[] = JSON.parse(stdout)
    expect(listings).toHaveLength(40)
    for (const [seed, listing] of listings.entries()) {
      const read = await contents(new Uint8Array(readFileSync(join(scratch, `${seed}.zip`))))
      expect(read.map(([name, content]) => [name, content.length, crc32(content)])).toEqual(listing)
    }
  })

  const methods: [method: string, flags: string[], defect: RegExp][] = [
    ['bzip2', ['-mm=BZip2'], /compression method 12 is not supported/],
    ['LZMA', ['-mm=LZMA'], /compression method 14 is not supported/],
    ['a password', ['-psecret'], /the entry is encrypted/],
    ['AES', ['-psecret', '-mem=AES256'], /the entry is encrypted/],
  ]
  test.skipIf(!sevenZip).each(methods)(
    `7z with %s is refused${sevenZip ? '' : ' (skipped: there is no 7z)'}`,
    async (method, flags, defect) => {
      const path = join(scratch, `${method}.zip`)
      const file = join(scratch, 'file.txt')
      writeFileSync(file, 'a file\n'.repeat(1000))
      expect(spawnSync('7z', ['a', ...flags, path, file]).status).toBe(0)
      expect(await defectOf(new Uint8Array(readFileSync(path)))).toMatch(defect)
    },
  )

  test.skipIf(!sevenZip)(`7z with deflate is read${sevenZip ? '' : ' (skipped: there is no 7z)'}`, async () => {
    const path = join(scratch, 'deflate.zip')
    const file = join(scratch, 'file.txt')
    writeFileSync(file, 'a file\n'.repeat(1000))
    expect(spawnSync('7z', ['a', '-mm=Deflate', path, file]).status).toBe(0)
    expect(await contents(new Uint8Array(readFileSync(path)))).toEqual([['file.txt', text('a file\n'.repeat(1000))]])
  })
})
