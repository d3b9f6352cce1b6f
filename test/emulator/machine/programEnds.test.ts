import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, describe, expect, test as plain, vi } from 'vitest'
import { createMachine, MachineError, replayScenario, type Machine } from '../../../emulator/index.ts'
import { formatRepro } from '../../../emulator/machine/repro/formatRepro.ts'
import { runProgram } from '../../../emulator/machine/programs/runProgram.ts'
import { updateCab } from '../../../fixtures/index.ts'
import { test } from 'dismulator/vitest'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-ends-'))
afterAll(() => rmSync(folder, { recursive: true }))

const preset = 'windows-11-24h2'
const sh = (text: string) => ['sh', '-c', text]
const onPosix = process.platform !== 'win32'
const LAUNCHERS = 'dirname "$(command -v dism)"'

/** Whether a process is there and no zombie. */
function lives(pid: string): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', pid.trim()]).toString().startsWith('Z')
  } catch {
    return false
  }
}

describe.runIf(onPosix)('a program that does not end', () => {
  plain('is ended after its time, with all that it started, and nothing of it stays', async () => {
    const machine = createMachine({ preset })
    const script = `${LAUNCHERS} >launchers; echo at work; sleep 60 & echo $! >child; echo $$ >parent; wait`
    const run = machine.run(sh(script), { cwd: folder, timeout: 2000 })
    await expect(run).rejects.toThrow(MachineError)
    await expect(run).rejects.toThrow(/was ended: it had not ended after 2000 ms\nIt had printed:\nat work$/)
    const [launchers, child, parent] = ['launchers', 'child', 'parent'].map((name) =>
      readFileSync(join(folder, name), 'utf8').trim(),
    )
    expect(existsSync(launchers ?? '')).toBe(false)
    await vi.waitFor(() => expect([lives(child ?? ''), lives(parent ?? '')]).toEqual([false, false]), 5000)
  })

  plain('is ended by a signal, before it starts too', async () => {
    const machine = createMachine({ preset })
    const signal = AbortSignal.timeout(300)
    await expect(machine.run('sleep 60', { signal })).rejects.toThrow('sleep 60 was ended: ')
    await expect(machine.run('touch began', { signal, cwd: folder })).rejects.toThrow('touch began was ended: ')
    expect(existsSync(join(folder, 'began'))).toBe(false)
  })

  plain('is ended although somebody who left its group holds its output', async () => {
    const machine = createMachine({ preset })
    const script = `node -e "require('child_process').spawn('sleep', ['10'], { detached: true, stdio: 'inherit' }).unref()"`
    const began = performance.now()
    await expect(machine.run(script, { timeout: 1000 })).rejects.toThrow('had not ended after 1000 ms')
    expect(performance.now() - began).toBeLessThan(9000)
  })

  plain.for([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a timeout of %s is none', async (timeout) => {
    await expect(createMachine({ preset }).run('true', { timeout })).rejects.toThrow('a timeout is a number of')
  })

  describe('of the machine of a test', () => {
    const runs: Promise<unknown>[] = []
    const start = (machine: Machine) => {
      const run = machine.run('sleep 60').catch((error: unknown) => error)
      runs.push(run)
      return run
    }
    test('is left behind by one test', ({ machine }) => void start(machine))
    test.fails('is waited for too long by another', { timeout: 300 }, ({ machine }) => start(machine))
    plain('and has ended in the next', async () => {
      const errors = await Promise.all(runs)
      const ended = expect.objectContaining({ message: 'sleep 60 was ended: the test has ended' })
      expect(errors).toEqual([ended, ended])
    })
  })

  plain(
    'goes with the process that runs it',
    async () => {
      const file = join(folder, 'killed.pid')
      const script = ['sh', '-c', 'echo $$ >killed.tmp; mv killed.tmp killed.pid; sleep 60']
      const runner = join(folder, 'runner.mjs')
      await build({
        stdin: {
          contents: `import { runProgram } from './emulator/machine/programs/runProgram.ts'
          runProgram({}, ${JSON.stringify(script)}, { cwd: ${JSON.stringify(folder)} })`,
          resolveDir: process.cwd(),
        },
        bundle: true,
        outfile: runner,
        format: 'esm',
        platform: 'node',
        alias: { '#platform': './src/platform/node.ts' },
      })
      const child = spawn(process.execPath, [runner], { stdio: 'ignore' })
      const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)))
      await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 10_000 })
      child.kill('SIGTERM')
      expect(await ended).toBe('SIGTERM')
      await vi.waitFor(() => expect(lives(readFileSync(file, 'utf8'))).toBe(false), 5000)
    },
    15_000,
  )
})

