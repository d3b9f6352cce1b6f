import type { ApiCall, ApiImage } from '../specs/ApiStory.ts'

const E_INVALIDARG = 0x80070057
const ALREADY_EXISTS = 0x800700b7
const NOT_INITIALIZED = 0xc0040001
const OPEN_SESSIONS = 0xc0040003
const INVALID_SESSION = 0xc0040004
const LOGGING_DISABLED = 0xc0040009
const USE_ONLINE = 0xc004000e
const NOT_APPLICABLE = 0x800f081e

/** Stands for any failure: no document tells the number. */
export const FAILS = -1

interface ModelSession {
  readonly image: 'C' | 'D'
  readonly folder: string
  references: number
  stale: boolean
}

/** What the model knows of a process and its computer. */
export interface ModelProcess {
  readonly elevated: boolean
  readonly staleSessions: 'refused' | 'flagged'
  running: boolean
  initialized: boolean
  failed: boolean
  /** Whether the opening of the last `close and open` failed. */
  openingFailed: boolean
  next: number
  readonly sessions: Map<number, ModelSession>
  /** What the caller's variables hold. */
  readonly handles: number[]
  /** Updates of the images, and what of them waits; by image. */
  readonly added: Set<string>
  readonly waiting: Set<string>
  /** Whether the process has one on the drive of the computer, opened as the running Windows. */
  readonly online: Set<number>
}

export function newModelProcess({
  elevated,
  staleSessions,
}: Pick<ModelProcess, 'elevated' | 'staleSessions'>): ModelProcess {
  return {
    elevated,
    staleSessions,
    running: true,
    initialized: false,
    failed: false,
    openingFailed: false,
    next: 2,
    sessions: new Map(),
    handles: [0, 0, 0, 99],
    added: new Set(),
    waiting: new Set(),
    online: new Set(),
  }
}

/** Calls whose end DismGetLastErrorMessage does not tell. */
const UNTOLD: ReadonlySet<string> = new Set(['shut down', 'delete', 'error', 'power', 'another process'])

/** Lets the model do a call. @returns the HRESULT */
export function modelApiCall(model: ModelProcess, call: ApiCall): number {
  const hresult = carryOut(model, call)
  if (!UNTOLD.has(call.do)) model.failed = isFailure(hresult)
  // The opening is over last.
  if (call.do === 'close and open') model.failed = model.openingFailed
  return hresult
}

const isFailure = (hresult: number): boolean => hresult === FAILS || hresult > 0x7fffffff

function carryOut(model: ModelProcess, call: ApiCall): number {
  if (call.do === 'initialize') return initialize(model, call)
  if (call.do === 'error') return model.failed ? 0 : 1
  if (call.do === 'power') return power(model)
  if (call.do === 'another process')
    return [...model.sessions.values()].some(({ image }) => image === 'D') ? ALREADY_EXISTS : 0
  if (call.do === 'delete') return call.what === 'other' ? E_INVALIDARG : 0
  model.openingFailed = true
  if (!model.initialized) return NOT_INITIALIZED
  switch (call.do) {
    case 'shut down':
      if (model.sessions.size > 0) return OPEN_SESSIONS
      model.initialized = false
      return 0
    case 'open':
      return open(model, call)
    case 'close':
      return close(model, call.handle)
    case 'close and open': {
      const closed = close(model, call.handle)
      // The variable keeps the number of the session, which is closed.
      const opened = open(model, { do: 'open', image: 'D:', folder: 'none', drive: false, handle: call.handle })
      model.openingFailed = isFailure(opened)
      return closed === 0 ? opened : closed
    }
    default: {
      const session = model.sessions.get(model.handles[call.handle] ?? 0)
      if (!session) return INVALID_SESSION
      if (session.stale && model.staleSessions === 'refused') return INVALID_SESSION
      return call.do === 'add' ? add(model, session, call.update, model.handles[call.handle] ?? 0) : 0
    }
  }
}

function initialize(model: ModelProcess, { level, log }: ApiCall & { readonly do: 'initialize' }): number {
  if (!model.elevated) return 0x800702e4
  if (model.initialized) return ALREADY_EXISTS
  if (level < 0 || level > 3) return E_INVALIDARG
  if (log === 'no drive') return LOGGING_DISABLED
  model.initialized = true
  return 0
}

const IMAGES: { readonly [image in ApiImage]?: 'C' | 'D' } = {
  online: 'C',
  'C:': 'C',
  'D:': 'D',
  'd:/': 'D',
  'D: again': 'D',
}

function open(model: ModelProcess, { image, folder, drive, handle }: ApiCall & { readonly do: 'open' }): number {
  if (image === '') return E_INVALIDARG
  if (model.sessions.has(model.handles[handle] ?? 0)) return ALREADY_EXISTS
  if (image === 'online' ? folder !== 'none' || drive : ['\\Windows', '/Windows', 'D:\\Windows'].includes(folder))
    return E_INVALIDARG
  const place = IMAGES[image]
  const known = [...model.sessions].find(
    ([id, one]) => one.image === place && model.online.has(id) === (image === 'online'),
  )
  const name = folder === 'none' ? 'WINDOWS' : folder.replace('\\', '').toUpperCase()
  if (known) {
    const [id, session] = known
    if (session.folder !== name) return E_INVALIDARG
    session.references++
    model.handles[handle] = id
    return 0
  }
  if (!place) return FAILS
  if (image === 'C:' && model.running) return USE_ONLINE
  if (image === 'online' && !model.running) return FAILS
  // One of the drive, under another name, has it.
  if ([...model.sessions.values()].some((one) => one.image === place)) return ALREADY_EXISTS
  if (folder === 'Nope') return E_INVALIDARG
  const id = model.next++
  model.sessions.set(id, { image: place, folder: name, references: 1, stale: false })
  if (image === 'online') model.online.add(id)
  model.handles[handle] = id
  return 0
}

function close(model: ModelProcess, handle: number): number {
  const id = model.handles[handle] ?? 0
  const session = model.sessions.get(id)
  if (!session) return INVALID_SESSION
  if (--session.references === 0) model.sessions.delete(id)
  return 0
}

function add(model: ModelProcess, session: ModelSession, update: string, id: number): number {
  if (update === 'wrong') return NOT_APPLICABLE
  const { image } = session
  const key = `${image} ${update}`
  if (model.added.has(key)) return 0
  model.added.add(key)
  if (update === 'stack') {
    session.stale = true
    return 1
  }
  const later = model.online.has(id) && (update === 'restart' || model.waiting.has(image))
  if (later) model.waiting.add(image)
  return later ? 3010 : 0
}

/** The computer shuts down, or starts. A process with a session on its drive ends. */
function power(model: ModelProcess): number {
  model.running = !model.running
  if (model.running) model.waiting.delete('C')
  if ([...model.sessions.values()].some(({ image }) => image === 'C')) {
    model.sessions.clear()
    model.initialized = false
    model.failed = false
  }
  return 0
}
