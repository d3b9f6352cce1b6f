import { MachineError } from '../MachineError.ts'
import { atEndOfProcess } from './atEndOfProcess.ts'
import { launcherFolder, type LauncherFolder } from './launcherFolder.ts'
import { endGroup } from './processGroup.ts'
import type { ProgramMachine } from './ProgramMachine.ts'
import type { ProgramOptions, ProgramResult } from './ProgramRun.ts'
import { serveCalls } from './serveCalls.ts'
import { startProgram, type StartedProgram } from './startProgram.ts'

/** What setTimeout takes. */
const LONGEST = 2 ** 31 - 1

/** Characters of its output that are told of a program that was ended. */
const MOST_TOLD = 500

/**
 * Runs a program of somebody else, for which dism, under every spelling, is that of the computer.
 * @param command a line for the shell, or a program and its arguments
 * @throws MachineError when the program cannot be run or was ended, or when dism was asked for what rejects
 */
export async function runProgram(
  machine: ProgramMachine,
  command: string | readonly string[],
  options: ProgramOptions,
): Promise<Omit<ProgramResult, 'commands'>> {
  const { timeout, signal } = options
  if (timeout !== undefined && !(timeout > 0 && timeout <= LONGEST))
    throw new MachineError(`a timeout is a number of milliseconds from 1 to ${LONGEST}, and not ${timeout}`)
  if (signal?.aborted) throw endedError(command, reasonOf(signal))
  const folder = launcherFolder()
  const forget = atEndOfProcess(folder.remove)
  try {
    return await runWith(machine, command, options, folder)
  } finally {
    forget()
  }
}

async function runWith(
  machine: ProgramMachine,
  command: string | readonly string[],
  options: ProgramOptions,
  folder: LauncherFolder,
): Promise<Omit<ProgramResult, 'commands'>> {
  let leave = folder.remove
  try {
    const calls = await serveCalls(machine, folder.socket)
    try {
      const program = startProgram(command, options, folder.path)
      leave = () => folder.removeAfter(program.child)
      const { result, why } = await endOf(program, options)
      const refusals = await calls.close()
      if (why !== undefined) {
        leave = folder.remove
        throw endedError(command, why, program)
      }
      if (refusals.length > 0) throw refusals[0]
      return result
    } finally {
      await calls.close()
    }
  } finally {
    leave()
  }
}

/** Waits for a program, and ends it when its time is over. Gives why it was ended, if it was. */
async function endOf(program: StartedProgram, { timeout, signal }: ProgramOptions) {
  let why: string | undefined
  const end = (reason: string) => {
    why ??= reason
    endGroup(program.child)
  }
  const abort = () => end(signal ? reasonOf(signal) : '')
  const timer =
    timeout === undefined ? undefined : setTimeout(() => end(`it had not ended after ${timeout} ms`), timeout)
  const forget = atEndOfProcess(() => endGroup(program.child))
  signal?.addEventListener('abort', abort)
  try {
    const result = await program.ended
    return { result, why }
  } finally {
    forget()
    signal?.removeEventListener('abort', abort)
    clearTimeout(timer)
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason)
}

function endedError(command: string | readonly string[], why: string, program?: StartedProgram): MachineError {
  const printed = program ? `${program.output.stdout}${program.output.stderr}`.trim().slice(-MOST_TOLD) : ''
  const told = printed === '' ? '' : `\nIt had printed:\n${printed}`
  return new MachineError(`${[command].flat().join(' ')} was ended: ${why}${told}`)
}
