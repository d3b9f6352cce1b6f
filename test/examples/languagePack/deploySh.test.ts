import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMachine } from 'dismulator'
import { bundle, languagePack } from 'dismulator/fixtures'
import 'dismulator/vitest'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const onWindows = process.platform === 'win32'

describe.skipIf(onWindows)(`deploy.sh, as it is${onWindows ? ' (skipped: there is no sh)' : ''}`, () => {
  const cwd = mkdtempSync(join(tmpdir(), 'deploy-'))
  const machine = createMachine({ preset: 'windows-11-24h2', languages: ['en-US'], onUnhandled: 'error' })
  const fresh = machine.snapshot()

  beforeAll(async () => {
    cpSync(new URL('deploy.sh', import.meta.url), join(cwd, 'deploy.sh'))
    writeFileSync(join(cwd, 'reader.msixbundle'), await bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
    writeFileSync(join(cwd, 'fr.cab'), languagePack('fr-FR'))
  })
  beforeEach(() => machine.restore(fresh))
  afterAll(() => rmSync(cwd, { recursive: true }))

  test('it succeeds, and leaves a bundle behind that lacks its French', async () => {
    const { exitCode, commands } = await machine.run('sh deploy.sh', { cwd })
    expect(exitCode).toBe(0)
    expect(commands.map(({ exitCode }) => exitCode)).toEqual([0, 3010])
    expect(() => expect(machine.image).not.toBeStale()).toThrow(
      'Contoso.Reader is stale: fr-FR is missing, the bundle went in before fr.cab (rule appx.language.stale); add reader.msixbundle again',
    )
  })

  test('mended, it adds the bundle again', async () => {
    const { exitCode, commands } = await machine.run('sh deploy.sh again', { cwd })
    expect(exitCode).toBe(0)
    expect(commands.map(({ line }) => line)).toEqual([
      '/Online /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense /Region:all',
      '/Online /Add-Package /PackagePath:fr.cab /Quiet',
      '/Online /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense /Region:all',
    ])
    expect(machine.image).not.toBeStale()
    expect(machine.image).toHaveProvisioned('Contoso.Reader', { language: 'fr-FR' })
  })
})
