import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { env } from 'node:process'
import { MachineError } from '../MachineError.ts'
import { HAS_GROUPS } from './processGroup.ts'
import type { ProgramOptions, ProgramResult } from './ProgramRun.ts'

/** What a program does that was started. */
export interface StartedProgram {
  readonly child: ChildProcessWithoutNullStreams
  /** What it has printed so far. */
  readonly output: { readonly stdout: string; readonly stderr: string }
  /** Resolves when it has ended and nobody prints to its outputs any more. @throws MachineError when it cannot be run */
  readonly ended: Promise<Omit<ProgramResult, 'commands'>>
}

/**
 * Starts a program in a process group of its own.
 * @param command a line for the shell, or a program and its arguments
 * @param folder what becomes the first of PATH
 * @throws MachineError for what names no program
 */
export function startProgram(
  command: string | readonly string[],
  { cwd, env: own = {}, input = '' }: ProgramOptions,
  folder: string,
): StartedProgram {
  const shell = typeof command === 'string'
  const [program = '', ...words] = shell ? [command] : command
  if (program.trim() === '') throw new MachineError('there is no program to run')
  // Node would say that it is the program that is missing.
  if (cwd !== undefined && !isFolder(cwd)) throw new MachineError(`${program} cannot be run: there is no folder ${cwd}`)
  const variables: NodeJS.ProcessEnv = { ...env, ...own }
  const path = Object.keys(variables).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const child = refused(program, () =>
    spawn(program, words, {
      cwd,
      env: { ...variables, [path]: `${folder}${delimiter}${variables[path] ?? ''}` },
      shell,
      detached: HAS_GROUPS,
    }),
  )
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8')
    child[name].on('data', (text: string) => (output[name] += text))
  }
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const ended = new Promise<Omit<ProgramResult, 'commands'>>((resolve, reject) => {
    child.on('error', (error) => reject(cannotRun(program, error)))
    child.on('close', (status, signal) =>
      resolve({ exitCode: status ?? 128 + (signal ? constants.signals[signal] : 0), ...output }),
    )
  })
  return { child, output, ended }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

/** Node refuses some words before it starts anything: those with a NUL. */
function refused<Result>(program: string, start: () => Result): Result {
  try {
    return start()
  } catch (error) {
    throw error instanceof Error ? cannotRun(program, error) : error
  }
}

function cannotRun(program: string, error: Error): MachineError {
  return new MachineError(`${program} cannot be run: ${error.message}`, { cause: error })
}
