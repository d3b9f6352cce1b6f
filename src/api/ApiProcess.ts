import { DismError } from '../errors/DismError.ts'
import type { ErrorName } from '../errors/catalogue.ts'
import { formatHresult } from '../errors/hresult.ts'
import type { Host } from '../host/Host.ts'
import type { Decision } from '../rules/Decision.ts'
import type { Judge } from '../rules/Judge.ts'
import { apiArgument } from '../servicing/apiRules/arguments.ts'
import { initializeFirst } from '../servicing/apiRules/lifeCycle.ts'
import { sessionOpen } from '../servicing/apiRules/sessions.ts'
import { asDismError } from '../servicing/asDismError.ts'
import type { DismLog } from '../servicing/log/createLog.ts'
import { recordingJudge } from '../servicing/log/recordingJudge.ts'
import { cancelChooser, type CancelOutcome } from './cancelOutcome.ts'
import type { ImageFunctionName } from './DismApi.ts'
import { HRESULTS, type HRESULT } from './HRESULT.ts'
import { createSessionTable, type ImageSession, type SessionTable } from './SessionTable.ts'
import type { DismSession } from './definitions/session.ts'

/** What an API may be given beside its host. */
export interface DismApiSettings {
  /** What has to be over before a session does anything, such as writing the files that a call names. */
  readonly ready?: () => Promise<unknown>
  /** Told what each call decides. */
  readonly onDecisions?: (decisions: readonly Decision[]) => void
  /** What a cancellation leaves in the image; `untouched` by default. */
  readonly cancelOutcome?: CancelOutcome
  /** Functions that succeed with DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED where they would with S_OK, as on some Windows. */
  readonly reloadAfter?: readonly ImageFunctionName[]
  /** What becomes of calls on a session after a function asked for its reload; they are refused by default. */
  readonly staleSessions?: 'refused' | 'flagged'
}

/** What the API of one process knows. */
export interface ApiProcess extends DismApiSettings {
  readonly host: Host
  readonly sessions: SessionTable
  /** Whether the next cancellation keeps what was done so far. */
  readonly keepsCancelled: () => boolean
  /** What was returned and not given back. */
  readonly structures: WeakSet<object>
  /** Open from DismInitialize to DismShutdown. */
  log: DismLog | undefined
  /** Ends that the process is told of the computer's power; while it is initialised. */
  endPower: (() => void) | undefined
  /** How the last call failed, if it did. */
  failure: DismError | undefined
}

/** Makes a process that has not called DismInitialize. */
export function createApiProcess(host: Host, settings: DismApiSettings): ApiProcess {
  const sessions = createSessionTable()
  const keepsCancelled = cancelChooser(settings.cancelOutcome ?? 'untouched')
  return {
    ...settings,
    host,
    sessions,
    keepsCancelled,
    structures: new WeakSet(),
    log: undefined,
    endPower: undefined,
    failure: undefined,
  }
}

/** Errors of dism.exe that the API has its own for. */
const OWN_ERRORS: { readonly [error in ErrorName]?: ErrorName } = {
  IMAGE_IS_RUNNING: 'DISMAPI_MUST_SPECIFY_ONLINE_IMAGE',
  INVALID_COMMAND: 'INVALID_PARAMETER',
}

/** Does what a function does, which resolves to a success that is not S_OK, if it is one. What it throws becomes its HRESULT, is logged, and kept for DismGetLastErrorMessage. */
export async function answer(process: ApiProcess, body: () => Promise<HRESULT | void>): Promise<HRESULT> {
  try {
    const success = await body()
    process.failure = undefined
    return success ?? HRESULTS.S_OK
  } catch (error) {
    // What is no failure of the function, such as what a Progress throws, is not told by DismGetLastErrorMessage.
    process.failure = undefined
    const found = asDismError(error)
    const own = OWN_ERRORS[found.code]
    const failure = own ? new DismError(own, found.detail, { cause: found }) : found
    process.failure = failure
    const { code, detail, hresult } = failure
    process.log?.provider(1, 'API', `${code}: ${detail}`, `Dismulator::Call(hr:${formatHresult(hresult)})`)
    return failure.hresult
  } finally {
    process.log?.flush()
  }
}

/** The judge of a call: what it decides is logged under `source`. */
export function judgeOf({ host, log, onDecisions }: ApiProcess, source = 'API'): Judge {
  return recordingJudge({ host, log, onDecisions }, source)
}

/** The log of an API that is initialised. @throws DismError DISMAPI_DISMAPI_NOT_INITIALIZED */
export function initializedLog(process: ApiProcess, name: string): DismLog {
  const { log } = process
  const because = log ? 'DismInitialize has succeeded' : 'there was no DismInitialize'
  if (!judgeOf(process).decide(initializeFirst, name, log !== undefined, because))
    throw new DismError('DISMAPI_DISMAPI_NOT_INITIALIZED', `${name}: ${because}`)
  return present(log)
}

/** The session of a number. @throws DismError DISMAPI_INVALID_DISM_SESSION */
export function openSession(process: ApiProcess, id: DismSession): ImageSession {
  const session = process.sessions.find(id)
  const because = session ? 'it is open' : 'no session of that number is open'
  if (!judgeOf(process).decide(sessionOpen, `session ${id}`, session !== undefined, because))
    throw new DismError('DISMAPI_INVALID_DISM_SESSION', `session ${id}: ${because}`)
  return present(session)
}

/** What a rule has just found to be there. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a rule holds of what is not there')
  return value
}

/** Decides whether an argument is as a function needs it. @throws DismError INVALID_PARAMETER */
export function checkArgument(process: ApiProcess, name: string, given: boolean, fault: string): void {
  if (!judgeOf(process).decide(apiArgument, name, given, given ? 'it is as it has to be' : fault))
    throw new DismError('INVALID_PARAMETER', `${name}: ${fault}`)
}
