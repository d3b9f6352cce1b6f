import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { crc32, deflateRawRun, hash } from '#platform'
import { appPackage, bundle } from '../../fixtures/index.ts'
import { joinBytes } from '../../src/formats/joinBytes.ts'
import type { AppBundle } from '../../src/formats/appx/AppPackage.ts'
import { openAppPackage } from '../../src/formats/appx/openAppPackage.ts'
import { verifyAppPackage } from '../../src/formats/appx/verifyAppPackage.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { FormatError } from '../../src/formats/FormatError.ts'
import { openZip } from '../../src/formats/zip/openZip.ts'
import { readZipEntry } from '../../src/formats/zip/readZipEntry.ts'
import { asyncRefusal, refusal } from '../formats/refusal.ts'
import { mendPackage, replaced } from './appx/mendPackage.ts'
import { entryOf } from './zip/mutateModel.ts'
import { readModel } from './zip/readModel.ts'
import { writeModel } from './zip/writeModel.ts'
import type { ModelEntry, ZipModel } from './zip/ZipModel.ts'

const GIB = 1024 ** 3
const MIB = 1024 ** 2

const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** 10 GiB of zeros, deflated to 10 MiB. */
function tenGiB(): Uint8Array {
  const run = deflateRawRun(new Uint8Array(64 * MIB))
  return joinBytes([...Array.from({ length: 160 }, () => run), Uint8Array.of(3, 0)])
}

const zeros = tenGiB()

/** An entry of those zeros, whatever it says of its size. */
function bomb(name: string, size: number): ModelEntry {
  // The flag leaves sizes to a descriptor, so that the local header need not hold them.
  return { name: text(name), method: 8, flags: 8, data: zeros, crc32: 0, size }
}

/** What work gives, and how much more memory the process had at most while it went on; asked often. */
async function memoryOf<Result>(work: () => Promise<Result>): Promise<{ result: Result; grown: number }> {
  const before = process.memoryUsage.rss()
  const result = await work()
  return { result, grown: process.memoryUsage().rss - before }
}

async function defectOf(bytes: Uint8Array): Promise<string | undefined> {
  const refused = await asyncRefusal(async () => verifyAppPackage(await openAppPackage(bytesSource(bytes), 'a.appx')))
  return refused?.defect
}

const sound = await readModel(await appPackage({ name: 'Contoso.Reader' }))

