import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The real command, on real images. */
export interface DismProcess {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly status: number | null; readonly signal: string | null; readonly stdout: string }>
}

/** Path of the bundled command below the root of the project, or why it is not there. */
export function dismCommand(project: string): { readonly path: string; readonly why: string | undefined } {
  const path = join(project, 'dist/bin/dism.js')
  return { path, why: existsSync(path) ? undefined : 'npm run build first' }
}

/** Starts dism. Its machine lies in the folder, time stands still: the same commands give the same bytes. */
export function startDism(
  command: string,
  folder: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): DismProcess {
  const env = {
    ...process.env,
    ...environment,
    DISMULATOR_HOME: join(folder, 'machine'),
    DISMULATOR_NOW: '2026-03-01T12:00:00Z',
  }
  const child = spawn(process.execPath, [command, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  const ended = new Promise<Awaited<DismProcess['ended']>>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve({ status, signal, stdout }))
  })
  return { child, ended }
}

/** Runs dism to its end. */
export async function runDismProcess(
  command: string,
  folder: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
) {
  return startDism(command, folder, words, environment).ended
}
