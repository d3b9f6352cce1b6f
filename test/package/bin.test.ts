import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../../dist/bin/', import.meta.url))
const built = existsSync(join(bin, 'dism.js')) && existsSync(join(bin, 'dismulator.js'))
const why = built ? '' : ' (skipped: npm run build first)'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-bin-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a bundled command as a user would: in an own folder, without a machine. */
function run(command: 'dism' | 'dismulator', args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const machine = { HOME: folder, DISMULATOR_HOME: join(folder, 'machine') }
  return spawnSync(process.execPath, [join(bin, `${command}.js`), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...machine, ...env },
  })
}

describe.skipIf(!built)(`the bundled commands${why}`, () => {
  test('dism /? prints the help with CRLF ends, and makes no machine', () => {
    const { stdout, stderr, status } = run('dism', ['/?'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toMatch(/^\r\nDeployment Image Servicing and Management tool\r\nVersion: 10\.0\.26100\.8737\r\n/)
    expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('V8 takes what was compiled when the commands were bundled, and does without it', () => {
    const script = `const { readFileSync } = require('node:fs')
const code = require('node:module').wrap(readFileSync('dism.code.js', 'utf8'))
for (const cachedData of [readFileSync('dism.cache'), Buffer.from('of another V8')])
  console.log(new (require('node:vm').Script)(code, { cachedData }).cachedDataRejected)`
    expect(spawnSync(process.execPath, ['-e', script], { cwd: bin, encoding: 'utf8' }).stdout).toBe('false\ntrue\n')
    const copy = mkdtempSync(join(folder, 'copy-'))
    for (const file of ['dism.js', 'dism.code.js']) copyFileSync(join(bin, file), join(copy, file))
    expect(spawnSync(process.execPath, [join(copy, 'dism.js'), '/?'], { encoding: 'utf8' }).stdout).toBe(
      run('dism', ['/?']).stdout,
    )
  })

  test('a missing image is an error: on stdout, in the status, in the log, in DISM_EXIT_CODE_FILE', () => {
    const file = join(folder, 'code.txt')
    const log = join(folder, 'dism.log')
    const args = ['/Image:nowhere', '/Get-ProvisionedAppxPackages', `/LogPath:${log}`]
    const { stdout, stderr, status } = run('dism', args, { DISM_EXIT_CODE_FILE: file })
    const code = Number(readFileSync(file, 'utf8'))
    expect(stderr).toBe('')
    expect(stdout).toMatch(/\r\nError: (0x[0-9a-f]+|\d+)\r\n/)
    expect(code).not.toBe(0)
    expect(status).toBe(code & 0xff || 1)
    expect(readFileSync(log, 'utf8')).toContain('nowhere')
  })

  test('the log is on drive C: of the machine', () => {
    run('dism', ['/Image:nowhere', '/Get-ProvisionedAppxPackages'])
    expect(readFileSync(join(folder, 'machine/drives/C/Windows/Logs/DISM/dism.log'), 'utf8')).toContain('nowhere')
    expect(run('dism', ['/Online', '/Get-ProvisionedAppxPackages']).status).not.toBe(0)
  })

  test('a machine that is none is one line on stderr', () => {
    const home = mkdtempSync(join(folder, 'broken-'))
    writeFileSync(join(home, 'machine.json'), '{ "preset": ')
    const { stderr, status } = run('dism', ['/?'], { DISMULATOR_HOME: home })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^dismulator: .*machine\.json does not describe a machine: .*\n$/)
  })

  test.skipIf(process.platform === 'win32')('run puts dism first on PATH under every spelling', () => {
    const script = join(folder, 'deploy.sh')
    writeFileSync(
      script,
      '#!/bin/sh\nfor name in dism dism.exe Dism Dism.exe DISM DISM.exe DISM.EXE; do\n  "$name" "/?" | grep -c "Version: 10.0.26100.8737"\ndone\nexit 7\n',
    )
    chmodSync(script, 0o755)
    const { stdout, stderr, status } = run('dismulator', ['run', '--', script])
    expect({ stdout, stderr, status }).toEqual({ stdout: '1\n'.repeat(7), stderr: '', status: 7 })
  })

  test.skipIf(process.platform === 'win32')('run hands words over as they are', () => {
    const { stdout } = run('dismulator', ['run', '--', 'printf', '%s|', 'a b', '$HOME', '--json', "it's"])
    expect(stdout).toBe("a b|$HOME|--json|it's|")
  })

  test('no stack trace reaches a user', () => {
    const wrong = [
      ['image', 'show', 'nowhere'],
      ['bake'],
      ['make', 'appx', join(folder, 'no/such/x.appx'), '--name', 'A.B'],
    ]
    for (const words of wrong) {
      const { stdout, stderr } = run('dismulator', words)
      expect(stdout + stderr).not.toMatch(/^ +at |node:internal/m)
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  test('a reader that goes away is no error', () => {
    const script = `"${process.execPath}" "${join(bin, 'dism.js')}" "/?" | head -n 1`
    const { stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, DISMULATOR_HOME: folder },
    })
    expect(stderr).toBe('')
  })
})
