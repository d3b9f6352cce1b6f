import {
  chmodSync,
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeSync,
  type BigIntStats,
} from 'node:fs'
import { millisecondsOf } from '../../../src/host/Clock.ts'
import type { Disk } from './Disk.ts'
import { diskCode } from './diskError.ts'
import { isProcessRunning, processName } from './processName.ts'

/** 1601 to 1970 in 100 ns. */
const UNIX_EPOCH = 116_444_736_000_000_000n

/** The real disk. */
export const nodeDisk: Disk = {
  stat(path) {
    const stats = statOrNothing(path)
    if (!stats) return undefined
    return {
      kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
      size: Number(stats.size),
      mode: Number(stats.mode & 0o7777n),
      modified: stats.mtimeNs / 100n + UNIX_EPOCH,
      id: `${stats.dev}:${stats.ino}`,
      links: Number(stats.nlink),
    }
  },
  names: (folder) => readdirSync(folder),
  read(path, offset, length) {
    const descriptor = openSync(path, 'r')
    try {
      const end = Math.min(offset + length, fstatSync(descriptor).size)
      const bytes = new Uint8Array(Math.max(0, end - offset))
      const count = readFully(descriptor, bytes, offset)
      return bytes.subarray(0, count)
    } finally {
      closeSync(descriptor)
    }
  },
  create: (path, bytes) => writeAt(path, 'wx', 0, bytes),
  write: (path, offset, bytes) => writeAt(path, 'r+', offset, bytes),
  truncate: truncateSync,
  makeFolder(path) {
    mkdirSync(path)
  },
  rename: renameSync,
  link: linkSync,
  unlink: unlinkSync,
  removeFolder: (path) => rmdirSync(path),
  setMode: chmodSync,
  setModified(path, modified) {
    const seconds = millisecondsOf(modified) / 1000
    utimesSync(path, seconds, seconds)
  },
  flush(path) {
    const descriptor = openSync(path, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
  processName,
  isRunning: isProcessRunning,
}

function statOrNothing(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false })
  } catch (error) {
    // Nothing can be below a file, or have a name that the disk cannot store.
    if (['ENOTDIR', 'ENAMETOOLONG'].includes(diskCode(error) ?? '')) return undefined
    throw error
  }
}

function readFully(descriptor: number, bytes: Uint8Array, offset: number): number {
  let done = 0
  while (done < bytes.length) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, offset + done)
    if (count === 0) break
    done += count
  }
  return done
}

function writeAt(path: string, flags: string, offset: number, bytes: Uint8Array): void {
  const descriptor = openSync(path, flags)
  try {
    let done = 0
    while (done < bytes.length) done += writeSync(descriptor, bytes, done, bytes.length - done, offset + done)
  } finally {
    closeSync(descriptor)
  }
}
