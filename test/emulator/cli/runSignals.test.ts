import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-signals-'))
const runner = join(folder, 'runner.mjs')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(() =>
  build({
    stdin: {
      contents: `import { run } from './emulator/cli/commands/run.ts'
        run.run({ rest: ['sh', process.argv[2]], option: () => undefined, flag: () => false }).then(({ exitCode }) => process.exit(exitCode))`,
      resolveDir: process.cwd(),
    },
    outfile: runner,
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { '#platform': './src/platform/node.ts', '#programs': './emulator/machine/programs/node.ts' },
  }),
)

describe.runIf(process.platform !== 'win32')('dismulator run that is to end', () => {
  test.for([
    ['SIGTERM', 'is handed on', 'exec sleep 60', 143],
    ['SIGHUP', 'is handed on', 'exec sleep 60', 129],
    ['SIGINT', 'reaches its program by itself, which is waited for', 'sleep 1; exit 7', 7],
  ] as const)('%s %s, and nothing stays', async ([signal, , script, exitCode]) => {
    const file = join(folder, signal)
    const told = `dirname "$(command -v dism)" >part; mv part ${signal}`
    writeFileSync(join(folder, `${signal}.sh`), `${told}; ${script}`)
    const child = spawn(process.execPath, [runner, `${signal}.sh`], {
      cwd: folder,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    const ended = new Promise((resolve) => child.on('exit', (status, by) => resolve(status ?? by)))
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 10_000 })
    child.kill(signal)
    expect(await ended).toBe(exitCode)
    expect(existsSync(readFileSync(file, 'utf8').trim())).toBe(false)
  })
})
