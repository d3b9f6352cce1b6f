import { PassThrough } from 'node:stream'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDiskHost } from '../../../emulator/cli/createDiskHost.ts'
import { readAnswer } from '../../../emulator/cli/readAnswer.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { updateCab } from '../../../fixtures/index.ts'
import { runDism } from '../../../src/dism/runDism.ts'

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-restart-'))
  vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine'))
  vi.stubEnv('DISMULATOR_NOW', '2025-01-01T12:00:00Z')
  writeFileSync(join(folder, 'kb1.cab'), updateCab({ kb: 'KB1', restart: 'required' }))
  await runDismulator(['init', '--preset', 'windows-11-24h2', '--users', 'alice'])
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const line = (...words: string[]) => ['/Online', '/Add-Package', `/PackagePath:${join(folder, 'kb1.cab')}`, ...words]

async function dism(words: readonly string[]) {
  let stdout = ''
  const exitCode = await runDism({ arguments: words, host: createDiskHost(), write: (text) => void (stdout += text) })
  return { exitCode, stdout }
}

test('explain tells of the restart, and neither asks nor restarts (dism.restart.now)', async () => {
  await runDismulator(['user', 'sign-in', '--online', 'alice'])
  const asked = await runDismulator(['explain', '--rule', 'dism.restart', '--', 'dism', ...line()])
  expect(asked).toMatchObject({ stderr: '', exitCode: 0 })
  expect(asked.stdout.split('\n')).toEqual([
    'asked: /Online',
    '  dism.restart.asked (documented): /NoRestart is not given',
    'left running: /Online',
    '  dism.restart.now (documented, in part inferred): nobody answers',
    'dism would end with 3010',
    '',
  ])
  const quiet = await runDismulator(['explain', '--rule', 'dism.restart', '--', 'dism', ...line('/Quiet')])
  expect(quiet.stdout.split('\n')).toEqual([
    'not asked: /Online',
    '  dism.restart.asked (documented): /Quiet is given',
    'restarted: /Online',
    '  dism.restart.now (documented, in part inferred): /Quiet is given',
    'dism would end with 3010',
    '',
  ])
  expect(JSON.parse(readFileSync(join(folder, 'machine/state.json'), 'utf8'))).toMatchObject({ user: 'alice' })
})

test('the machine of a folder restarts, and has done what waited for it (dism.restart.now)', async () => {
  expect(await dism(line('/Quiet'))).toEqual({ exitCode: 3010, stdout: '' })
  expect(JSON.parse(readFileSync(join(folder, 'machine/state.json'), 'utf8'))).toEqual({ running: true, apps: [] })
  const { stdout } = await dism(['/Online', '/Get-Packages'])
  expect(stdout).toMatch(/Package_for_KB1~.*\r\nState : Installed\r\n/)
})

test('an answer is the first line of what comes in', async () => {
  const answer = (write: (input: PassThrough) => void, patience?: number) => {
    const input = new PassThrough()
    write(input)
    return readAnswer(input, patience)
  }
  expect(await answer((input) => input.end('Y\r\nN\n'))).toBe('Y')
  expect(await answer((input) => void input.write('y\n'))).toBe('y')
  expect(await answer((input) => input.end('no'))).toBe('no')
  expect(await answer((input) => input.end())).toBeUndefined()
  expect(await answer(() => {}, 10)).toBeUndefined()
})