describe('Bombs of 10 GiB are refused in bounded time and memory', () => {
  test('a zip that declares them', async () => {
    const { bytes } = writeModel({ entries: [bomb('a', 10 * GIB)], zip64: true })
    const archive = await openZip(bytesSource(bytes), 'a.zip')
    const { result, grown } = await memoryOf(async () => refusal(() => readZipEntry(archive, archive.entries[0]!)))
    expect(result?.defect).toBe('a: 10737418240 bytes are too many to inflate at once')
    expect(grown).toBeLessThan(100 * MIB)
  })

  test('a zip that hides them behind a size of 1,000 bytes', async () => {
    const { bytes } = writeModel({ entries: [bomb('a', 1000)] })
    const archive = await openZip(bytesSource(bytes), 'a.zip')
    const { result, grown } = await memoryOf(async () => refusal(() => readZipEntry(archive, archive.entries[0]!)))
    expect(result?.defect).toBe('a: the deflated data is broken or longer than declared')
    expect(grown).toBeLessThan(100 * MIB)
  })

  test('a zip that declares more than its bytes can inflate to', async () => {
    const entry = { ...bomb('a', 100 * GIB), data: zeros.subarray(0, 1000) }
    const { bytes } = writeModel({ entries: [entry], zip64: true })
    const refused = await asyncRefusal(() => openZip(bytesSource(bytes), 'a.zip'))
    expect(refused?.defect).toBe('a: 1000 bytes cannot inflate to 107374182400')
  })

  test('a package that declares them in zip and block map', async () => {
    const block = `<Block Hash="${'A'.repeat(43)}=" Size="0"/>`
    const file = `<File Name="a" Size="${10 * GIB}" LfhSize="31"><Block Hash="${'A'.repeat(43)}=" Size="${zeros.length}"/>${block.repeat(163_839)}</File>`
    const mended = mendPackage(sound)
    const entries = [
      bomb('a', 10 * GIB),
      ...replaced(mended.entries, /^AppxBlockMap\.xml$/, (map) => map.replace('</BlockMap>', `${file}</BlockMap>`)),
    ]
    const { bytes } = writeModel({ entries, zip64: true })
    const { result, grown } = await memoryOf(() => defectOf(bytes))
    expect(result).toMatch(/^\d{8} bytes of files expand to 107\d{8}, which no package needs$/)
    expect(grown).toBeLessThan(600 * MIB)
  })

  test('a package in which all is right', async () => {
    const run = deflateRawRun(new Uint8Array(65_536))
    const count = (10 * GIB) / 65_536
    const data = joinBytes([...Array.from({ length: count }, () => run), Uint8Array.of(3, 0)])
    const digest = Buffer.from(hash('SHA-256', new Uint8Array(65_536))).toString('base64')
    const block = `<Block Hash="${digest}" Size="${run.length}"/>`
    const file = `<File Name="a" Size="${10 * GIB}" LfhSize="31">${block.repeat(count)}</File>`
    const entries = [
      { ...bomb('a', 10 * GIB), data },
      ...replaced(mendPackage(sound).entries, /^AppxBlockMap\.xml$/, (map) =>
        map.replace('</BlockMap>', `${file}</BlockMap>`),
      ),
    ]
    const { bytes } = writeModel({ entries, zip64: true })
    expect(bytes.length).toBeLessThan(20 * MIB)
    expect(await defectOf(bytes)).toMatch(/^\d{8} bytes of files expand to 107\d{8}, which no package needs$/)
  })

  test('a package of many files, none of which is large', async () => {
    const data = joinBytes([deflateRawRun(new Uint8Array(64 * MIB)), Uint8Array.of(3, 0)])
    const many = Array.from({ length: 200 }, (_, number) => ({ ...bomb(`a${number}`, 64 * MIB), data }))
    const { bytes } = writeModel({ entries: [...many, ...mendPackage(sound).entries] })
    expect(await defectOf(bytes)).toMatch(/^\d{8} bytes of files expand to 134\d{8}, which no package needs$/)
  })

  test('what expands a hundred times and is small is none', async () => {
    const zero = await appPackage({ name: 'Contoso.Zero', files: { 'zero.dll': new Uint8Array(100_000_000) } })
    expect(zero.length).toBeLessThan(MIB)
    expect(await defectOf(zero)).toBeUndefined()
  })

  const footprint: [file: string, defect: RegExp][] = [
    ['AppxManifest.xml', /0 blocks cannot hold 10737418240 bytes$/],
    ['AppxBlockMap.xml', /^AppxBlockMap\.xml is too large: 10737418240 bytes$/],
    ['[Content_Types].xml', /^\[Content_Types\]\.xml is too large: 10737418240 bytes$/],
  ]
  test.each(footprint)('%s', async (file, defect) => {
    const others = mendPackage(sound).entries.filter(({ name }) => new TextDecoder().decode(name) !== file)
    const listed = replaced(others, /^AppxBlockMap\.xml$/, (map) =>
      map.replace(/(Name="AppxManifest\.xml" Size=")[0-9]+(.*?)<Block.*?<\/File>/, `$1${10 * GIB}$2</File>`),
    )
    const { bytes } = writeModel({ entries: [bomb(file, 10 * GIB), ...listed], zip64: true })
    expect(await defectOf(bytes)).toMatch(defect)
  })

  test('a block map of 60 MB, deflated to 60 KB, in a package of some files', async () => {
    const entries = replaced(mendPackage(sound).entries, /^AppxBlockMap\.xml$/, (map) => map + ' '.repeat(60_000_000))
    const { bytes } = writeModel({ entries })
    expect(bytes.length).toBeLessThan(100_000)
    expect(await defectOf(bytes)).toMatch(/^AppxBlockMap\.xml is too large: 600\d+ bytes$/)
  })

  test('a signature of 60 MB of empty values, deflated to 60 KB', async () => {
    const length = 60_000_000
    const der = new Uint8Array(length)
    der.set([0x50, 0x4b, 0x43, 0x58, 0x30, 0x84, 0x03, 0x93, 0x86, 0xf6])
    const entries = [...mendPackage(sound).entries, entryOf(text('AppxSignature.p7x'), der, 8)]
    const { bytes } = writeModel({ entries })
    expect(bytes.length).toBeLessThan(100_000)
    expect(await defectOf(bytes)).toBe('AppxSignature.p7x is too large: 60000000 bytes')
  })

  test('entries that lie over one another', async () => {
    const entries = Array.from({ length: 200 }, (_, index) => ({ ...bomb(`a${index}`, 100 * MIB), at: 0 }))
    const { bytes } = writeModel({
      entries: entries.map((entry, index) =>
        index === 0 ? entry : { ...entry, data: new Uint8Array(), compressedSize: zeros.length },
      ),
    })
    expect((await asyncRefusal(() => openZip(bytesSource(bytes), 'a.zip')))?.defect).toMatch(
      /the local header has another name/,
    )
    const same = writeModel({
      entries: [
        bomb('a', 100 * MIB),
        { ...bomb('a', 100 * MIB), data: new Uint8Array(), compressedSize: zeros.length, at: 0 },
      ],
    })
    expect((await asyncRefusal(() => openZip(bytesSource(same.bytes), 'a.zip')))?.defect).toMatch(
      /^a: entries overlap$/,
    )
  })
})

describe('A million entries', () => {
  const name = text('1234567')
  const entry: ModelEntry = { name, method: 0, flags: 0, data: new Uint8Array(), crc32: 0, size: 0 }

  test('that are there', async () => {
    const entries: readonly ModelEntry[] = Array.from({ length: 1_000_000 }, () => entry)
    const { bytes } = writeModel({ entries, zip64: true })
    expect(bytes.length).toBeGreaterThan(80_000_000)
    const { result, grown } = await memoryOf(() => asyncRefusal(() => openZip(bytesSource(bytes), 'a.zip')))
    expect(result?.defect).toBe('the central directory declares 1000000 entries')
    expect(grown).toBeLessThan(100 * MIB)
  })

  test('that are declared only', async () => {
    const written = writeModel({ entries: [entry], zip64: true })
    const end64 = written.marks.find(({ kind }) => kind === 'end64')!.at
    for (const field of [24, 32]) new DataView(written.bytes.buffer).setUint32(end64 + field, 1_000_000, true)
    const refused = await asyncRefusal(() => openZip(bytesSource(written.bytes), 'a.zip'))
    expect(refused?.defect).toBe('the central directory declares 1000000 entries')
  })
})

describe('A bundle that contains itself', () => {
  test('says which package is none', async () => {
    const model = await readModel(await bundle('Contoso.Reader', { languages: ['en-US'] }))
    const whole = writeModel(mendPackage(model)).bytes
    const member = model.entries.findIndex(({ name }) => new TextDecoder().decode(name).endsWith('.appx'))
    const entries = model.entries.with(member, entryOf(model.entries[member]!.name, whole, 0))
    const opened = await openAppPackage(bytesSource(writeModel(mendPackage({ entries })).bytes), 'a.appxbundle')
    expect(await memberDefect(opened as AppBundle)).toBe('AppxManifest.xml is missing')
  })

  test('a flat bundle that names itself', async () => {
    const model = await readModel(await bundle('Contoso.Reader', { languages: ['en-US'], flat: true }))
    const bytes = renamedMember(model, 'a.appx')
    const opened = await openAppPackage(bytesSource(bytes), 'a.appx', {
      beside: (name) => (name === 'a.appx' ? bytesSource(bytes) : undefined),
    })
    expect(await memberDefect(opened as AppBundle)).toBe('AppxManifest.xml is missing')
  })
})

function renamedMember(model: ZipModel, name: string): Uint8Array {
  const entries = replaced(model.entries, /AppxBundleManifest\.xml$/, (manifest) =>
    manifest.replace(/FileName="[^"]*"/, `FileName="${name}"`),
  )
  return writeModel(mendPackage({ entries })).bytes
}

async function memberDefect({ packages }: AppBundle): Promise<string | undefined> {
  const refused: FormatError | undefined = await asyncRefusal(() => packages[0]!.open())
  return refused?.defect
}

test('A deflated stream of zeros is what it is taken for', () => {
  const small = new Uint8Array(deflateRawSync(new Uint8Array(1000)))
  expect(small.length).toBeLessThan(20)
  expect(zeros.length).toBeLessThan(12 * MIB)
  expect(crc32(new Uint8Array())).toBe(0)
})
