import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { execPath, platform } from 'node:process'
import { atEndOfProcess } from './atEndOfProcess.ts'
import { forwarder } from './forwarder.ts'
import { groupLives } from './processGroup.ts'
import { writeLaunchers } from './writeLaunchers.ts'

/** How often a program is looked after that was left behind, in milliseconds. */
const INTERVAL = 1000

/** A folder of programs called dism, which call a computer. */
export interface LauncherFolder {
  readonly path: string
  /** The socket or pipe at which they call. */
  readonly socket: string
  readonly remove: () => void
  /** Removes it as soon as nothing is there any more that a program started, and when this process ends. */
  readonly removeAfter: (child: ChildProcess) => void
}

/** Makes such a folder, with a new name, into which nobody else may look. */
export function launcherFolder(): LauncherFolder {
  const path = mkdtempSync(join(tmpdir(), 'dismulator-run-'))
  const socket = platform === 'win32' ? `\\\\.\\pipe\\${basename(path)}` : join(path, 'machine')
  const remove = () => rmSync(path, { recursive: true, force: true })
  writeFileSync(join(path, 'forwarder.cjs'), forwarder(socket))
  writeLaunchers(path, [execPath, join(path, 'forwarder.cjs')], platform)
  return {
    path,
    socket,
    remove,
    removeAfter(child) {
      if (!groupLives(child)) return remove()
      const forget = atEndOfProcess(remove)
      const look = setInterval(() => {
        if (groupLives(child)) return
        clearInterval(look)
        forget()
        remove()
      }, INTERVAL)
      look.unref()
    },
  }
}
