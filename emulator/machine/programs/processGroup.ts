import { spawnSync, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { kill, platform } from 'node:process'

/** Whether a program leads a group of its own when it is started `detached`, without a window of its own. */
export const HAS_GROUPS: boolean = platform !== 'win32'

/** Ends a program at once, with all that it started. Whoever left its group stays, and is no longer listened to. */
export function endGroup(child: ChildProcessWithoutNullStreams): void {
  if (HAS_GROUPS) signalGroup(child, 'SIGKILL')
  else spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
  child.stdout.destroy()
  child.stderr.destroy()
}

/** Whether something that a program started is still there; never where there are no groups. */
export function groupLives(child: ChildProcess): boolean {
  return HAS_GROUPS && signalGroup(child, 0)
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false
  try {
    return kill(-pid, signal)
  } catch {
    return false
  }
}
