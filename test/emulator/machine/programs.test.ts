import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createMachine } from '../../../emulator/index.ts'
import { writeVolumeToFolder } from '../../../emulator/cli/writeVolumeToFolder.ts'
import { bundle, updateCab } from '../../../fixtures/index.ts'
import 'dismulator/vitest'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const preset = 'windows-11-24h2'
const onPosix = process.platform !== 'win32'
const sh = (text: string) => ['sh', '-c', text]

describe.runIf(onPosix)('machine.run', () => {
  test('a shell script that calls dism works on the machine, with packages of the real disk', async () => {
    const machine = createMachine({ preset })
    writeFileSync(join(folder, 'reader.msixbundle'), await bundle('Contoso.Reader'))
    const add = 'dism.exe /Online /Add-ProvisionedAppxPackage /PackagePath:./reader.msixbundle /SkipLicense'
    const { exitCode, stdout, stderr, commands } = await machine.run(
      `${add} && DISM /Online /Get-ProvisionedAppxPackages`,
      {
        cwd: folder,
      },
    )
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain('PackageName : Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt\r\n')
    expect(commands.map(({ line }) => line)).toEqual([
      '/Online /Add-ProvisionedAppxPackage /PackagePath:./reader.msixbundle /SkipLicense',
      '/Online /Get-ProvisionedAppxPackages',
    ])
    expect(commands[0]).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('completed successfully') })
    expect(commands[0]?.decisions.map(({ rule }) => rule)).toContain('appx.region.stored')
    expect(machine.commands).toEqual(commands)
  })

  test('every spelling is ours, words go through as they are', async () => {
    const machine = createMachine({ preset })
    const names = ['dism', 'dism.exe', 'Dism', 'Dism.exe', 'Dism.EXE', 'DISM', 'DISM.exe', 'DISM.EXE', 'dism.EXE']
    const script = names.map((name) => `${name} /Online "/LogPath:C:\\\\a b\\\\l'og.txt" '' || true`).join('\n')
    await machine.run(sh(script))
    expect(machine.commands.map(({ line }) => line)).toEqual(names.map(() => `/Online /LogPath:"C:\\a b\\l'og.txt" ""`))
  })

  test('a status keeps 8 bits, DISM_EXIT_CODE_FILE has the code, and C: is the machine', async () => {
    const machine = createMachine({ preset })
    machine.write('C:\\in\\kb.cab', updateCab({ kb: 'KB5000001', restart: 'required' }))
    const script = "dism /Online /Add-Package '/PackagePath:C:\\in\\kb.cab' /NoRestart /Quiet; echo status $?"
    const { stdout } = await machine.run(sh(`${script}; cat code.txt; exit 7`), {
      cwd: folder,
      env: { DISM_EXIT_CODE_FILE: 'code.txt' },
    })
    expect(stdout).toBe('status 194\n3010\n')
    expect(machine.commands.map(({ exitCode }) => exitCode)).toEqual([3010])
  })

  test('the program has a folder, variables and an input, and ends as it ends', async () => {
    const machine = createMachine({ preset })
    const run = await machine.run(sh('pwd; echo "$WORD"; cat; echo oh >&2; exit 7'), {
      cwd: folder,
      env: { WORD: 'word' },
      input: 'input\n',
    })
    expect(run).toEqual({ exitCode: 7, stdout: `${folder}\nword\ninput\n`, stderr: 'oh\n', commands: [] })
    expect((await machine.run(sh('kill -9 $$'))).exitCode).toBe(137)
    await expect(machine.run(['no-such-program-here'])).rejects.toThrow('no-such-program-here cannot be run')
  })

  test('logs and images of the real disk are written there, those of the machine on it', async () => {
    const machine = createMachine({ preset })
    await machine.run(sh('dism /Online /LogPath:logs/mine.log /Get-Packages; dism /Online /Get-Packages'), {
      cwd: folder,
    })
    expect(readFileSync(join(folder, 'logs', 'mine.log'), 'utf8')).toContain('Get-Packages')
    expect(machine.host.kindOf('C:\\Windows\\Logs\\DISM\\dism.log')).toBe('file')
    expect(machine.host.kindOf('C:\\logs')).toBeUndefined()
    writeVolumeToFolder(machine.image.volume, join(folder, 'img'), machine.host.now)
    writeFileSync(join(folder, 'kb.cab'), updateCab({ kb: 'KB5000001' }))
    const { commands } = await machine.run(
      sh('dism /Image:img /Add-Package /PackagePath:kb.cab; dism /Image:. /Get-Packages'),
      { cwd: folder },
    )
    expect(commands.map(({ exitCode }) => exitCode)).toEqual([0, 2])
    expect(join(folder, 'img')).toHavePackage('KB5000001')
    expect(machine).not.toHavePackage('KB5000001')
  })

  test('programs at the same time, and commands at the same time, do not meet', async () => {
    const machines = [1, 2].map(() => createMachine({ preset }))
    const script = sh('dism /Online /Get-Packages & dism /Online /Get-Features & wait')
    await Promise.all(machines.map((machine) => machine.run(script)))
    for (const machine of machines) expect(machine.commands).toHaveLength(2)
  })

  test('a gap: the script sees error 50; with onUnhandled the run is rejected whatever the script makes of it', async () => {
    const script = sh('dism /Mount-Image /ImageFile:a.wim /Index:1 /MountDir:b || echo went on')
    const { stdout } = await createMachine({ preset }).run(script)
    expect(stdout).toMatch(/Error: 50[^]*went on/)
    const strict = createMachine({ preset, onUnhandled: 'error' })
    await expect(strict.run(script)).rejects.toThrow('/Mount-Image is not carried out by Dismulator yet')
  })

  test('nothing is left in the folder of temporary files, and nobody else may talk to the machine', async () => {
    const machine = createMachine({ preset })
    const { stdout } = await machine.run(sh('dirname "$(command -v dism)"; ls -ld "$(dirname "$(command -v dism)")"'))
    const [launchers = '', listed = ''] = stdout.split('\n')
    expect(listed).toMatch(/^drwx------/)
    expect(existsSync(launchers)).toBe(false)
  })
})

const TELL = 'dism /Online /Get-CurrentEdition'
const SCRIPTS = [
  ['python3', '-c', `import subprocess; print(subprocess.check_output("${TELL}".split(), text=True))`],
  ['ruby', '-e', `puts \`${TELL}\``],
  ['pwsh', '-NoProfile', '-Command', TELL],
  ['node', '-e', `console.log(require('child_process').execSync('${TELL}').toString())`],
].map((command) => {
  const installed = spawnSync(command[0] ?? '', ['--version']).status === 0
  return { command, installed, title: installed ? command[0] : `${command[0]} (skipped: it is not installed)` }
})

describe.runIf(onPosix)('scripts of all kinds', () => {
  test.for(SCRIPTS)('$title', async ({ command, installed }, { skip }) => {
    skip(!installed)
    const machine = createMachine({ preset })
    const { exitCode, stdout } = await machine.run(command)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Current Edition : Professional')
    expect(machine.commands.map(({ line }) => line)).toEqual(['/Online /Get-CurrentEdition'])
  })
})
