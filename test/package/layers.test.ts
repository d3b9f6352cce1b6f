import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/layers.mjs', import.meta.url))
const made: string[] = []

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** Runs the check over a house of these files. */
function check(files: Readonly<Record<string, string>>) {
  const house = mkdtempSync(join(tmpdir(), 'layers-'))
  made.push(house)
  for (const folder of ['src', 'fixtures', 'emulator', 'properties', 'test']) mkdirSync(join(house, folder))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const { status, stdout } = spawnSync(process.execPath, [script, house], { encoding: 'utf8' })
  return { status, faults: stdout.trimEnd().split('\n') }
}

const uphill: readonly (readonly [file: string, target: string])[] = [
  ['src/errors/a.ts', '../formats/x.ts'],
  ['src/rules/a.ts', '../image/x.ts'],
  ['src/platform/a.ts', '../servicing/x.ts'],
  ['src/formats/zip/a.ts', '../../image/x.ts'],
  ['src/formats/zip/b.ts', '../../host/x.ts'],
  ['src/image/a.ts', '../servicing/x.ts'],
  ['src/host/a.ts', '../servicing/x.ts'],
  ['src/servicing/appx/a.ts', '../../api/x.ts'],
  ['src/servicing/appx/b.ts', '../../dism/x.ts'],
  ['src/dism/a.ts', '../index.ts'],
  ['src/dism/b.ts', '../../fixtures/x.ts'],
  ['src/dism/c.ts', '../../emulator/volume/x.ts'],
  ['fixtures/a.ts', '../emulator/volume/x.ts'],
  ['emulator/volume/a.ts', '../presets/x.ts'],
  ['emulator/presets/a.ts', '../machine/x.ts'],
  ['emulator/machine/a.ts', '../cli/x.ts'],
  ['emulator/cli/a.ts', '../../properties/x.ts'],
  ['properties/a.ts', '../test/x.ts'],
]
const neighbors: readonly (readonly [file: string, target: string])[] = [
  ['src/errors/n.ts', '../rules/x.ts'],
  ['src/rules/n.ts', '../platform/x.ts'],
  ['src/api/n.ts', '../dism/x.ts'],
  ['src/dism/n.ts', '../api/x.ts'],
  ['emulator/cli/n.ts', '../vitest/x.ts'],
]
const globals: readonly (readonly [file: string, text: string, message: string])[] = [
  ['src/dism/process.ts', 'export const a = process.argv', 'only emulator/cli touches process'],
  ['emulator/machine/process.ts', 'export const a = process.env', 'only emulator/cli touches process'],
  ['src/formats/buffer.ts', 'export const a = Buffer.alloc(1)', 'src works on Uint8Array and DataView'],
  ['src/servicing/now.ts', 'export const a = Date.now()', 'clock and chance come from arguments'],
  ['fixtures/date.ts', 'export const a = new Date()', 'clock and chance come from arguments'],
  ['emulator/volume/text.ts', 'export const a = Date()', 'clock and chance come from arguments'],
  ['emulator/presets/chance.ts', 'export const a = Math.random()', 'clock and chance come from arguments'],
  ['src/image/performance.ts', 'export const a = performance.now()', 'clock and chance come from arguments'],
  ['src/image/uuid.ts', 'export const a = crypto.randomUUID()', 'clock and chance come from arguments'],
  ['src/image/node.ts', "import 'node:fs'", "Node's modules are not for this file"],
  ['emulator/machine/node.ts', "export { join } from 'path'", "Node's modules are not for this file"],
  ['src/formats/lazy.ts', "export const a = () => import('node:zlib')", "Node's modules are not for this file"],
  [
    'properties/model/engine.ts',
    "import { a } from '../../src/a.ts'\nexport const b = a",
    'the model takes nothing but types from what it is compared with',
  ],
  [
    'properties/drivers/modelDrivers.ts',
    "import { x } from '../../src/servicing/x.ts'\nimport { DRIVER_POOL } from './driverPool.ts'\nimport type { A } from '../../src/image/a.ts'",
    'the model takes nothing but types from what it is compared with',
  ],
  [
    'properties/model/law.ts',
    "export { a, type B } from '../laws/a.ts'",
    'the model takes nothing but types from what it is compared with',
  ],
  [
    'properties/model/mixed.ts',
    "import { a, type B } from '../runs/a.ts'\nexport const c: B = a",
    'the model takes nothing but types from what it is compared with',
  ],
  ['src/errors/outside.ts', "import '../../scripts/x.ts'", 'lies outside of the house'],
]

describe('npm run check: layers', () => {
  const imports = [...uphill, ...neighbors]
  const { status, faults } = check(
    Object.fromEntries([
      ...imports.map(([file, target]) => [file, `import type { x } from '${target}'\nexport type { x }\n`]),
      ...globals.map(([file, text]) => [file, `/** A file. */\n${text}\n`]),
    ]),
  )

  test('exit status is 1', () => {
    expect(status).toBe(1)
  })

  test.each(uphill)('%s may not import %s', (file) => {
    expect(faults).toContainEqual(expect.stringMatching(`^${file}:1  .* imports from .*, which stands above it$`))
  })

  test.each(neighbors)('%s may not import its neighbor %s', (file) => {
    expect(faults).toContainEqual(expect.stringMatching(`^${file}:1  .* imports from .*, its neighbor$`))
  })

  test.each(globals)('%s may not say: %s', (file, _text, message) => {
    expect(faults).toContainEqual(expect.stringMatching(`^${file}:2  .*${message}$`))
  })

  test('nothing else is refused', () => {
    expect(faults).toHaveLength(imports.length + globals.length)
  })

  test('imports that point downward are welcome, words in comments and strings are nobody’s business', () => {
    const good = check({
      'src/errors/a.ts': 'export const a = { process: 1, Buffer: 2 }\n',
      'src/formats/a.ts': "import { a } from '../errors/a.ts'\nexport const b = a.process // Date.now()\n",
      'src/image/a.ts': "import type { x } from '../host/x.ts'\nexport type { x }\nexport const s = 'new Date()'\n",
      'src/host/x.ts': 'export type x = Date\nexport const day = (now: number) => new Date(now)\n',
      'src/platform/node.ts': "import 'node:zlib'\n",
      'emulator/cli/a.ts': "import 'node:fs'\nexport const now = Date.now() + process.pid\n",
      'src/dism/own.ts': 'export function own(): number {\n  const process = 1\n  return process\n}\n',
      'properties/model/a.ts':
        "import { b } from '../specs/b.ts'\nimport type { x } from '../../src/host/x.ts'\nexport const c: x = b\n",
      'test/a.ts': "import '../src/formats/a.ts'\nimport 'node:fs'\n",
    })
    expect(good).toEqual({ status: 0, faults: [''] })
  })
})
