import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../../src/formats/FormatError.ts'
import type { InfFile } from '../../src/formats/inf/InfFile.ts'
import { parseDriverInf } from '../../src/formats/inf/parseDriverInf.ts'
import { parseInf } from '../../src/formats/inf/parseInf.ts'
import type { InfArchitecture } from '../../src/formats/inf/targetDecoration.ts'

const corpus = join(
  process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url)),
  'corpus',
  'inf',
)
const missing = existsSync(corpus) ? undefined : `no folder ${corpus}`
const names = missing === undefined ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : []
const files = names.filter((name) => /\.in[fx]$/i.test(name))

const bytesOf = (name: string) => new Uint8Array(readFileSync(join(corpus, name)))

/** A file with the placeholders of a template filled in, as the tool that makes INF files of them does. */
function filledIn(name: string, architecture: InfArchitecture): Uint8Array {
  const text = new TextDecoder(bytesOf(name)[0] === 0xff ? 'utf-16le' : 'windows-1252').decode(bytesOf(name))
  return new TextEncoder().encode(`\ufeff${text.replaceAll(/\$ARCH\$/gi, architecture)}`)
}

function howItReads(inf: InfFile): string {
  try {
    return parseDriverInf(inf).architectures.length > 0 ? 'driver' : 'driver for nothing'
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return error.defect.endsWith('template of an INF') ? 'template' : error.defect
  }
}

describe.skipIf(missing !== undefined)(`real INF files${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  test('there are some', () => expect(files.length).toBeGreaterThan(150))

  test('an INF that is none of a driver', () => {
    const name = files.find((file) => file.endsWith('autorun.inf')) ?? ''
    expect(howItReads(parseInf(bytesOf(name), name))).toContain('there is no [Version] section')
  })

  test.each(files.filter((file) => !file.endsWith('autorun.inf')))('%s', (name) => {
    const inf = parseInf(bytesOf(name), name)
    expect(inf.sectionNames).not.toEqual([])
    const isTemplate = new TextDecoder('latin1').decode(bytesOf(name)).replaceAll('\0', '').includes('NT$ARCH$')
    expect(howItReads(inf)).toBe(isTemplate ? 'template' : 'driver')
    const driver = parseDriverInf(parseInf(filledIn(name, 'amd64'), name))
    expect(driver.className).not.toBe('')
    expect(driver.provider).not.toMatch(/^%|^$/)
    const found = driver.forTarget({ architecture: 'amd64', major: 10, minor: 0, build: 26100, productType: 1 })
    for (const { source } of found.files()) expect(source).not.toMatch(/^$|[%,]/)
    for (const install of found.installs.keys())
      for (const { name: service, start, binary } of found.services(install)) {
        expect(service).toMatch(/^\S/)
        expect(start).toBeLessThan(5)
        expect(binary).toMatch(/\.(sys|exe|dll)|^INX_/i)
      }
  })
})
