import type { ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Host } from '../../../src/host/Host.ts'
import type { ProgramView } from '../programs/ProgramMachine.ts'
import { watchDisk } from './diskOfStep.ts'
import type { DismStep } from './Scenario.ts'

/** What a command that a program issued has met of that program so far. */
export interface WatchedProgram {
  readonly host: Host
  readonly met: () => Pick<DismStep, 'disk' | 'answer'>
}

/**
 * Watches what comes from the real computer to a command that a program there issued.
 * @param keep keeps the content of a file, and gives its name in the folder of the scenario
 */
export function watchProgram(
  { as, answer }: ProgramView,
  host: Host,
  keep: (path: string, content: ByteSource) => string,
): WatchedProgram {
  const disk = watchDisk(as(host), keep)
  let line: string | undefined
  return {
    host: {
      ...disk.host,
      async answer() {
        line = await answer?.()
        return line ?? host.answer?.()
      },
    },
    met() {
      const seen = disk.seen()
      return { ...(seen.length > 0 && { disk: seen }), ...(line !== undefined && { answer: line }) }
    },
  }
}
