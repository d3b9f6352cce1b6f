import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { cabinet, type CabinetFiles, cabinetSet } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import type { Cabinet } from '../../../src/formats/cab/Cabinet.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import { hasTool } from '../regf/hasTool.ts'
import { cabinetPeers } from './cabinetPeers.ts'
import { dosText } from './dosText.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-cab-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bytes that pack well, that do not pack, or in between. */
const contents = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 80_000 })),
    fc.integer({ min: 0, max: 2 }),
    fc.nat(),
  )
  .map(([size, kind, seed]): Uint8Array => {
    let state = seed >>> 0
    return Uint8Array.from({ length: size }, (_, index) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return kind === 0 ? index >> 8 : kind === 1 ? state >>> 30 : state >>> 24
    })
  })

const times = fc.record({
  year: fc.integer({ min: 1980, max: 2040 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  second: fc.integer({ min: 0, max: 29 }).map((half) => half * 2),
})

const names = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9_äж漢]{1,9}(\.[a-z]{1,3})?$/), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('\\'))

const trees = fc
  .uniqueArray(
    fc.record({ name: names, content: contents, modified: times, attributes: fc.constantFrom(0, 0x20, 0x21, 0x27) }),
    { minLength: 1, maxLength: 8, selector: ({ name }) => name.toUpperCase() },
  )
  .map((files): CabinetFiles => Object.fromEntries(files.map(({ name, ...rest }) => [`d${name}`, rest])))

const options = fc.record(
  {
    method: fc.constantFrom('stored' as const, 'mszip' as const),
    folderSize: fc.integer({ min: 1, max: 100_000 }),
    setId: fc.integer({ min: 0, max: 65_535 }),
    reserve: fc.record({
      header: fc.uint8Array({ maxLength: 60 }),
      folder: fc.integer({ min: 0, max: 255 }),
      block: fc.constantFrom(0, 4, 8),
    }),
  },
  { requiredKeys: [] },
)

/** What a cabinet says of its files, and their contents. */
function told(opened: Cabinet): unknown[] {
  return opened.files.map((file) => ({
    name: file.name,
    content: Buffer.from(readAll(opened.content(file))).toString('base64'),
    modified: dosText(file.modified),
    attributes: file.attributes & 0x27,
  }))
}

/** The same of what was to be written. */
function given(files: CabinetFiles): unknown[] {
  return Object.entries(files).map(([name, file]) => {
    if (typeof file === 'string' || file instanceof Uint8Array) throw new TypeError(name)
    return {
      name,
      content: Buffer.from(file.content).toString('base64'),
      modified: dosText(file.modified!),
      attributes: file.attributes,
    }
  })
}

function openSet(set: ReadonlyMap<string, Uint8Array>, first: string): Cabinet {
  const beside = (name: string) => (set.has(name) ? bytesSource(set.get(name)!) : undefined)
  return openCabinet(beside(first)!, first, { beside })
}

describe('What is written is read again', () => {
  test('a cabinet', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(trees, options, (files, spec) => {
        const bytes = cabinet(files, spec)
        expect(told(openCabinet(bytesSource(bytes), 'a.cab'))).toEqual(given(files))
        expect(Buffer.compare(cabinet(files, spec), bytes)).toBe(0)
      }),
      { seed: 50, numRuns: 40 },
    )
  })

  test('not a cabinet without files, which other programs refuse', () => {
    expect(() => cabinet({})).toThrow('a cabinet holds one file at least')
    expect(() => cabinetSet({})).toThrow(RangeError)
  })

  test('a set, from any of its cabinets', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(trees, options, fc.integer({ min: 300, max: 60_000 }), fc.nat(), (files, spec, room, pick) => {
        const set = cabinetSet(files, { ...spec, room })
        const any = [...set.keys()][pick % set.size]!
        expect(told(openSet(set, any))).toEqual(given(files))
      }),
      { seed: 51, numRuns: 40 },
    )
  })

  test('any part of any file, in any order', { timeout: 30_000 }, () => {
    const pieces = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(70_000)), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(trees, options, pieces, (files, spec, wanted) => {
        const opened = openCabinet(bytesSource(cabinet(files, spec)), 'a.cab')
        for (const [which, from, length] of wanted) {
          const file = opened.files[which % opened.files.length]!
          const whole = (files[file.name] as { content: Uint8Array }).content
          const offset = from % (whole.length + 1)
          const read = opened.content(file).read(offset, length)
          expect(Buffer.compare(read, whole.subarray(offset, offset + length))).toBe(0)
        }
      }),
      { seed: 52, numRuns: 40 },
    )
  })
})

for (const { name, command, read, test: tests } of cabinetPeers) {
  const absent = !hasTool(command)
  describe.skipIf(absent)(`What is written is read by ${name}${absent ? `: no tool ${command}` : ''}`, () => {
    const expectRead = (file: string, files: CabinetFiles): void => {
      expect(tests(file), `${name} tests ${file}`).toBe(true)
      const theirs = read(file)
      const expected = Object.entries(files).map(([path, each]) => ({ path, ...(each as { content: Uint8Array }) }))
      expect(theirs?.files.map((each) => Buffer.from(each.name, 'latin1').toString().replaceAll('\\', '/'))).toEqual(
        expected.map(({ path }) => path.replaceAll('\\', '/')),
      )
      expect(theirs?.files.map(({ size }) => size)).toEqual(expected.map(({ content }) => content.length))
      expect(Buffer.compare(theirs!.content, joinBytes(expected.map(({ content }) => content)))).toBe(0)
    }

    test('a cabinet', { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(trees, options, (files, spec) => {
          const file = join(folder, 'a.cab')
          writeFileSync(file, cabinet(files, spec))
          expectRead(file, files)
        }),
        { seed: 53, numRuns: 25 },
      )
    })

    test('a set', { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(trees, options, fc.integer({ min: 2000, max: 60_000 }), (files, spec, room) => {
          const at = mkdtempSync(join(folder, 'set-'))
          const set = cabinetSet(files, { ...spec, room })
          for (const [each, bytes] of set) writeFileSync(join(at, each), bytes)
          expectRead(join(at, 'disk1.cab'), files)
        }),
        { seed: 54, numRuns: 25 },
      )
    })

    test('a cabinet with a signature behind it', () => {
      const file = join(folder, 'signed.cab')
      const files = { 'update.mum': { content: new TextEncoder().encode('<assembly/>') } }
      writeFileSync(file, cabinet(files, { trailer: new Uint8Array(500).fill(0x30) }))
      expectRead(file, files)
    })
  })
}
