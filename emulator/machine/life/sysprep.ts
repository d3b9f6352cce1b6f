import { SETUP_STATES } from '../../presets/setupStates.ts'
import { formatHresult } from '../../../src/errors/hresult.ts'
import { replaceFile } from '../../../src/image/replaceFile.ts'
import { generalizeApps } from '../../../src/servicing/appx/generalizeApps.ts'
import { recordRun } from '../../../src/servicing/appx/runHistory.ts'
import { SHUT_DOWN } from '../MachineState.ts'
import { setSetupState } from '../setSetupState.ts'
import { appendSetupLog, type SetupLogLine } from '../appendSetupLog.ts'
import type { LifeEvent } from './LifeEvent.ts'
import { findUser, needRunning } from './people.ts'

/** The file whose presence says that Sysprep came to its end. */
const TAG_FILE = 'Windows\\System32\\Sysprep\\Sysprep_succeeded.tag'

/** What the provider of app packages begins with. */
const BEGIN: SetupLogLine = {
  word: 'Info',
  text: 'Entering SysprepGeneralizeValidate (Appx) - validating whether all apps are also provisioned.',
}

/** The last lines of a Sysprep that worked. */
const END: readonly SetupLogLine[] = [
  `FCreateTagFile:Successfully created tag file C:\\${TAG_FILE}`,
  'ProcessShutdown:Successfully called InitiateSystemShutdownEx to shutdown the computer',
].map((text) => ({ word: 'Info', text }))

/**
 * `sysprep /generalize /oobe /shutdown`: the image is made ready for other computers, OOBE is due at the next start, the
 * computer shuts down. When an app stops it, the image stays as it is, but for Sysprep's log.
 * @param timeZoneOffset minutes to add to UTC for the log
 */
export function sysprep(timeZoneOffset: number): LifeEvent<void> {
  return (state, image) => {
    needRunning(state)
    const user = state.user === undefined ? undefined : findUser(image, state.user)
    return {
      *operation(fork, context) {
        yield* generalizeApps(user)(fork, context)
        yield { label: 'generalize' }
        setSetupState(fork, SETUP_STATES.generalized)
        replaceFile(fork.volume, TAG_FILE, new Uint8Array())
        appendSetupLog(fork, [BEGIN, ...END], context.now(), timeZoneOffset)
        recordRun(fork)
      },
      next: () => SHUT_DOWN,
      failed: ({ hresult, detail }) =>
        function* (fork, context) {
          yield { label: 'write setupact.log' }
          const [packageName = ''] = detail.split(' ')
          appendSetupLog(fork, [BEGIN, ...failureLines(packageName, hresult)], context.now(), timeZoneOffset)
        },
    }
  }
}

/** What Sysprep writes when the provider of app packages fails; texts as in public logs. */
function failureLines(packageName: string, hresult: number): SetupLogLine[] {
  const short = `0x${(hresult & 0xffff).toString(16)}`
  const error = (text: string, code?: string): SetupLogLine => ({ word: 'Error', text, code })
  return [
    error(
      `Package ${packageName} was installed for a user, but not provisioned for all users. This package will not function properly in the sysprep image.`,
    ),
    error(`Failed to remove apps for the current user: ${formatHresult(hresult)}.`),
    error(`Exit code of RemoveAllApps thread was ${short}.`),
    error(
      `ActionPlatform::LaunchModule: Failure occurred while executing 'SysprepGeneralizeValidate' from C:\\Windows\\System32\\AppxSysprep.dll; dwRet = ${short}`,
    ),
    error(
      `SysprepSession::Validate: Error in validating actions from C:\\Windows\\System32\\Sysprep\\ActionFiles\\Generalize.xml; dwRet = ${short}`,
    ),
    error(`RunPlatformActions:Failed while validating Sysprep session actions; dwRet = ${short}`),
    error(
      `RunDlls:An error occurred while running registry sysprep DLLs, halting sysprep execution. dwRet = ${short}`,
      '0x0f0070',
    ),
    error(
      `WinMain:Hit failure while pre-validate sysprep generalize internal providers; hr = ${formatHresult(hresult)}`,
      '0x0f00d8',
    ),
  ]
}
