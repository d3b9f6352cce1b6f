/** What lies at a path of the real disk; symbolic links are not followed. */
export interface DiskEntry {
  /** `other` is whatever is neither file nor folder: a symbolic link, a device, a socket. */
  readonly kind: 'file' | 'folder' | 'other'
  /** Bytes. */
  readonly size: number
  /** Permission bits of POSIX. */
  readonly mode: number
  /** Last write, FILETIME. */
  readonly modified: bigint
  /** Device and inode number. */
  readonly id: string
  readonly links: number
}

/**
 * All that a folder volume asks of the disk. Paths are absolute, `/` separated. Every call is one step that a test can
 * stop after or fail at; errors are those of Node, with a `code`.
 */
export interface Disk {
  /** The entry, or undefined when nothing is there. */
  stat(path: string): DiskEntry | undefined
  /** The names in a folder. */
  names(folder: string): string[]
  /** The bytes `[offset, offset + length)` of a file, cut at its end. */
  read(path: string, offset: number, length: number): Uint8Array
  /** Makes a file with some bytes in it. Fails when the name is taken. */
  create(path: string, bytes: Uint8Array): void
  /** Overwrites bytes of a file, which grows when they reach past its end. */
  write(path: string, offset: number, bytes: Uint8Array): void
  truncate(path: string, size: number): void
  makeFolder(path: string): void
  /** Moves a file or folder. A file at the new name is replaced. */
  rename(from: string, to: string): void
  link(existing: string, path: string): void
  unlink(path: string): void
  /** Removes an empty folder. */
  removeFolder(path: string): void
  setMode(path: string, mode: number): void
  /** Sets the time of last write, FILETIME, as exactly as Node can. */
  setModified(path: string, modified: bigint): void
  /** Makes what was written to a file, or the names in a folder, survive a loss of power. */
  flush(path: string): void
  /** A name for this process that no other one on this computer has or had, good as part of a file name. */
  readonly processName: string
  /** Whether the process of that name still runs; undefined when that cannot be known. */
  isRunning(processName: string): boolean | undefined
}
