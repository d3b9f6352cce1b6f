import { appendFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Host } from '../../src/host/Host.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Disk } from '../volume/folder/Disk.ts'
import { drivePath } from '../machine/drivePath.ts'
import { entriesOnDisk, kindOnDisk } from '../volume/folder/diskEntries.ts'
import { withDiskErrors } from '../volume/folder/diskError.ts'
import { makeFolder } from './makeFolder.ts'
import { driveFolder, machineHome } from './machineHome.ts'
import { readMachineState } from './machineStateFile.ts'
import { hasWindows } from './hasWindows.ts'
import { readMachine } from './readMachine.ts'
import { fileSource } from './fileSource.ts'
import { besidePath } from './besidePath.ts'
import { realPath } from './realPath.ts'
import { systemClock } from './systemClock.ts'
import { openRealFolder } from './openRealFolder.ts'

/**
 * The computer as the commands see it: the real disk, and the drives of the machine, if there is one.
 * @param disk the disk that images are on, when it is not the real one
 */
export function createDiskHost(disk?: Disk): Host {
  const home = machineHome()
  const now = systemClock()
  const machine = readMachine(home)
  /** Where texts were added to already, by the path as typed. */
  const logs = new Map<string, string>()
  const runs = () => hasWindows(home) && readMachineState(home).running
  const volumeAt = (folder: string) => (kindOnDisk(folder) === 'folder' ? openRealFolder(folder, now, disk) : undefined)
  return {
    ...machine,
    processId: process.pid,
    now,
    timeZoneOffset: -new Date().getTimezoneOffset(),
    defaultLogPath: 'C:\\Windows\\Logs\\DISM\\dism.log',
    readFile: (path) =>
      withDiskErrors(() => {
        const file = realPath(path, home)
        return kindOnDisk(file) === 'file' ? fileSource(file) : undefined
      }),
    kindOf: (path) => withDiskErrors(() => kindOnDisk(realPath(path, home))),
    list: (path) => withDiskErrors(() => entriesOnDisk(realPath(path, home))),
    beside: (path, name) => besidePath(path, name, home),
    openVolume: (path) => withDiskErrors(() => volumeAt(realPath(path, home))),
    onlineVolume: () => withDiskErrors(() => (runs() ? volumeAt(driveFolder(home, 'C')) : undefined)),
    isRunningWindows: (path) =>
      withDiskErrors(() => runs() && isSameFolder(realPath(path, home), driveFolder(home, 'C'))),
    runningApps: () => readMachineState(home).apps,
    answer: async () => {
      const { readAnswer } = await import('./readAnswer.ts')
      return readAnswer()
    },
    restart: async () => {
      const { restartMachine } = await import('./restartMachine.ts')
      restartMachine(home, now, machine.semantics)
    },
    writeFile: (path, content) => withDiskErrors(() => writeFileSync(realPath(path, home), content)),
    appendText(path, text) {
      const file = logs.get(path) ?? realPath(path, home)
      if (!logs.has(path)) makeLogFolder(path, dirname(file), home)
      logs.set(path, file)
      appendFileSync(file, text)
    },
  }
}

/**
 * Makes the folder of a log, and with it drive C: of a machine that has nothing yet.
 * @throws DismError PATH_NOT_FOUND on another drive that the machine does not have
 */
function makeLogFolder(path: string, folder: string, home: string): void {
  const letter = drivePath(path)?.letter
  if (letter !== undefined && letter !== 'C' && kindOnDisk(driveFolder(home, letter)) !== 'folder')
    throw new DismError('PATH_NOT_FOUND', `there is no drive ${letter}:`)
  makeFolder(folder)
}

function isSameFolder(one: string, other: string): boolean {
  return kindOnDisk(one) === 'folder' && kindOnDisk(other) === 'folder' && realpathSync(one) === realpathSync(other)
}
