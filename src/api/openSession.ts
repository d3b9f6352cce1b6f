import type { Host } from '../host/Host.ts'
import { createApiProcess, type ApiProcess, type DismApiSettings } from './ApiProcess.ts'
import { functionsOf } from './createDismApi.ts'
import { DISM_SESSION_DEFAULT, DismLogLevel, type DismSession, type Pointer } from './definitions/session.ts'
import type { DismApi } from './DismApi.ts'
import { FAILED, HRESULTS, type HRESULT } from './HRESULT.ts'
import type { CallResult, Session } from './Session.ts'
import { sessionMethods } from './sessionMethods.ts'

/** A computer on which images are serviced: its host, or a machine that has one. */
export type Computer = Host | { readonly host: Host; readonly ready?: () => Promise<unknown> }

/** How a session is opened. */
export interface SessionOptions extends DismApiSettings {
  /** Relative to the root of the image; `Windows` by default. */
  readonly windowsDirectory?: string
  /** Where dism.log goes, when not to its usual place. */
  readonly logPath?: string
}

/**
 * Opens a session on an image, as a process of its own.
 * @param imagePath root of an offline image, or DISM_ONLINE_IMAGE
 * @throws DismError as DismInitialize and DismOpenSession fail
 */
export async function openSession(
  computer: Computer,
  imagePath: string,
  options: SessionOptions = {},
): Promise<Session> {
  const [host, ready] = 'host' in computer ? [computer.host, computer.ready] : [computer, undefined]
  const process = createApiProcess(host, { ...(ready && { ready }), ...options })
  const api = functionsOf(process)
  const call = callerOf(process)
  await call(api.DismInitialize(DismLogLevel.DismLogErrorsWarningsInfo, options.logPath ?? null, null))
  const open = async (): Promise<DismSession> => {
    const session: Pointer<DismSession> = { value: DISM_SESSION_DEFAULT }
    await call(api.DismOpenSession(imagePath, options.windowsDirectory ?? null, null, session))
    return session.value
  }
  return sessionOn({ process, api, call, open }, await open())
}

/** What a call resolves to when it succeeds. @throws DismError when it fails */
type Caller = (called: Promise<HRESULT>) => Promise<HRESULT>

function callerOf(process: ApiProcess): Caller {
  return async (called) => {
    const hresult = await called
    if (FAILED(hresult) && process.failure) throw process.failure
    return hresult
  }
}

/** Does one thing after the other, whatever comes of them. */
type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>

function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}

/** How a session is called, and opened again. */
interface SessionMaker {
  readonly process: ApiProcess
  readonly api: DismApi
  readonly call: Caller
  readonly open: () => Promise<DismSession>
}

function sessionOn({ process, api, call, open }: SessionMaker, first: DismSession): Session {
  const inTurn = createTurns()
  let id = first

  /** In one turn, so that what waits finds a session that can be used. */
  function use(body: (id: DismSession) => Promise<HRESULT>): Promise<HRESULT> {
    return inTurn(async () => {
      const hresult = await call(body(id))
      if (hresult === HRESULTS.DISMAPI_S_RELOAD_IMAGE_SESSION_REQUIRED) {
        await call(api.DismCloseSession(id))
        id = await open()
      }
      return hresult
    })
  }

  async function change(body: (id: DismSession) => Promise<HRESULT>): Promise<CallResult> {
    return { restartRequired: (await use(body)) === HRESULTS.ERROR_SUCCESS_REBOOT_REQUIRED }
  }

  async function get<Value>(body: (id: DismSession, to: Pointer<Value | null>) => Promise<HRESULT>): Promise<Value> {
    const to: Pointer<Value | null> = { value: null }
    await use((session) => body(session, to))
    if (to.value === null) throw new Error('a function has succeeded and given nothing')
    return to.value
  }

  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= inTurn(async () => {
      // It has ended with the Windows that it ran on: nothing is left to be closed.
      if (!process.log) return
      await call(api.DismCloseSession(id))
      await call(api.DismShutdown())
    }))
  return { ...sessionMethods(api, { change, get }), close, [Symbol.asyncDispose]: close }
}
