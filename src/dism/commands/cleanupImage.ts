import { DismError } from '../../errors/DismError.ts'
import type { Command, CommandSession } from './Command.ts'

/** `/Cleanup-Image {/CheckHealth | /ScanHealth | /RestoreHealth | /StartComponentCleanup | …}`. */
export const cleanupImageCommand: Command = {
  name: 'Cleanup-Image',
  provider: 'DISM Package Manager',
  target: 'image',
  argument: 'none',
  options: [
    { name: 'CheckHealth', argument: 'none', since: '6.2.9200' },
    { name: 'ScanHealth', argument: 'none', since: '6.2.9200' },
    { name: 'RestoreHealth', argument: 'none', since: '6.2.9200' },
    { name: 'Source', argument: 'required', repeatable: true, since: '6.2.9200' },
    { name: 'LimitAccess', argument: 'none', since: '6.2.9200' },
    { name: 'StartComponentCleanup', argument: 'none', since: '6.2.9200' },
    { name: 'AnalyzeComponentStore', argument: 'none', since: '6.3.9600', lacking: true },
    { name: 'ResetBase', argument: 'none', since: '6.3.9600' },
    { name: 'Defer', argument: 'none', since: '10.0.10240' },
    { name: 'RevertPendingActions', argument: 'none' },
    { name: 'SPSuperseded', argument: 'none' },
    { name: 'HideSP', argument: 'none' },
  ],
  summary: `Performs cleanup and recovery operations on the
image.`,
  help: `/Cleanup-Image /CheckHealth | /ScanHealth
/Cleanup-Image /RestoreHealth [/Source:<folder> [/Source:...]] [/LimitAccess]
/Cleanup-Image /StartComponentCleanup [/ResetBase [/Defer]]
/Cleanup-Image /RevertPendingActions
/Cleanup-Image /SPSuperseded [/HideSP]

  /CheckHealth tells whether the image is marked as corrupt, /ScanHealth scans
  its component store and marks it.
  /RestoreHealth scans and repairs. /Source names a folder with sound files: the
  root of an image, its Windows folder, or its WinSxS. /LimitAccess leaves
  Windows Update alone.
  /StartComponentCleanup deletes components that no package has. /ResetBase
  removes what is superseded, for good; /Defer leaves that for later.
  /RevertPendingActions takes back what waits for the next start of an offline
  image. /SPSuperseded removes the backup of a service pack.

    Examples:
      DISM.exe /Image:C:\\test\\offline /Cleanup-Image /ScanHealth

      DISM.exe /Online /Cleanup-Image /RestoreHealth
      /Source:D:\\mount\\windows /LimitAccess

      DISM.exe /Image:C:\\test\\offline /Cleanup-Image
      /StartComponentCleanup /ResetBase
`,
  async run(session) {
    const action = actionOf(session)
    const { CLEANUP_ACTIONS } = await import('./cleanupActions.ts')
    CLEANUP_ACTIONS[action](session)
  },
}

/** What is done, by its option in lower case. */
export type CleanupAction =
  | 'checkhealth'
  | 'scanhealth'
  | 'restorehealth'
  | 'startcomponentcleanup'
  | 'revertpendingactions'
  | 'spsuperseded'

/** The options that go with each. */
const ACTIONS: { readonly [action in CleanupAction]: readonly string[] } = {
  checkhealth: [],
  scanhealth: [],
  restorehealth: ['source', 'limitaccess'],
  startcomponentcleanup: ['resetbase', 'defer'],
  revertpendingactions: [],
  spsuperseded: ['hidesp'],
}

/** The one thing that is to be done. None, two, or an option of another: refused (inferred). */
function actionOf({ options }: CommandSession): CleanupAction {
  const given = [...options.keys()].map((name) => name.toLowerCase())
  const [action, ...others] = given.filter(isAction)
  if (action === undefined || others.length > 0)
    throw new DismError('INVALID_COMMAND', `/Cleanup-Image with ${given.filter(isAction).length} things to do`)
  const stray = given.find((name) => name !== action && !ACTIONS[action].includes(name))
  if (stray !== undefined) throw new DismError('INVALID_COMMAND', `/${stray} does not go with /${action}`)
  if (given.includes('defer') && !given.includes('resetbase'))
    throw new DismError('INVALID_COMMAND', '/Defer goes with /ResetBase')
  return action
}

function isAction(name: string): name is CleanupAction {
  return name in ACTIONS
}
