import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDiskHost } from '../../../emulator/cli/createDiskHost.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { runDism } from '../../../src/dism/runDism.ts'
import { OPTIMIZE, READER, READER_MAIN, SHARED_NAME, twinPackages, WRITER } from '../machine/twinApps.ts'

const READER_2 = READER.replace('1.0.0.0', '2.0.0.0')

let folder = ''
let packages = ''
let homes = 0
beforeAll(async () => {
  packages = mkdtempSync(join(tmpdir(), 'dismulator-life-'))
  for (const [name, bytes] of Object.entries(await twinPackages())) writeFileSync(join(packages, name), bytes)
})
beforeEach(() => {
  folder = join(packages, `home${homes++}`)
  vi.stubEnv('DISMULATOR_HOME', folder)
  vi.stubEnv('DISMULATOR_NOW', '2025-01-01T12:00:00Z')
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(packages, { recursive: true, force: true })
})

async function dismulator(...words: readonly string[]) {
  const { stdout, stderr, exitCode } = await runDismulator(words)
  expect({ stderr, exitCode }, words.join(' ')).toEqual({ stderr: '', exitCode: 0 })
  return stdout
}

async function dism(...words: readonly string[]) {
  const output: string[] = []
  const warnings: string[] = []
  const exitCode = await runDism({
    arguments: words,
    host: createDiskHost(),
    write: (text) => output.push(text),
    warn: (line) => void warnings.push(line),
  })
  return { exitCode, stdout: output.join(''), warnings }
}

const add = (file: string, target = '/Online') =>
  dism(target, '/Add-ProvisionedAppxPackage', `/PackagePath:${join(packages, file)}`, '/SkipLicense', '/Region:all')

const linksOf = (packageName: string) =>
  statSync(join(folder, 'drives/C/Program Files/WindowsApps', packageName, SHARED_NAME)).nlink

const state = () => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))

describe('the life of the machine', () => {
  test('it stays as each command leaves it', async () => {
    await dismulator('init', '--users', 'alice')
    expect(await dismulator('user', 'sign-in', '--online', 'alice')).toContain('went through OOBE; signed in alice')
    expect(state()).toEqual({ running: true, user: 'alice', apps: [] })
    expect(await add('reader.msixbundle')).toMatchObject({ exitCode: 0 })
    const early = await runDismulator(['user', 'start-app', '--online', 'alice', READER])
    expect(early).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('alice does not have it registered') })

    await dismulator('user', 'sign-out', '--online', 'alice')
    await dismulator('user', 'sign-in', '--online', 'alice')
    expect(await dismulator('user', 'start-app', '--online', 'alice', READER)).toContain(`${READER} starts`)
    expect(state().apps).toEqual([READER])
    expect(await add('reader2.msixbundle')).toMatchObject({ exitCode: 15618 })

    expect(await dismulator('user', 'new', '--online', 'bob')).toMatch(/made the user bob \(S-1-5-21-.*-1002\)/)
    await dismulator('user', 'remove-app', '--online', 'alice', READER, '--all-users')
    expect(state().apps).toEqual([])
    await dismulator('user', 'add-app', '--online', 'bob', join(packages, 'reader2.msixbundle'))
    expect(await dismulator('image', 'show', '--online')).toContain(READER_2)

    const sysprep = await runDismulator(['sysprep'])
    expect(sysprep).toMatchObject({ exitCode: 1, stderr: '' })
    expect(sysprep.stdout).toContain(`0x80073cf2, ${READER_2} was installed for a user, but not provisioned`)
    expect(sysprep.stdout).toContain('stops Sysprep')
    const log = join(folder, 'drives/C/Windows/System32/Sysprep/Panther/setupact.log')
    expect(readFileSync(log, 'utf8')).toContain(`SYSPRP Package ${READER_2} was installed for a user`)
    await dismulator('user', 'remove-app', '--online', 'bob', READER_2)
    expect(await dismulator('sysprep')).toContain('the machine is generalized and shut down')
    expect(state().running).toBe(false)
  })

  test('what is shut down is serviced offline', async () => {
    await dismulator('init')
    await dismulator('shutdown')
    const online = await dism('/Online', '/Get-ProvisionedAppxPackages')
    expect(online.exitCode).not.toBe(0)
    expect(online.warnings).toEqual([expect.stringContaining('start it with "dismulator boot"')])
    for (const file of ['reader.msixbundle', 'writer.msix'])
      expect(await add(file, '/Image:C:\\')).toMatchObject({ exitCode: 0 })
    expect(await dism('/Image:C:\\', OPTIMIZE)).toMatchObject({ exitCode: 0 })
    expect([READER_MAIN, WRITER].map(linksOf)).toEqual([2, 2])
    await dismulator('boot')
    expect(await dism('/Online', OPTIMIZE)).toMatchObject({ exitCode: 50 })
    expect(await runDismulator(['boot'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the machine runs already'),
    })
  })

  test('in audit mode packages share files', async () => {
    await dismulator('init')
    await dismulator('audit')
    expect(state()).toEqual({ running: true, user: 'Administrator', apps: [] })
    for (const file of ['reader.msixbundle', 'writer.msix']) await add(file)
    expect([READER_MAIN, WRITER].map(linksOf)).toEqual([2, 2])
    await dismulator('shutdown')
    expect(await dismulator('boot')).toContain('the machine has started in audit mode')
  })

  test('an image in a folder starts for an event and shuts down', async () => {
    const image = join(packages, `image${homes}`)
    await dismulator('image', 'new', image, '--preset', 'windows-11-24h2', '--users', 'alice')
    await dismulator('user', 'sign-in', image, 'alice')
    await dismulator('user', 'add-app', image, 'alice', join(packages, 'writer.msix'))
    expect(await dismulator('user', 'start-app', image, 'alice', WRITER)).toContain('starts')
    expect(existsSync(join(image, 'ProgramData/Microsoft/Windows/AppRepository/StateRepository-Machine.srd'))).toBe(
      true,
    )
    expect(existsSync(folder)).toBe(false)
    const out = await runDismulator(['user', 'sign-out', image, 'alice'])
    expect(out).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('alice is not signed in') })
  })

  test('a state that is none is told in one line', async () => {
    await dismulator('init')
    writeFileSync(join(folder, 'state.json'), '{"running": 3}')
    const { stderr, exitCode } = await runDismulator(['shutdown'])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^dismulator shutdown: .*state\.json does not say how the machine is: .*\n$/)
  })
})
