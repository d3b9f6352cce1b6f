import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The bundled `dism` beside this bundle. */
export const DISM = fileURLToPath(new URL('dism.js', import.meta.url))

/**
 * Runs a program to its end, with our input and outputs.
 * @param environment what it has besides ours
 * @param shell whether a shell finds it
 * @returns the exit status, 128 and more after a signal, as shells have it
 */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  environment: NodeJS.ProcessEnv,
  shell = false,
): Promise<number> {
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: 'inherit', shell })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`, { cause: error })))
    child.on('exit', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
