import type { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { DismLog } from '../../servicing/log/createLog.ts'
import { FAILURE_LINES } from '../../servicing/log/failureLines.ts'
import { sourceOf } from '../../servicing/log/providers.ts'
import type { Command } from '../commands/Command.ts'
import { logPackageFailure } from './packageManagerLog.ts'

/** The command in which a run failed. */
export type FailedCommand = Pick<Command, 'name' | 'provider'>

/** Logs how a run failed: in a command, or before there was one. */
export function logFailure(log: DismLog, error: DismError, command: FailedCommand | undefined): void {
  const hresult = formatHresult(error.hresult)
  const bare = hresult.slice(2).toUpperCase()
  if (command === undefined) {
    log.exe(1, `${error.code}: ${error.detail} HRESULT=${bare}`)
    return
  }
  const { name, provider } = command
  for (const line of FAILURE_LINES[error.code] ?? []) log.verbatim(1, sourceOf(provider), line(log.threadId))
  log.provider(4, sourceOf(provider), `${error.code}: ${error.detail}`, `Dismulator::Command(hr:${hresult})`)
  if (provider === 'DISM Package Manager') logPackageFailure(log, name.toLowerCase(), error)
  log.exe(1, `${provider} processed the command line but failed. HRESULT=${bare}`)
}
