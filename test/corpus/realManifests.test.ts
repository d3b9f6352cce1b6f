import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { parsePackageManifest } from '../../src/formats/mum/parsePackageManifest.ts'
import { hasTool } from '../formats/regf/hasTool.ts'

const corpus = join(
  process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url)),
  'corpus',
)

/** The cabinets that hold manifests of packages, as cabextract lists them; or why there are none. */
function cabinetsWithManifests(): readonly string[] | string {
  if (!existsSync(corpus)) return `no folder ${corpus}`
  if (!hasTool('cabextract')) return 'no tool cabextract'
  const cabinets = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(cab|msu)$/i.test(name))
    .map((name) => join(corpus, name))
    .filter((path) => /\.mum\s*$/im.test(spawnSync('cabextract', ['-l', '-q', path], { encoding: 'utf8' }).stdout))
  return cabinets.length > 0 ? cabinets : 'no cabinet of the corpus holds a .mum'
}

const cabinets = cabinetsWithManifests()

describe.skipIf(typeof cabinets === 'string')(
  `manifests in real cabinets${typeof cabinets === 'string' ? ` (skipped: ${cabinets})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'dismulator-manifests-'))
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    test.each(typeof cabinets === 'string' ? ['none'] : cabinets)('%s', (path) => {
      const target = mkdtempSync(join(folder, 'cab-'))
      execFileSync('cabextract', ['-q', '-F', '*.mum', '-d', target, path], { stdio: 'ignore' })
      const names = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mum$/i.test(name))
      expect(names).not.toEqual([])
      for (const name of names) {
        const { identity, releaseType } = parsePackageManifest(new Uint8Array(readFileSync(join(target, name))), name)
        expect([name, identity.name, releaseType]).not.toContain('')
      }
    })
  },
)
