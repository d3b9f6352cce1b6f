import type { DismError } from '../../errors/DismError.ts'
import { formatHresult } from '../../errors/hresult.ts'
import type { DismLog } from '../../servicing/log/createLog.ts'
import { FAILURE_LINES } from '../../servicing/log/failureLines.ts'
import { sourceOf, type ProviderName } from '../../servicing/log/providers.ts'

/** Logs how a run failed: in a command of `provider`, or before there was one. */
export function logFailure(log: DismLog, error: DismError, provider: ProviderName | undefined): void {
  const hresult = formatHresult(error.hresult)
  const bare = hresult.slice(2).toUpperCase()
  if (provider === undefined) {
    log.exe(1, `${error.code}: ${error.detail} HRESULT=${bare}`)
    return
  }
  for (const line of FAILURE_LINES[error.code] ?? []) log.verbatim(1, sourceOf(provider), line(log.threadId))
  log.provider(1, sourceOf(provider), `${error.code}: ${error.detail}`, `Dismulator::Command(hr:${hresult})`)
  log.exe(1, `${provider} processed the command line but failed. HRESULT=${bare}`)
}
