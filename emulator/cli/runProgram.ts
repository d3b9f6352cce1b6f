import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The bundled `dism` beside this bundle. */
export const DISM = fileURLToPath(new URL('dism.js', import.meta.url))

/** How a program is run. */
export interface ProgramOptions {
  /** What it has in its environment besides ours. */
  readonly environment: NodeJS.ProcessEnv
  /** Whether a shell finds it. */
  readonly shell?: boolean
  /** Whether what it prints is handed back, and not printed. */
  readonly captured: boolean
}

/** How a program ended. */
export interface ProgramEnd {
  /** The exit status, 128 and more after a signal, as shells have it. */
  readonly exitCode: number
  /** What it printed, when that was captured. */
  readonly output?: string
}

/**
 * Runs a program to its end, with our input and our outputs. What would end this process meanwhile ends the program, so
 * that whoever waits for it can clean up: Ctrl+C reaches it by itself, the rest is handed on.
 * @throws Error when it cannot be run
 */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  { environment, shell = false, captured }: ProgramOptions,
): Promise<ProgramEnd> {
  const stdio = ['inherit', captured ? 'pipe' : 'inherit', 'inherit'] as const
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: [...stdio], shell })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text))
  const stay = () => {}
  const handOn = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', stay).on('SIGTERM', handOn).on('SIGHUP', handOn)
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`, { cause: error })))
    child.on('close', (status, signal) => {
      const exitCode = status ?? 128 + (signal ? constants.signals[signal] : 0)
      resolve({ exitCode, ...(captured && { output }) })
    })
  })
  return ended.finally(() => process.off('SIGINT', stay).off('SIGTERM', handOn).off('SIGHUP', handOn))
}
