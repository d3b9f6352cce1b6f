import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FAULTS } from '../../../emulator/index.ts'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { bundle } from '../../../fixtures/index.ts'
import { copyOf, putCopy, type FolderCopy } from '../crash/folderCopy.ts'

const bin = fileURLToPath(new URL('../../../dist/bin', import.meta.url))
const missing = existsSync(join(bin, 'dismulator.js')) ? undefined : 'npm run build first'
const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const ADD = ['/Add-ProvisionedAppxPackage', '/PackagePath:reader.msixbundle', '/SkipLicense']

let folder = ''
let image: FolderCopy | undefined
let added: FolderCopy | undefined
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-fault-'))
  writeFileSync(join(folder, 'reader.msixbundle'), await bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  if (missing) return
  run('dismulator', 'image', 'new', 'image', '--preset', 'windows-11-24h2')
  run('dismulator', 'init')
  image = copyOf(join(folder, 'image'))
  run('dism', '/Image:image', ...ADD)
  added = copyOf(join(folder, 'image'))
})
beforeEach(() => (image ? putCopy(image, join(folder, 'image')) : undefined))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(program: 'dism' | 'dismulator', ...words: readonly string[]) {
  return runWith({}, program, ...words)
}

function runWith(more: NodeJS.ProcessEnv, program: string, ...words: readonly string[]) {
  const env = {
    ...process.env,
    DISMULATOR_HOME: join(folder, 'home'),
    DISMULATOR_NOW: '2026-03-01T12:00:00Z',
    DISM_EXIT_CODE_FILE: join(folder, 'code'),
    ...more,
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(bin, `${program}.js`), ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** How dism ends, and what is told of the fault, by the words of the fault. */
const ENDS: readonly (readonly [string, number, RegExp, readonly string[]])[] = [
  ['disk-full --at 12', 112, /^dismulator: disk-full: create .*staged/, ['old']],
  [
    'file-locked --path Windows\\System32\\config\\SOFTWARE',
    32,
    /^dismulator: file-locked: write .*SOFTWARE\n$/,
    ['old'],
  ],
  ['corrupt-hive --seed 5', 247, /^dismulator: corrupt-hive: SOFTWARE of image\n$/, ['old']],
  [
    'truncated-package --seed 3',
    240,
    /^dismulator: truncated-package: reader.msixbundle ends after \d+ of \d+ bytes\n$/,
    ['old'],
  ],
  [
    'cancel --at 5 --seed 0',
    199,
    /^dismulator: cancel: before step 5, and what was done so far (stays|is dropped)\n$/,
    ['old', 'other'],
  ],
  ['second-process', 183, /^dismulator: second-process: another process has image\n$/, ['old']],
  ['killed --at 20', 137, /^dismulator: killed: /, ['old']],
  ['killed --at 36', 137, /^dismulator: killed: /, ['new']],
  [
    'power-lost --at 20',
    137,
    /^dismulator: power-lost: .* \(what is not flushed stays without DISMULATOR_DURABILITY=power\)\n$/,
    ['old'],
  ],
  ['power-lost --at 36 --seed 1', 137, /^dismulator: power-lost: /, ['new']],
  ['slow-disk --seed 7', 0, /^dismulator: slow-disk: /, ['new']],
  [
    'corrupt-hive --path Windows\\no',
    0,
    /^dismulator: corrupt-hive: nothing met it: no image .* Windows.no\n$/,
    ['new'],
  ],
  ['cancel --at 900', 0, /^dismulator: cancel: nothing met it\n$/, ['new']],
  ['file-locked --at 900', 0, /^dismulator: file-locked: nothing met it\n$/, ['new']],
  ['disk-full --at 900', 0, /^dismulator: disk-full: nothing met it\n$/, ['new']],
]

describe.skipIf(missing !== undefined)(`dismulator fault${missing ? ` (skipped: ${missing})` : ''}`, () => {
  test.each(ENDS)('%s: ends with %s', (words, status, told, leaves) => {
    const end = run('dismulator', 'fault', ...words.split(' '), '--', 'dism', '/Image:image', ...ADD)
    expect([end.status, end.stderr]).toEqual([status, expect.stringMatching(told)])
    expect(run('dism', '/Image:image', '/Get-ProvisionedAppxPackages').status).toBe(0)
    const { digest } = copyOf(join(folder, 'image'))
    const found = digest === image?.digest ? 'old' : digest === added?.digest ? 'new' : 'other'
    expect(leaves).toContain(found)
    const again = run('dism', '/Image:image', ...ADD)
    expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('completed successfully') })
    expect(run('dism', '/Image:image', '/Get-ProvisionedAppxPackages').stdout).toContain(READER)
  })

  test('without the word dism; output and exit code are those of dism', () => {
    const { stdout } = run(
      'dismulator',
      'fault',
      'second-process',
      '--',
      '/Image:image',
      '/Get-ProvisionedAppxPackages',
    )
    expect(stdout).toContain('\r\nError: 183\r\n\r\nThe specified image is currently being serviced by another')
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('183\n')
  })

  test('power that survives is that of DISMULATOR_DURABILITY: the image is old or new', () => {
    for (const at of ['30', '33', '36'])
      for (const seed of ['1', '2']) {
        putCopy(image!, join(folder, 'image'))
        const words = ['fault', 'power-lost', '--at', at, '--seed', seed, '--', '/Image:image', ...ADD]
        expect(runWith({ DISMULATOR_DURABILITY: 'power' }, 'dismulator', ...words).status).toBe(137)
        expect(run('dism', '/Image:image', '/Get-ProvisionedAppxPackages').status).toBe(0)
        expect([image?.digest, added?.digest]).toContain(copyOf(join(folder, 'image')).digest)
      }
  })

  test('on the drive of the machine: when the power goes it is off', () => {
    // Whatever the test before has left of it.
    run('dismulator', 'boot')
    expect(run('dism', '/Online', '/Get-ProvisionedAppxPackages').status).toBe(0)
    expect(run('dismulator', 'fault', 'power-lost', '--at', '20', '--', 'dism', '/Online', ...ADD).status).toBe(137)
    expect(run('dism', '/Online', '/Get-ProvisionedAppxPackages').stdout).toContain('Unable to find the Windows')
    expect(run('dismulator', 'boot').status).toBe(0)
    expect(run('dism', '/Online', ...ADD).status).toBe(0)
  })

  test.skipIf(process.platform === 'win32')('a script meets it in its third call (skipped on Windows: no sh)', () => {
    const list = 'dism /Image:image /Get-ProvisionedAppxPackages > /dev/null; echo $?'
    const add = `DISM.exe /Image:image ${ADD.join(' ')} > /dev/null; echo $?`
    writeFileSync(join(folder, 'deploy.sh'), [list, list, add, add].join('\n'))
    const script = (...words: readonly string[]) => run('dismulator', 'run', ...words, '--', 'sh', 'deploy.sh')
    expect(script('--fault', 'disk-full@3', '--at', '5')).toMatchObject({ status: 0, stdout: '0\n0\n112\n0\n' })
    expect(script('--fault', 'second-process').stdout).toBe('183\n0\n0\n0\n')
    expect(script().stdout).toBe('0\n0\n0\n0\n')
    expect(script('--fault', 'flood@1').status).toBe(2)
    expect(script('--fault', 'disk-full@9')).toMatchObject({
      status: 0,
      stderr: 'dismulator: disk-full: nothing met it: there was no call 9 of dism, of 4 calls in all\n',
    })
  })

  test('--json is all that is printed, with what dism has printed in it', () => {
    for (const words of [
      ['fault', 'second-process', '--json', '--', '/Image:image', '/Get-ProvisionedAppxPackages'],
      ['run', '--json', '--', process.execPath, '-e', 'console.log("Error: 183"); process.exitCode = 183'],
    ]) {
      const { stdout, status } = run('dismulator', ...words)
      expect(JSON.parse(stdout), words[0]).toEqual({
        exitCode: 183,
        output: expect.stringContaining('Error: 183'),
      })
      expect(status).toBe(183)
    }
  })

  test('--semantics is that of the processes of dism', () => {
    const tell = ['--', process.execPath, '-e', 'console.log(process.env.DISMULATOR_SEMANTICS)']
    expect(run('dismulator', 'run', '--semantics', 'observed', ...tell).stdout).toBe('observed\n')
    const words = ['second-process', '--', 'dism', '/Image:image', '/Get-ProvisionedAppxPackages']
    expect(run('dismulator', 'fault', '--semantics', 'observed', ...words).status).toBe(183)
  })

  test('a killed dism leaves no code of an earlier one, and a file that may be open', () => {
    writeFileSync(join(folder, 'code'), '3010\n')
    expect(run('dismulator', 'fault', 'killed', '--', '/Image:image', ...ADD).status).toBe(137)
    expect(readFileSync(join(folder, 'code'), 'utf8')).toBe('')
  })

  test('the same seed leaves the same bytes', () => {
    const left = (seed: string) => {
      putCopy(image!, join(folder, 'image'))
      run('dismulator', 'fault', 'cancel', '--at', '5', '--seed', seed, '--', '/Image:image', ...ADD)
      return copyOf(join(folder, 'image')).digest
    }
    const digests = ['0', '1', '2', '3'].map(left)
    expect(['0', '1', '2', '3'].map(left)).toEqual(digests)
    expect(new Set(digests).size).toBe(2)
  })
})

