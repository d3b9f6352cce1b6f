import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appPackage, bundle, type PackOptions } from '../../../fixtures/index.ts'
import { defectOf } from './packages.ts'

/** Changes of single bytes, and now and then a cut. */
const damage = fc.record({
  changes: fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 3 }),
  cut: fc.option(fc.nat(), { freq: 4 }),
})

function damaged(
  bytes: Uint8Array,
  { changes, cut }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Uint8Array {
  const result = bytes.slice(0, cut === null ? bytes.length : cut % bytes.length)
  for (const { at, byte } of changes) result[at % Math.max(1, result.length)] = byte
  return result
}

/** Pieces that XML is cut into, so that changes keep it well-formed often enough. */
const PIECES = /("[^"]*")|(<\/?[A-Za-z0-9:]+)|([A-Za-z0-9]+=)|\s+|./gs

const pieceChange = fc.record({
  at: fc.nat(),
  into: fc.oneof(
    fc.constantFrom(
      '',
      '""',
      '"-1"',
      '"0"',
      '"99999999999999999999"',
      '"true"',
      '"x"',
      '"..\\a"',
      '"constructor"',
      '<Package',
      '<x',
      ' ',
      '>',
      '&',
      'Name=',
    ),
    fc.nat().map((other) => ({ other })),
  ),
})

function changedXml(
  text: string,
  changes: readonly (typeof pieceChange extends fc.Arbitrary<infer T> ? T : never)[],
): string {
  const pieces = text.match(PIECES) ?? []
  for (const { at, into } of changes) {
    pieces[at % pieces.length] = typeof into === 'string' ? into : pieces[into.other % pieces.length]!
  }
  return pieces.join('')
}

const PACKAGE = {
  name: 'Contoso.Reader',
  dependencies: [{ name: 'Contoso.Runtime' }],
  files: { 'App.exe': 'x'.repeat(70_000), 'b\\c.png': 'y' },
}

const makers: [what: string, make: (options: PackOptions) => Promise<Uint8Array>][] = [
  ['a package', (options) => appPackage({ ...PACKAGE, ...options })],
  ['a package of Windows 8', (options) => appPackage({ ...PACKAGE, schema: '2010', ...options })],
  ['a bundle', (options) => bundle('Contoso.Reader', { languages: ['en', 'fr'], stub: true, ...options })],
]

describe('whatever happens to a file, it is a package or a FormatError says why not', () => {
  test.each(makers)('bytes of %s', async (_, make) => {
    const whole = [await make({}), await make({ zip64: true, dataDescriptors: true })]
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(1), damage, async (which, each) => {
        if ((await defectOf(damaged(whole[which]!, each))) !== undefined) refused++
      }),
      { seed: 17, numRuns: 1500 },
    )
    expect(refused).toBeGreaterThan(700)
  })

  const files = ['AppxManifest.xml', 'AppxBlockMap.xml', '[Content_Types].xml', 'AppxMetadata\\AppxBundleManifest.xml']
  test.each(makers)('XML of %s', async (_, make) => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(pieceChange, { minLength: 1, maxLength: 3 }),
        async (file, changes) => {
          const edit = (path: string, text: string): string => (path === file ? changedXml(text, changes) : text)
          if ((await defectOf(await make({ edit }))) !== undefined) refused++
        },
      ),
      { seed: 19, numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(300)
  })
})
