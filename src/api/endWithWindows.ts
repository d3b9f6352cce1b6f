import { DismError } from '../errors/DismError.ts'
import { processEnded } from '../servicing/apiRules/lifeCycle.ts'
import { judgeOf, type ApiProcess } from './ApiProcess.ts'
import type { ImageSession } from './SessionTable.ts'

/**
 * What the power of the computer does to a process: one that runs on the Windows that ends, ends with it. Its sessions
 * let go of their images, calls that are under way change nothing, and it has to be initialised again.
 */
export function endWithWindows(process: ApiProcess): void {
  const { host, sessions } = process
  const onDrive = ({ target }: ImageSession) => target.kind === 'online' || host.isRunningWindows(target.path)
  const found = sessions.all().find(onDrive)
  const because = found ? `session ${found.id} is on its drive` : 'no session is on its drive'
  if (!judgeOf(process).decide(processEnded, 'the Windows of the computer', found !== undefined, because)) return
  for (const session of sessions.all()) {
    session.ended = true
    session.references = 0
    sessions.remove(session.id)
    session.opened.volume.close()
  }
  process.endPower?.()
  process.endPower = undefined
  process.log = undefined
  process.failure = undefined
}

/** @throws DismError DISMAPI_DISMAPI_NOT_INITIALIZED for a session whose process ended meanwhile */
export function checkNotEnded({ id, ended }: ImageSession): void {
  if (ended) throw new DismError('DISMAPI_DISMAPI_NOT_INITIALIZED', `session ${id}: the process ended with its Windows`)
}
