import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { createDiskHost } from '../../../emulator/cli/createDiskHost.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { cabinetSet, updateCab } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { runDism } from '../../../src/dism/runDism.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-set-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a package in a set of cabinets whose names are spelled in another case than their files', async () => {
  vi.stubEnv('DISMULATOR_HOME', join(folder, 'home'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const whole = openCabinet(bytesSource(updateCab({ features: [{ name: 'Contoso-Viewer' }] })), 'a.cab')
  // The manifest comes last, so that it lies in the last cabinet.
  const files = Object.fromEntries(whole.files.toReversed().map((file) => [file.name, readAll(whole.content(file))]))
  const set = cabinetSet(files, { room: 400, nameOf: (index) => `Part-${index + 1}.CAB` })
  expect(set.size).toBeGreaterThan(2)
  for (const [name, bytes] of set) writeFileSync(join(folder, name.toLowerCase()), bytes)
  await runDismulator(['image', 'new', join(folder, 'image'), '--preset', 'windows-10-22h2'])
  const told = async (path: string) => {
    let stdout = ''
    const words = [`/Image:${join(folder, 'image')}`, '/Get-PackageInfo', `/PackagePath:${path}`]
    const exitCode = await runDism({ arguments: words, host: createDiskHost(), write: (text) => (stdout += text) })
    return { exitCode, stdout }
  }
  for (const start of [1, set.size]) {
    const { exitCode, stdout } = await told(join(folder, `part-${start}.cab`))
    expect(exitCode, stdout).toBe(0)
    expect(stdout).toContain('Package Identity : Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.1')
  }
  rmSync(join(folder, 'part-2.cab'))
  expect((await told(join(folder, 'part-1.cab'))).stdout).toContain('Error: 0x800f0805')
})
