import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDiskHost } from '../../../emulator/cli/createDiskHost.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { appPackage } from '../../../fixtures/index.ts'
import { runDism } from '../../../src/dism/runDism.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-feature-'))
  vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine'))
  vi.stubEnv('DISMULATOR_NOW', '2025-01-01T12:00:00Z')
  const targetDeviceFamilies = [{ name: 'Windows.Desktop', minVersion: '6.2.0.0' }]
  const bytes = await appPackage({ name: 'Contoso.Reader', schema: '2010', targetDeviceFamilies })
  writeFileSync(join(folder, 'reader.appx'), bytes)
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const add = () =>
  runDism({
    arguments: [
      '/Online',
      '/Add-ProvisionedAppxPackage',
      `/PackagePath:${join(folder, 'reader.appx')}`,
      '/SkipLicense',
    ],
    host: createDiskHost(),
    write: () => {},
  })

test('a Server Core gets its desktop and its apps, on the machine that init makes', async () => {
  const made = await runDismulator(['init', '--preset', 'windows-server-2012-core'])
  expect(made.stdout).toContain('Windows 6.2.9200.16384 ServerStandard (Server Core) x64')
  expect(await add()).toBe(87)

  const enabled = await runDismulator(['feature', 'enable', '--online', 'Desktop-Experience'])
  expect(enabled.stdout).toContain('enabled Server-Gui-Mgmt, Server-Gui-Shell, DesktopExperience\n')
  const again = await runDismulator(['feature', 'enable', '--online', 'DesktopExperience'])
  expect(again.stdout).toContain('DesktopExperience was enabled already\n')
  expect(await add()).toBe(0)

  const disabled = await runDismulator(['feature', 'disable', '--online', 'server-gui-shell', '--json'])
  const { decisions, ...change } = JSON.parse(disabled.stdout) as { decisions: unknown[] }
  expect(change).toMatchObject({
    feature: 'Server-Gui-Shell',
    changed: ['DesktopExperience', 'Server-Gui-Shell'],
  })
  expect(decisions).toContainEqual(expect.objectContaining({ rule: 'feature.desktop.known' }))
  expect(decisions).toContainEqual(expect.objectContaining({ rule: 'appx.desktop.leave', verdict: 'apps stay' }))
  expect(await add()).toBe(50)
})

test('an image without that feature says so', async () => {
  const image = join(folder, 'client')
  await runDismulator(['image', 'new', image, '--preset', 'windows-8'])
  const { stderr, exitCode } = await runDismulator(['feature', 'enable', image, 'DesktopExperience'])
  expect([exitCode, stderr]).toEqual([
    1,
    'dismulator feature enable: NOT_FOUND: the image has no feature DesktopExperience of a desktop: it is Client 6.2.9200.16384\n',
  ])
})
