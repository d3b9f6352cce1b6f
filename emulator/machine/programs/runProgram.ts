import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { constants, tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'
import { env, execPath, platform } from 'node:process'
import { exitStatus } from '../../../src/dism/output/exitStatus.ts'
import { MachineError } from '../MachineError.ts'
import { forwarder } from './forwarder.ts'
import { hostOfProgram } from './hostOfProgram.ts'
import type { ProgramMachine } from './ProgramMachine.ts'
import type { ProgramOptions, ProgramResult } from './ProgramRun.ts'
import { writeLaunchers } from './writeLaunchers.ts'

/** What the forwarder says. */
interface Call {
  readonly words: readonly string[]
  readonly folder: string
}

/**
 * Runs a program of somebody else, for which dism, under every spelling, is that of the computer.
 * @param command a line for the shell, or a program and its arguments
 * @throws MachineError when the program cannot be run, or when dism was asked for what rejects
 */
export async function runProgram(
  machine: ProgramMachine,
  command: string | readonly string[],
  options: ProgramOptions,
): Promise<Omit<ProgramResult, 'commands'>> {
  const folder = mkdtempSync(join(tmpdir(), 'dismulator-run-'))
  // The folder's name is new, and nobody else may look into it.
  const socket = platform === 'win32' ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 'machine')
  const refusals: unknown[] = []
  const server = await listen(socket, (call) => answer(machine, call, refusals))
  try {
    writeFileSync(join(folder, 'forwarder.cjs'), forwarder(socket))
    writeLaunchers(folder, [execPath, join(folder, 'forwarder.cjs')], platform)
    const result = await execute(command, options, folder)
    if (refusals.length > 0) throw refusals[0]
    return result
  } finally {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function listen(path: string, onCall: (call: Call) => Promise<string>): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, onCall))
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(path, () => resolve(server))
  })
}

/** Takes a line and answers it. A program that is killed meanwhile hears no answer. */
async function serve(socket: Socket, onCall: (call: Call) => Promise<string>): Promise<void> {
  socket.on('error', () => {})
  socket.setEncoding('utf8')
  let text = ''
  for await (const piece of socket) {
    text += String(piece)
    if (!text.endsWith('\n')) continue
    const call: Call = JSON.parse(text)
    socket.end(await onCall(call))
    return
  }
}

async function answer(machine: ProgramMachine, { words, folder }: Call, refusals: unknown[]): Promise<string> {
  try {
    const { exitCode, stdout } = await machine.dism(words, (host) => hostOfProgram(host, folder))
    return JSON.stringify({ exitCode, stdout, stderr: '', status: exitStatus(exitCode, platform) })
  } catch (error) {
    refusals.push(error)
    const message = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ exitCode: 1, stdout: '', stderr: `dismulator: ${message}\n`, status: 1 })
  }
}

function execute(
  command: string | readonly string[],
  { cwd, env: own = {}, input = '' }: ProgramOptions,
  folder: string,
): Promise<Omit<ProgramResult, 'commands'>> {
  const shell = typeof command === 'string'
  const [program = '', ...words] = shell ? [command] : command
  const variables: NodeJS.ProcessEnv = { ...env, ...own }
  const path = Object.keys(variables).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const child = spawn(program, words, {
    cwd,
    env: { ...variables, [path]: `${folder}${delimiter}${variables[path] ?? ''}` },
    shell,
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8')
    child[name].on('data', (text: string) => (output[name] += text))
  }
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new MachineError(`${program} cannot be run: ${error.message}`, { cause: error })),
    )
    child.on('close', (status, signal) =>
      resolve({ exitCode: status ?? 128 + (signal ? constants.signals[signal] : 0), ...output }),
    )
  })
}
