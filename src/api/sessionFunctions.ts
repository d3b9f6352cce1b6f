import { DismError } from '../errors/DismError.ts'
import {
  folderRelative,
  onlineFolders,
  sessionAssociated,
  sessionClosing,
  sessionFolder,
  sessionShared,
} from '../servicing/apiRules/sessions.ts'
import { splitPath } from '../image/WindowsPath.ts'
import { PROCESSOR_NAMES } from '../image/WindowsArchitecture.ts'
import { openTarget, type ImageTarget } from '../servicing/openTarget.ts'
import { answer, checkArgument, initializedLog, judgeOf, openSession, present, type ApiProcess } from './ApiProcess.ts'
import type { DismApi } from './DismApi.ts'
import { checkNotEnded } from './endWithWindows.ts'
import type { SessionFunctions } from './functions/SessionFunctions.ts'
import { logCall, logInCall, logReturn, shown } from './logCall.ts'
import { imageName, type ImageSession } from './SessionTable.ts'
import { DISM_ONLINE_IMAGE, type DismSession } from './definitions/session.ts'

type OpenArguments = Parameters<DismApi['DismOpenSession']>

/** The functions that open and close sessions. */
export function sessionFunctions(process: ApiProcess): SessionFunctions {
  return {
    DismOpenSession: (...given) => answer(process, () => open(process, given)),
    DismCloseSession: (id) => answer(process, () => close(process, id)),
  }
}

async function open(process: ApiProcess, given: OpenArguments): Promise<void> {
  const name = 'DismOpenSession'
  const [imagePath, windowsDirectory, systemDrive, session] = given
  const log = initializedLog(process, name)
  logCall(
    log,
    name,
    `ImagePath: ${shown(imagePath)}, WindowsDirectory: ${shown(windowsDirectory)}, SystemDrive: ${shown(systemDrive)}`,
  )
  checkOpenArguments(process, given)
  const target: ImageTarget = imagePath === DISM_ONLINE_IMAGE ? { kind: 'online' } : { kind: 'image', path: imagePath }
  // When nothing is being closed nobody waits: a call that begins after this one finds the session.
  for (let closing = findClosing(process, target); closing; closing = findClosing(process, target))
    await closing.run(() => {})
  const opened =
    shareSession(process, target, windowsDirectory) ?? startSession(process, target, windowsDirectory ?? undefined)
  session.value = opened.id
  logReturn(log, name)
  logInCall(log, name, `Session id is: ${opened.id}`)
}

function checkOpenArguments(
  process: ApiProcess,
  [imagePath, windowsDirectory, systemDrive, session]: OpenArguments,
): void {
  checkArgument(process, 'ImagePath', Boolean(imagePath), 'there is none')
  const isFree = process.sessions.find(session.value) === undefined
  const because = isFree ? 'the DismSession has no image' : `session ${session.value} has an image`
  if (!judgeOf(process).decide(sessionAssociated, imagePath, isFree, because))
    throw new DismError('ALREADY_EXISTS', `${imagePath}: ${because}`)
  if (imagePath !== DISM_ONLINE_IMAGE) {
    checkRelative(process, windowsDirectory)
    return
  }
  const alone = windowsDirectory === null && systemDrive === null
  const beside = alone ? 'neither folder is given' : 'a folder is given with it'
  if (!judgeOf(process).decide(onlineFolders, 'DISM_ONLINE_IMAGE', alone, beside))
    throw new DismError('INVALID_PARAMETER', `DISM_ONLINE_IMAGE: ${beside}`)
}

/** @throws DismError INVALID_WINDOWS_DIRECTORY for one that is not relative to the image */
function checkRelative(process: ApiProcess, windowsDirectory: string | null): void {
  if (windowsDirectory === null) return
  const relative = !/^(?:[\\/]|[a-z]:)/i.test(windowsDirectory)
  const because = relative ? 'it is relative' : 'it begins with a drive or a backslash'
  if (!judgeOf(process).decide(folderRelative, windowsDirectory, relative, because))
    throw new DismError('INVALID_WINDOWS_DIRECTORY', `${windowsDirectory}: ${because}`, { args: [windowsDirectory] })
}

/** The session of this process on an image that is being closed. */
function findClosing(process: ApiProcess, target: ImageTarget): ImageSession | undefined {
  const closing = process.sessions.findClosing(target)
  const because = closing ? `session ${closing.id} is being closed` : 'no session on it is being closed'
  const waitedFor = judgeOf(process).decide(sessionClosing, imageName(target), closing !== undefined, because)
  return waitedFor ? present(closing) : undefined
}

/**
 * The session that is open on an image, counted once more.
 * @throws DismError INVALID_PARAMETER when that has another Windows directory
 */
function shareSession(
  process: ApiProcess,
  target: ImageTarget,
  windowsDirectory: string | null,
): ImageSession | undefined {
  const session = process.sessions.findImage(target)
  const because = session ? `session ${session.id} has the image` : 'no session of this process has the image'
  if (!judgeOf(process).decide(sessionShared, imageName(target), session !== undefined, because)) return undefined
  const shared = present(session)
  const same = folderName(windowsDirectory) === folderName(shared.windowsDirectory)
  const folder = `session ${shared.id} has ${same ? 'the same' : 'another'} Windows directory`
  if (!judgeOf(process).decide(sessionFolder, imageName(target), same, folder))
    throw new DismError('INVALID_PARAMETER', `${imageName(target)}: ${folder}`)
  shared.references++
  return shared
}

/** A Windows directory, however it is spelled. */
function folderName(windowsDirectory: string | null | undefined): string {
  return splitPath(windowsDirectory ?? 'Windows')
    .join('\\')
    .toUpperCase()
}

function startSession(process: ApiProcess, target: ImageTarget, windowsDirectory: string | undefined): ImageSession {
  const { host, sessions } = process
  const log = initializedLog(process, 'DismOpenSession')
  log.provider(
    3,
    'API',
    `Lookup in table by path failed for: ${imageName(target)}`,
    'CTransactionalImageTable::LookupImagePath',
  )
  log.flush()
  const opened = openTarget(host, target, { winDir: windowsDirectory }, (line) =>
    log.provider(2, 'API', line, 'Dismulator::Session'),
  )
  const architecture = PROCESSOR_NAMES[opened.image.architecture()]
  log.provider(
    3,
    'API',
    `Target image information: OS Version=${opened.version}, Image architecture=${architecture}`,
    'CDismCore::LogImageSessionDetails',
  )
  return sessions.add({ target, windowsDirectory, opened })
}

async function close(process: ApiProcess, id: DismSession): Promise<void> {
  const name = 'DismCloseSession'
  const log = initializedLog(process, name)
  logCall(log, name, `Session: ${id}`)
  const session = openSession(process, id)
  session.references--
  log.provider(3, 'API', 'GetReferenceCount hr: 0x0', 'CSessionTable::RemoveSession')
  log.provider(3, 'API', `Refcount for DismSession= ${id}s ${session.references}`, 'CSessionTable::RemoveSession')
  if (session.references === 0)
    await session.run(() => {
      checkNotEnded(session)
      process.sessions.remove(id)
      session.opened.volume.close()
    })
  logReturn(log, name)
}
