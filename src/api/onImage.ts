import { DismError } from '../errors/DismError.ts'
import { openImage } from '../image/openImage.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'
import type { Judge } from '../rules/Judge.ts'
import { sessionReload } from '../servicing/apiRules/sessions.ts'
import { carryOutInSteps, type Follower } from '../servicing/carryOutInSteps.ts'
import type { DismLog } from '../servicing/log/createLog.ts'
import { FAILURE_LINES } from '../servicing/log/failureLines.ts'
import { sourceOf, type ProviderName } from '../servicing/log/providers.ts'
import type { Operation } from '../servicing/Operation.ts'
import { answer, initializedLog, judgeOf, openSession, type ApiProcess } from './ApiProcess.ts'
import type { DismSession } from './definitions/session.ts'
import type { ImageFunctionName } from './DismApi.ts'
import { checkNotEnded } from './endWithWindows.ts'
import { HRESULTS, type HRESULT } from './HRESULT.ts'
import { interruptionOf, type CancelTail } from './interruption.ts'
import { logCall, logReturn } from './logCall.ts'
import type { ImageSession } from './SessionTable.ts'

/** What a function on an image works with, when its turn has come. */
export interface ImageCall {
  readonly log: DismLog
  /** The image as it is now: after an operation, with what that has changed. */
  readonly image: WindowsImage
  readonly online: boolean
  /** Where the image lies, as the session was opened: `C:` for the running Windows. */
  readonly root: string
  readonly judge: Judge
  /**
   * Carries an operation out, step by step, with the progress and the cancellation of the call.
   * @throws DismError when it failed; CANCELLED
   */
  carryOut<Result>(operation: Operation<Result>): Promise<Result>
}

/** What makes a function on an image. */
export interface ImageFunction {
  readonly provider: ProviderName
  /** Writes the arguments to dism.log, or says how they look there. */
  readonly log: string | ((log: DismLog) => void)
  /** CancelEvent, Progress and UserData of a function that has them. */
  readonly tail?: CancelTail
  /** Does the work. Resolves to a success that is not S_OK, if it is one. @throws DismError */
  readonly work: (call: ImageCall) => Promise<HRESULT | void>
}

const WITHOUT_TAIL: CancelTail = [null, null, undefined]

/**
 * A call of a function that works on the image of a session: logs it, waits for its turn on the session, and does its
 * work on the image as it is then. What the work throws becomes the HRESULT.
 */
export function onImage(
  process: ApiProcess,
  name: ImageFunctionName,
  id: DismSession,
  { provider, log: logArguments, tail = WITHOUT_TAIL, work }: ImageFunction,
): Promise<HRESULT> {
  return answer(process, async () => {
    const log = initializedLog(process, name)
    if (typeof logArguments === 'string') logCall(log, name, logArguments)
    else logArguments(log)
    const session = openSession(process, id)
    return session.run(async () => {
      await process.ready?.()
      checkNotEnded(session)
      checkCurrent(process, session)
      const call = imageCall(process, name, session, provider, tail)
      const success = (await work(call)) ?? HRESULTS.S_OK
      logReturn(log, name)
      const reload = process.reloadAfter?.includes(name) === true && success === HRESULTS.S_OK
      const hresult = reload ? HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED : success
      session.stale ||= hresult === HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED
      return hresult
    })
  })
}

/** @throws DismError DISMAPI_INVALID_DISM_SESSION for a session that has to be opened again, when such are refused */
function checkCurrent(process: ApiProcess, { id, stale }: ImageSession): void {
  const because = stale ? 'a function asked for its reload' : 'no function asked for its reload'
  if (judgeOf(process).decide(sessionReload, `session ${id}`, !stale, because)) return
  if (process.staleSessions !== 'flagged')
    throw new DismError('DISMAPI_INVALID_DISM_SESSION', `session ${id}: ${because}, it has to be opened again`)
}

function imageCall(
  process: ApiProcess,
  name: string,
  session: ImageSession,
  provider: ProviderName,
  tail: CancelTail,
): ImageCall {
  const { host, onDecisions } = process
  const {
    opened: { volume },
    windowsDirectory,
    target,
  } = session
  const log = initializedLog(process, name)
  const source = sourceOf(provider)
  const judge = judgeOf(process, source)
  const imageNow = () => openImage(volume, host.now, windowsDirectory === undefined ? {} : { windir: windowsDirectory })
  let image = imageNow()
  const settings = { host, log, source, onDecisions }
  let follower: Follower | undefined
  return {
    log,
    get image() {
      return image
    },
    online: target.kind === 'online',
    root: target.kind === 'online' ? 'C:' : target.path,
    judge,
    async carryOut(operation) {
      const { between, done } = (follower ??= interruptionOf(
        name,
        tail,
        judgeOf(process),
        process.keepsCancelled,
        host,
      ))
      const whileRunning: Follower = {
        async between(step) {
          const cancellation = await between(step)
          checkNotEnded(session)
          return cancellation
        },
        done() {
          done()
          checkNotEnded(session)
        },
      }
      try {
        const result = await carryOutInSteps({ volume, image }, operation, settings, whileRunning)
        image = imageNow()
        return result
      } catch (error) {
        if (error instanceof DismError)
          for (const line of FAILURE_LINES[error.code] ?? []) log.verbatim(1, source, line(log.threadId))
        throw error
      }
    },
  }
}
