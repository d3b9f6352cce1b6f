import { DismError } from '../errors/DismError.ts'
import { apiElevation, initializeOnce, logWritable, shutdownSessions } from '../servicing/apiRules/lifeCycle.ts'
import type { Host } from '../host/Host.ts'
import { createLog, type DismLog } from '../servicing/log/createLog.ts'
import { hostInformation } from '../servicing/log/hostInformation.ts'
import { answer, checkArgument, initializedLog, judgeOf, type ApiProcess } from './ApiProcess.ts'
import type { DismApi } from './DismApi.ts'
import { endWithWindows } from './endWithWindows.ts'
import type { LifeCycleFunctions } from './functions/LifeCycleFunctions.ts'
import { HRESULTS } from './HRESULT.ts'
import { logCall, logInCall, logReturn, shown } from './logCall.ts'

/** Path of the session that the API keeps for itself. */
const OWN_SESSION = 'DummyPath-2BA51B78-C7F7-4910-B99D-BB7345357CDC'

type Arguments = Parameters<DismApi['DismInitialize']>

/** The functions with which the use of the API begins and ends. */
export function lifeCycle(process: ApiProcess): LifeCycleFunctions {
  return {
    DismInitialize: (...given) =>
      answer(process, async () => {
        checkMayInitialize(process, given)
        process.log = openLog(process, given)
        process.endPower = process.host.onPower?.(() => endWithWindows(process))
      }),
    async DismShutdown() {
      // Its failure is not what DismGetLastErrorMessage tells.
      const { failure } = process
      const hresult = await answer(process, async () => shutDown(process))
      process.failure = failure
      if (hresult !== HRESULTS.S_OK) return hresult
      process.log = undefined
      process.endPower?.()
      process.endPower = undefined
      return hresult
    },
  }
}

function checkMayInitialize(process: ApiProcess, [logLevel, , scratchDirectory]: Arguments): void {
  const { host, log } = process
  const judge = judgeOf(process)
  if (!judge.decide(apiElevation, 'DismInitialize', host.elevated, host.elevated ? 'it is' : 'it is not'))
    throw new DismError('ELEVATION_REQUIRED', 'the process is not elevated')
  const because = log ? 'it is initialised already' : 'it is the first call'
  if (!judge.decide(initializeOnce, 'DismInitialize', log === undefined, because))
    throw new DismError('ALREADY_EXISTS', `DismInitialize: ${because}`)
  checkArgument(process, 'LogLevel', [0, 1, 2, 3].includes(logLevel), `${logLevel} is no DismLogLevel`)
  if (scratchDirectory !== null && host.kindOf(scratchDirectory) !== 'folder')
    throw new DismError('SCRATCH_DIRECTORY_NOT_FOUND', `there is no folder ${scratchDirectory}`)
}

/** Opens dism.log and writes what stands at the beginning of a process. */
function openLog(process: ApiProcess, [logLevel, logFilePath, scratchDirectory]: Arguments): DismLog {
  const { host } = process
  const path = logFilePath ?? host.defaultLogPath
  let writable = true
  const level = logLevel === 0 ? 1 : logLevel === 1 ? 2 : logLevel === 2 ? 3 : 4
  const log = createLog({ host, path, level, warn: () => void (writable = false) })
  const name = 'DismInitialize'
  for (const text of [
    '',
    '<----- Starting DismApi.dll session ----->',
    '',
    hostInformation(host),
    `API Version ${host.dismVersion}`,
  ])
    logInCall(log, name, `DismApi.dll: ${text}`)
  const parameters = `LogLevel: ${logLevel}, LogFilePath: ${shown(logFilePath)}, ScratchDirectory: ${shown(scratchDirectory)}`
  logCall(log, name, parameters)
  logInCall(log, name, 'Initialized GlobalConfig')
  logInCall(log, name, 'Initialized SessionTable')
  log.provider(
    3,
    'API',
    `Lookup in table by path failed for: ${OWN_SESSION}`,
    'CTransactionalImageTable::LookupImagePath',
  )
  logInCall(log, name, 'Created g_internalDismSession')
  logReturn(log, name)
  log.flush()
  // At the levels of errors and warnings there was no line so far.
  if (level < 3) writable = isWritable(host, path)
  const because = writable ? 'a line could be written' : 'nothing could be written'
  if (!judgeOf(process).decide(logWritable, path, writable, because))
    throw new DismError('DISMAPI_LOGGING_DISABLED', `${path}: ${because}`)
  return log
}

function isWritable(host: Host, path: string): boolean {
  try {
    host.appendText(path, '')
    return true
  } catch {
    return false
  }
}

function shutDown(process: ApiProcess): void {
  const log = initializedLog(process, 'DismShutdown')
  logInCall(log, 'DismShutdown', 'Enter DismShutdownInternal')
  const { size } = process.sessions
  const because = `${size} sessions are open`
  if (!judgeOf(process).decide(shutdownSessions, 'DismShutdown', size === 0, because))
    throw new DismError('DISMAPI_OPEN_SESSION_HANDLES', because)
  logReturn(log, 'DismShutdown')
}
