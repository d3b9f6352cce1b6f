import { createServer, type Socket } from 'node:net'
import { platform } from 'node:process'
import { createInterface } from 'node:readline'
import { exitStatus } from '../../../src/dism/output/exitStatus.ts'
import { hostOfProgram } from './hostOfProgram.ts'
import type { ProgramMachine } from './ProgramMachine.ts'

/** What the forwarder says first. */
interface Call {
  readonly words: readonly string[]
  readonly folder: string
}

/** A computer that answers those who call dism. */
export interface ServedCalls {
  /** Takes no more calls and waits for those that are under way. Gives what dism rejected with. */
  readonly close: () => Promise<readonly unknown[]>
}

/** Answers the forwarders at a socket or pipe. */
export function serveCalls(machine: ProgramMachine, path: string): Promise<ServedCalls> {
  const underWay = new Set<Promise<void>>()
  const refusals: unknown[] = []
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const served = serve(machine, socket, refusals).finally(() => underWay.delete(served))
    underWay.add(served)
  })
  const served: ServedCalls = {
    async close() {
      server.close()
      while (underWay.size > 0) await Promise.all(underWay)
      return refusals
    },
  }
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(path, () => resolve(served))
  })
}

/** Answers one call. A program that is killed meanwhile gives no answer and hears none. */
async function serve(machine: ProgramMachine, socket: Socket, refusals: unknown[]): Promise<void> {
  socket.on('error', () => {})
  const lines = createInterface({ input: socket })
  const messages = lines[Symbol.asyncIterator]()
  const next = () =>
    messages.next().then(
      ({ done, value }) => (done ? undefined : value),
      () => undefined,
    )
  const answer = async (): Promise<string | undefined> => {
    socket.write('{"asks":true}\n')
    const told = await next()
    if (told === undefined) return undefined
    const { answer: line }: { answer: string } = JSON.parse(told)
    return line === '' ? undefined : line
  }
  const first = await next()
  if (first !== undefined) socket.write(`${await dism(machine, JSON.parse(first), answer, refusals)}\n`)
  lines.close()
  socket.end()
}

async function dism(
  machine: ProgramMachine,
  { words, folder }: Call,
  answer: () => Promise<string | undefined>,
  refusals: unknown[],
): Promise<string> {
  try {
    const { exitCode, stdout } = await machine.dism(words, { as: (host) => hostOfProgram(host, folder), answer })
    return JSON.stringify({ exitCode, stdout, stderr: '', status: exitStatus(exitCode, platform) })
  } catch (error) {
    refusals.push(error)
    const message = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ exitCode: 1, stdout: '', stderr: `dismulator: ${message}\n`, status: 1 })
  }
}
