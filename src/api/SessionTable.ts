import { splitPath } from '../image/WindowsPath.ts'
import type { ImageTarget, OpenTarget } from '../servicing/openTarget.ts'
import type { DismSession } from './definitions/session.ts'

/** An open session on an image. */
export interface ImageSession {
  readonly id: DismSession
  readonly target: ImageTarget
  readonly windowsDirectory: string | undefined
  readonly opened: OpenTarget
  /** How often it was opened and not closed. */
  references: number
  /** Whether it has to be closed and opened again, as a function has told. */
  stale: boolean
  /** Whether the process ended before it was closed. */
  ended: boolean
  /** Does something when all that was asked of the session before is over, whatever came of it. */
  run<Result>(work: () => Result | Promise<Result>): Promise<Result>
}

/** The sessions of a process. */
export interface SessionTable {
  readonly size: number
  /** The session of that number, unless it is closed or being closed. */
  find(id: DismSession): ImageSession | undefined
  /** The session on an image that is open. */
  findImage(target: ImageTarget): ImageSession | undefined
  /** The session on an image that is being closed. */
  findClosing(target: ImageTarget): ImageSession | undefined
  add(session: Pick<ImageSession, 'target' | 'windowsDirectory' | 'opened'>): ImageSession
  /** All that are open or being closed. */
  all(): readonly ImageSession[]
  /** Forgets a session whose closing is over. */
  remove(id: DismSession): void
}

/** The API has a session of its own with the number 1. */
const FIRST = 2

/** Makes a table without sessions; its numbers never come again. */
export function createSessionTable(): SessionTable {
  const sessions = new Map<DismSession, ImageSession>()
  let next = FIRST
  const isOpen = ({ references }: ImageSession) => references > 0
  const findOn = (target: ImageTarget, open: boolean) =>
    [...sessions.values()].find(
      (session) => isOpen(session) === open && imageName(session.target) === imageName(target),
    )
  return {
    get size() {
      return sessions.size
    },
    find(id) {
      const session = sessions.get(id)
      return session && isOpen(session) ? session : undefined
    },
    findImage: (target) => findOn(target, true),
    findClosing: (target) => findOn(target, false),
    add(given) {
      let last: Promise<unknown> = Promise.resolve()
      const session: ImageSession = {
        ...given,
        id: next++,
        references: 1,
        stale: false,
        ended: false,
        run(work) {
          const turn = last.then(work)
          last = turn.catch(() => {})
          return turn
        },
      }
      sessions.set(session.id, session)
      return session
    },
    all: () => [...sessions.values()],
    remove: (id) => void sessions.delete(id),
  }
}

/** What an image is entered as, however its path is spelled; dism.log tells it. Paths of Windows have no case. */
export function imageName(target: ImageTarget): string {
  if (target.kind === 'online') return 'DRIVE_C'
  const { path } = target
  const isForeign = path.startsWith('/')
  const [root = '', ...names] = isForeign
    ? path.split('/')
    : splitPath(path.toUpperCase().replace(/^[\\/]{2}[?.][\\/](?=[A-Z]:)/, ''))
  const parts: string[] = []
  for (const name of names) {
    if (name === '..') parts.pop()
    else if (name !== '' && name !== '.') parts.push(name)
  }
  return [root, ...parts].join(isForeign ? '/' : '\\')
}