describe('the faults', () => {
  test('are listed', async () => {
    const { stdout, exitCode } = await runDismulator(['faults'])
    for (const [name, { means }] of Object.entries(FAULTS))
      expect(stdout).toContain(`${name.replaceAll(' ', '-')}\n  means   ${means}\n`)
    expect(exitCode).toBe(0)
    const json: unknown = JSON.parse((await runDismulator(['faults', '--json'])).stdout)
    expect(json).toContainEqual(expect.objectContaining({ name: 'disk-full', errors: ['DISK_FULL'], leaves: ['old'] }))
  })

  test('that are none are refused', async () => {
    for (const words of [
      ['flood'],
      ['killed', '--at', '0'],
      ['killed', '--at', 'x'],
      ['killed', '--seed', '1.5'],
      ['corrupt-hive', '--path', 'nope'],
    ])
      expect((await runDismulator(['fault', ...words, '--', 'dism', '/?'])).exitCode, words.join(' ')).toBe(2)
    for (const path of ['C:\\Windows\\win.ini', '../../x', '', '/'])
      expect(await runDismulator(['fault', 'file-locked', '--path', path, '--', 'dism'])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('--path is a path from the root of the image'),
      })
    expect((await runDismulator(['fault', 'disk-full', '--path', 'Windows', '--', 'dism'])).exitCode).toBe(2)
    for (const given of ['disk-full@0', 'disk-full@', 'disk-full@x', '@3', ''])
      expect((await runDismulator(['run', '--fault', given, '--', 'true'])).exitCode, given).toBe(2)
    expect(await runDismulator(['run', '--at', '5', '--', 'true'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--at is an option of a fault, and there is no --fault'),
    })
    expect(await runDismulator(['fault', 'flood', '--', 'dism'])).toMatchObject({
      stderr: expect.stringMatching(/there is no fault flood: disk-full, file-locked, .*second-process/),
    })
  })
})