describe.runIf(onPosix)('what dism does for a program', () => {
  plain(
    'a dism that asks reads what the program gives it, and the scenario keeps the answer',
    async () => {
      writeFileSync(join(folder, 'kb.cab'), updateCab({ kb: 'KB5000001', restart: 'required' }))
      const line = 'dism /Online /Add-Package /PackagePath:kb.cab'
      const state = async (script: string, answer?: 'Y') => {
        const machine = createMachine({ preset, ...(answer && { answer }) })
        await machine.run(script, { cwd: folder })
        const { stdout } = await machine.dism('/Online', '/Get-Packages')
        const [, told] = /KB5000001[^]*?State : (.*?)\r/.exec(stdout) ?? []
        const { scenario, files } = machine.scenario()
        const replay = replayScenario(scenario, files)
        for await (const { index, step, stdout } of replay.steps)
          expect({ step, stdout }).toEqual({ step: machine.record[index]?.step, stdout: machine.record[index]?.stdout })
        const lines = formatRepro(scenario).split('\r\n')
        const typed = lines.find((text) => /^(echo [YN]\| )?dism\.exe /.test(text))
        return { told, answer: machine.record[0]?.step, typed }
      }
      expect(await state(`echo Y | ${line}`)).toMatchObject({
        told: 'Installed',
        answer: { answer: 'Y' },
        typed: expect.stringMatching(/^echo Y\| dism\.exe .*kb\.cab" >>/),
      })
      expect(await state(`echo N | ${line}`, 'Y')).toMatchObject({ told: 'Install Pending', answer: { answer: 'N' } })
      expect((await state(line, 'Y')).told).toBe('Installed')
      const nobody = await state(line)
      expect(nobody.told).toBe('Install Pending')
      expect(nobody.answer).not.toHaveProperty('answer')
    },
    20_000,
  )

  plain('is done when a program has ended that killed its dism', async () => {
    let done = false
    const machine = {
      async dism() {
        writeFileSync(join(folder, 'at-work'), '')
        await wait(300)
        done = true
        return { exitCode: 0, stdout: '' }
      },
    }
    const script = 'dism & pid=$!; until [ -e at-work ]; do sleep 0.02; done; kill -9 $pid; exit 3'
    expect(await runProgram(machine, sh(script), { cwd: folder })).toMatchObject({ exitCode: 3 })
    expect(done).toBe(true)
  })

  plain('a run tells its own commands, not those of others at the same time', async () => {
    const machine = createMachine({ preset })
    const [one, other] = await Promise.all([
      machine.run(sh('dism /Online /Get-Packages; dism /Online /Get-Packages')),
      machine.run(sh('dism /Online /Get-Features; dism /Online /Get-Features')),
    ])
    expect(one.commands.map(({ line }) => line)).toEqual(['/Online /Get-Packages', '/Online /Get-Packages'])
    expect(other.commands.map(({ line }) => line)).toEqual(['/Online /Get-Features', '/Online /Get-Features'])
  })

  plain('a reader that goes away hears of no error', async () => {
    const { stderr } = await createMachine({ preset }).run(sh('dism /? | true; dism /Online /Get-Packages | head -n 1'))
    expect(stderr).toBe('')
  })

  plain('a link that leads in a circle is no package, and is told when it is asked for', async () => {
    mkdirSync(join(folder, 'loops'))
    symlinkSync('loop', join(folder, 'loops', 'loop'))
    writeFileSync(join(folder, 'loops', 'kb.cab'), updateCab({ kb: 'KB5000001' }))
    const machine = createMachine({ preset })
    const { commands } = await machine.run(
      sh('dism /Online /Add-Package /PackagePath:loops; dism /Online /Add-Package /PackagePath:loops/loop'),
      { cwd: folder },
    )
    expect(commands.map(({ exitCode }) => exitCode)).toEqual([0, 1921])
    expect(commands[1]?.stdout).toContain('Error: 1921')
  })

  plain(
    'a dism that comes when the run has ended fails, and is no other dism',
    async () => {
      const machine = createMachine({ preset })
      const late = `(until [ -e go ]; do sleep 0.05; done; echo 3010 >code; DISM_EXIT_CODE_FILE=code dism /Online /Get-Packages >late.tmp 2>&1; echo "status $?" >>late.tmp; cat code >>late.tmp; mv late.tmp late.txt)`
      const { stdout } = await machine.run(sh(`${LAUNCHERS}; ${late} >/dev/null 2>&1 &`), { cwd: folder })
      writeFileSync(join(folder, 'go'), '')
      await vi.waitFor(() => expect(existsSync(join(folder, 'late.txt'))).toBe(true), { timeout: 5000 })
      expect(readFileSync(join(folder, 'late.txt'), 'utf8')).toBe(
        'dismulator: the machine is gone: machine.run, which started this program, has ended\nstatus 1\n',
      )
      await vi.waitFor(() => expect(existsSync(stdout.trim())).toBe(false), { timeout: 5000 })
      expect(machine.commands).toEqual([])
    },
    15_000,
  )
})

plain('one dism at a time has an image: the second, which only reads too, is told to wait', async () => {
  const machine = createMachine({ preset })
  const read = () => machine.dism('/Online', '/Get-Packages')
  const [one, other] = await Promise.all([read(), read()])
  expect([one.exitCode, other.exitCode]).toEqual([0, 183])
  expect(other.stdout).toContain('Wait for the existing DISM operation to complete')
  expect((await read()).exitCode).toBe(0)
})

describe('what is no program', () => {
  plain.for([[[]], [''], [[' ']], [['a\0b']], [['echo', 'a\0b']]])('%j is refused', async ([command]) => {
    await expect(createMachine({ preset }).run(command ?? [])).rejects.toThrow(MachineError)
  })

  plain('nor one in a folder that is not there', async () => {
    const run = (cwd: string) => createMachine({ preset }).run('true', { cwd })
    await expect(run('no-such-folder')).rejects.toThrow('true cannot be run: there is no folder no-such-folder')
    await expect(run('package.json')).rejects.toThrow('true cannot be run: there is no folder package.json')
    await expect(run('a\0b')).rejects.toThrow(MachineError)
  })
})
