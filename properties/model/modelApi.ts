import type { ApiCall, ApiImage, OneCall, SessionCall } from '../specs/ApiStory.ts'

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

/** Stands for 0 or 1. */
export const EITHER = -2

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
  /** Whether the last call failed; undefined when several ended beside each other, and not alike. */
  failed: boolean | undefined
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
    next: 2,
    sessions: new Map(),
    handles: [0, 0, 0, 99],
    added: new Set(),
    waiting: new Set(),
    online: new Set(),
  }
}

/** Lets the model do a call, or several at once. @returns the HRESULT of each */
export function modelApiCall(model: ModelProcess, call: ApiCall): readonly number[] {
  const calls: readonly OneCall[] = call.do === 'at once' ? call.calls : [call]
  // What the variables hold when the calls begin.
  const held = [...model.handles]
  const hresults = calls.map((one) => carryOut(model, one, held))
  if (UNTOLD.has(call.do)) return hresults
  const failures = hresults.filter((hresult) => hresult === FAILS || hresult > 0x7fffffff)
  model.failed = failures.length === 0 ? false : failures.length === calls.length ? true : undefined
  return hresults
}

/** What DismGetLastErrorMessage returns. */
export function modelLastError({ failed }: ModelProcess): number {
  return failed === undefined ? EITHER : failed ? 0 : 1
}

/** Calls whose end DismGetLastErrorMessage does not tell. */
const UNTOLD: ReadonlySet<string> = new Set(['shut down', 'delete', 'power', 'another process'])

function carryOut(model: ModelProcess, call: OneCall, held: readonly number[]): number {
  switch (call.do) {
    case 'initialize':
      return initialize(model, call)
    case 'power':
      return power(model)
    case 'another process':
      return [...model.sessions.values()].some(({ image }) => image === 'D') ? ALREADY_EXISTS : 0
    case 'delete':
      return call.what === 'other' ? E_INVALIDARG : 0
    case 'shut down':
      if (!model.initialized) return NOT_INITIALIZED
      if (model.sessions.size > 0) return OPEN_SESSIONS
      model.initialized = false
      return 0
    default:
      return model.initialized ? onSession(model, call, held[call.handle] ?? 0) : NOT_INITIALIZED
  }
}

/** Calls of one session, or image, that come at once are done in the order in which they began. */
function onSession(model: ModelProcess, call: SessionCall, id: number): number {
  if (call.do === 'open') return open(model, call, id)
  const session = model.sessions.get(id)
  if (!session) return INVALID_SESSION
  if (call.do === 'close') {
    if (--session.references === 0) model.sessions.delete(id)
    return 0
  }
  if (session.stale && model.staleSessions === 'refused') return INVALID_SESSION
  return call.do === 'add' ? add(model, session, call.update, id) : 0
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

function open(
  model: ModelProcess,
  { image, folder, drive, handle }: SessionCall & { readonly do: 'open' },
  held: number,
): number {
  if (image === '') return E_INVALIDARG
  if (model.sessions.has(held)) return ALREADY_EXISTS
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
