import { describe, expect, test } from 'vitest'
import { deflateRawRun } from '#platform'
import { joinBytes } from '../../../src/formats/joinBytes.ts'
import { appPackage, type AppPackageSpec, type ZipPart, writeZip } from '../../../fixtures/index.ts'
import { packFile } from '../../../fixtures/packageParts.ts'
import { bytesSource, readAll, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { createContentCache } from '../../../src/formats/appx/ContentCache.ts'
import { openAppPackage } from '../../../src/formats/appx/openAppPackage.ts'
import { defectOf, openedPackage } from './packages.ts'

const BIG = Uint8Array.from({ length: 150_000 }, (_, index) => (index * index) % 251)
const READER: AppPackageSpec = {
  name: 'Contoso.Reader',
  files: {
    'App.exe': 'program',
    'Assets\\Logo.png': BIG,
    'data\\big.bin': BIG,
    'data\\empty.txt': '',
    'a b\\ä.txt': 'x',
  },
}

function withFootprint(file: string, change: (text: string) => string | undefined, spec = READER): Promise<Uint8Array> {
  return appPackage({ ...spec, edit: (path, text) => (path === file ? change(text) : text) })
}

describe('files of a package', () => {
  test.each(['SHA-256', 'SHA-384', 'SHA-512'] as const)(
    'have the contents that went in, with %s',
    async (hashAlgorithm) => {
      const { files } = await openedPackage(await appPackage({ ...READER, hashAlgorithm }))
      expect(files.map((file) => file.path)).toEqual([
        ...Object.keys(READER.files!),
        'AppxManifest.xml',
        'AppxBlockMap.xml',
      ])
      const content = (path: string): Uint8Array => readAll(files.find((file) => file.path === path)!.content)
      expect(isBig(content('data\\big.bin'))).toBe(true)
      expect(isBig(content('Assets\\Logo.png'))).toBe(true)
      expect(content('data\\empty.txt')).toEqual(new Uint8Array())
      expect(new TextDecoder().decode(content('a b\\ä.txt'))).toBe('x')
      expect(new TextDecoder().decode(content('AppxManifest.xml'))).toContain('<Identity Name="Contoso.Reader"')
      expect(files.every((file) => file.size === file.content.size)).toBe(true)
    },
  )

  test.each(['data\\big.bin', 'Assets\\Logo.png'])('%s is read in parts, cut at its end', async (path) => {
    const { files } = await openedPackage(await appPackage(READER))
    const { content } = files.find((file) => file.path === path)!
    expect(content.read(70_000, 10)).toEqual(BIG.subarray(70_000, 70_010))
    expect(content.read(149_990, 100)).toEqual(BIG.subarray(149_990))
    expect(content.read(150_000, 1).length).toBe(0)
  })

  test('a stored file stays where it is', async () => {
    const bytes = await appPackage(READER)
    const { files } = await openedPackage(bytes)
    expect(files.find((file) => file.path === 'Assets\\Logo.png')!.content.read(0, 10).buffer).toBe(bytes.buffer)
  })

  test('opening does not read the contents, reading does once', async () => {
    const bytes = await appPackage(READER)
    let read = 0
    const source: ByteSource = {
      size: bytes.length,
      read(offset, length) {
        read += length
        return bytes.subarray(offset, offset + length)
      },
    }
    const opened = await openAppPackage(source, 'a.appx')
    const { content } = opened.files.find((file) => file.path === 'data\\big.bin')!
    read = 0
    content.read(0, 100)
    const once = read
    expect(once).toBeGreaterThan(0)
    content.read(100_000, 100)
    expect(read).toBe(once)
  })

  test('a changed block is found when it is read, and not before', async () => {
    const bytes = await appPackage(READER)
    const entry = packFile('Assets\\Logo.png', BIG).part
    const at = findBytes(bytes, BIG.subarray(0, 64)) + 66_000
    bytes[at]! ^= 1
    const { files } = await openedPackage(bytes)
    const { content } = files.find((file) => file.path === 'Assets\\Logo.png')!
    expect(entry.method).toBe(0)
    expect(() => content.read(0, 1)).toThrow('Assets\\Logo.png: block 1 does not match the block map')
    expect(() => content.read(0, 1)).toThrow('block 1')
  })
})

describe('the block map', () => {
  const faults: [what: string, change: (text: string) => string | undefined, defect: RegExp][] = [
    ['nothing', () => undefined, /AppxBlockMap\.xml is missing/],
    ['another root', (text) => text.replaceAll('BlockMap', 'BlockList'), /the root element is not BlockMap/],
    ['another namespace', (text) => text.replace('2010/blockmap', '1999/blockmap'), /the root element is not BlockMap/],
    ['no method', (text) => text.replace(/ HashMethod="[^"]*"/, ''), /BlockMap has no attribute HashMethod/],
    ['an unknown method', (text) => text.replace('#sha256', '#md5'), /the hash method http.*#md5 is unknown/],
    [
      'a method of the language',
      (text) => text.replace(/HashMethod="[^"]*"/, 'HashMethod="constructor"'),
      /constructor is unknown/,
    ],
    ['the wrong method', (text) => text.replace('#sha256', '#sha512'), /a Hash has the wrong length/],
    ['no file', (text) => text.replace(/<File.*<\/File>/, ''), /the block map lists no file/],
    [
      'a strange element',
      (text) => text.replace('</BlockMap>', '<Strange/></BlockMap>'),
      /unknown element Strange in BlockMap/,
    ],
    [
      'a strange element in a file',
      (text) => text.replace('</File>', '<Strange/></File>'),
      /unknown element Strange in File/,
    ],
    ['no name', (text) => text.replace(' Name="App.exe"', ''), /File has no attribute Name/],
    [
      'a path out of the package',
      (text) => text.replace('App.exe', '..\\App.exe'),
      /"\.\.\\\\App\.exe" is not a safe name/,
    ],
    [
      'a file that is not there',
      (text) => text.replace('App.exe', 'App2.exe'),
      /App2\.exe: listed in the block map and not in/,
    ],
    ['a file twice', (text) => text.replace(/(<File Name="App.exe".*?<\/File>)/, '$1$1'), /App\.exe: listed twice/],
    [
      'a file left out',
      (text) => text.replace(/<File Name="App.exe".*?<\/File>/, ''),
      /App\.exe: not listed in the block map/,
    ],
    ['itself', (text) => text.replace('App.exe', 'AppxBlockMap.xml'), /AppxBlockMap\.xml: may not be listed/],
    [
      'another size',
      (text) => text.replace('Size="7"', 'Size="8"'),
      /App\.exe: the block map gives 8 bytes, the zip 7/,
    ],
    ['a size that is none', (text) => text.replace('Size="7"', 'Size="-7"'), /File Size: "-7" is no size/],
    ['another header size', (text) => text.replace('LfhSize="37"', 'LfhSize="38"'), /a local header of 38 bytes/],
    [
      'a block too few',
      (text) => text.replace(/(big\.bin".*?)<Block [^>]*>/, '$1'),
      /2 blocks cannot hold 150000 bytes/,
    ],
    [
      'another hash',
      (text) => text.replace(/(App\.exe".*?Hash=")...../, '$1AAAAA'),
      /App\.exe: block 0 does not match/,
    ],
    ['a hash that is no base64', (text) => text.replace(/(App\.exe".*?Hash=")./, '$1?'), /a Hash has the wrong length/],
    ['a short hash', (text) => text.replace(/Hash="[^"]*"/, 'Hash="AAAA"'), /a Hash has the wrong length/],
    [
      'another deflated size',
      (text) => text.replace(/(<Block [^>]*Size=")/, '$19'),
      /App\.exe: the blocks of the block map take/,
    ],
    [
      'no deflated sizes',
      (text) => text.replace(/(<Block [^>]*?) Size="[^"]*"/, '$1'),
      /App\.exe: the blocks of the block map take NaN/,
    ],
    [
      'deflated sizes of a stored file',
      (text) => text.replace(/(Logo\.png".*?Hash="[^"]*")/, '$1 Size="5"'),
      /Logo\.png: the blocks/,
    ],
  ]
  test.each(faults)('refuses %s', async (_, change, defect) => {
    const changed = withFootprint('AppxBlockMap.xml', (text) => {
      const after = change(text)
      if (after === text) throw new Error('nothing was changed')
      return after
    })
    expect(await defectOf(await changed)).toMatch(defect)
  })

  test('knows FileHash of 2021 and ignores what it does not know in other namespaces', async () => {
    const more =
      '<b4:FileHash xmlns:b4="http://schemas.microsoft.com/appx/2021/blockmap" Hash="AA=="/><x xmlns="urn:x"/></File>'
    expect(
      await defectOf(await withFootprint('AppxBlockMap.xml', (text) => text.replaceAll('</File>', more))),
    ).toBeUndefined()
  })
})

describe('other footprint files', () => {
  const faults: [what: string, file: string, change: (text: string) => string | undefined, defect: RegExp][] = [
    [
      'no manifest',
      'AppxManifest.xml',
      () => undefined,
      /neither AppxManifest\.xml nor .*AppxBundleManifest\.xml is there/,
    ],
    ['no content types', '[Content_Types].xml', () => undefined, /\[Content_Types\]\.xml is missing/],
    [
      'content types cut off',
      '[Content_Types].xml',
      (text) => text.slice(0, -3),
      /\[Content_Types\]\.xml: .*not well-formed/,
    ],
    ['content types that are none', '[Content_Types].xml', () => '<Kinds/>', /the root element is not Types/],
    [
      'a strange content type',
      '[Content_Types].xml',
      (text) => text.replace('</Types>', '<Alias/></Types>'),
      /unknown element Alias/,
    ],
    [
      'a content type for nothing',
      '[Content_Types].xml',
      (text) => text.replace(/ Extension="[^"]*"/, ''),
      /lacks Extension or/,
    ],
  ]
  test.each(faults)('refuses %s', async (_, file, change, defect) => {
    expect(await defectOf(await withFootprint(file, change))).toMatch(defect)
  })

  test('refuses a code integrity catalogue without a signature', async () => {
    const files = { 'AppxMetadata\\CodeIntegrity.cat': 'catalogue' }
    const bytes = await withFootprint(
      'AppxBlockMap.xml',
      (text) => text.replace(/<File Name="AppxMetadata.*?<\/File>/, ''),
      { name: 'Contoso.Reader', files },
    )
    expect(await defectOf(bytes)).toMatch(
      /AppxSignature\.p7x is missing, and there is AppxMetadata\\CodeIntegrity\.cat/,
    )
  })
})

test('refuses a file that is package and bundle', async () => {
  const files = { 'AppxMetadata\\AppxBundleManifest.xml': '<Bundle/>' }
  expect(await defectOf(await appPackage({ name: 'Contoso.Reader', files }))).toMatch(/both AppxManifest\.xml and/)
})

test('refuses a manifest that inflates to more than any real one', async () => {
  const run = deflateRawRun(new Uint8Array(65_536))
  const data = joinBytes([...Array.from({ length: 1100 }, () => run), Uint8Array.of(3, 0)])
  const part: ZipPart = { name: '[Content_Types].xml', method: 8, data, size: 1100 * 65_536, crc32: 0 }
  expect(await defectOf(await writeZip([part, ...parts('AppxManifest.xml')], {}))).toMatch(
    /\[Content_Types\]\.xml is too large/,
  )
})

describe('names in the zip', () => {
  const faults: [what: string, parts: ZipPart[], defect: RegExp][] = [
    [
      'two names that differ by case',
      parts('AppxManifest.xml', 'appxmanifest.XML'),
      /two files have the name appxmanifest\.XML/,
    ],
    ['two names that differ by escapes', parts('a%62', 'ab'), /two files have the name ab/],
    ['two names that differ by the case of other letters', parts('%C3%A4', '%C3%84'), /two files have the name Ä/],
    ['a file that is a folder too', parts('a/b/c', 'A'), /A is both a file and a folder/],
    ['a file that is a folder too, the other way round', parts('a/b', 'a/B/c'), /a\\b is both a file and a folder/],
    ['a device', parts('Assets/nul.png'), /"Assets\/nul\.png" is not a safe name/],
    ['an escaped way out', parts('%2e%2e/evil'), /"%2e%2e\/evil" is not a safe name/],
  ]
  test.each(faults)('refuses %s', async (_, each, defect) => {
    expect(await defectOf(await writeZip(each, {}))).toMatch(defect)
  })

  test('refuses a plain way out', async () => {
    const bytes = await writeZip(parts('xx/evil'), {})
    const dots = new TextEncoder().encode('..')
    for (let at = findBytes(bytes, new TextEncoder().encode('xx/evil')); at >= 0;) {
      bytes.set(dots, at)
      at = findBytes(bytes, new TextEncoder().encode('xx/evil'))
    }
    expect(await defectOf(bytes)).toMatch(/"\.\.\/evil" is not a safe name/)
  })
})

describe('the cache of contents', () => {
  test('holds the first up to its limit, and the newest in any case', () => {
    const cache = createContentCache(10)
    const made: string[] = []
    const owners = { a: {}, b: {}, c: {}, d: {} }
    const get = (name: keyof typeof owners, size: number): void => {
      cache.get(owners[name], () => {
        made.push(name)
        return new Uint8Array(size)
      })
    }
    get('a', 4)
    get('b', 6)
    get('c', 4)
    get('c', 4)
    get('a', 4)
    get('b', 6)
    expect(made).toEqual(['a', 'b', 'c'])
    get('d', 40)
    get('d', 40)
    get('a', 4)
    expect(made).toEqual(['a', 'b', 'c', 'd'])
    get('c', 4)
    expect(made).toEqual(['a', 'b', 'c', 'd', 'c'])
  })

  test('an owner whose content could not be made is asked again', () => {
    const cache = createContentCache(10)
    const owner = {}
    expect(() => cache.get(owner, fail)).toThrow('broken')
    expect(cache.get(owner, () => new Uint8Array(2))).toHaveLength(2)
  })
})

test('bytes of any kind that are no package are refused', async () => {
  const kinds = [new Uint8Array(), Uint8Array.of(0x50, 0x4b), new Uint8Array(100_000), await writeZip([], {})]
  for (const bytes of kinds) {
    await expect(openAppPackage(bytesSource(bytes), 'a.appx')).rejects.toThrow(/^a\.appx: /)
  }
})

/** Empty files of these names. */
function parts(...names: string[]): ZipPart[] {
  const { part } = packFile('x', new Uint8Array())
  return names.map((name) => ({ name, method: part.method, data: part.data, size: part.size, crc32: part.crc32 }))
}

function fail(): Uint8Array {
  throw new Error('broken')
}

function isBig(content: Uint8Array): boolean {
  return Buffer.from(content).equals(BIG)
}

function findBytes(haystack: Uint8Array, needle: Uint8Array): number {
  return Buffer.from(haystack.buffer, haystack.byteOffset, haystack.length).indexOf(needle)
}
