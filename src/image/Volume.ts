import type { ByteSource } from '../formats/ByteSource.ts'
import type { ChangeSet } from './ChangeSet.ts'

/** A name in a folder of a volume, and the file or folder behind it. */
export interface VolumeEntry {
  /** As stored. Two names are the same when they are equal after upper-casing. */
  readonly name: string
  readonly kind: 'file' | 'folder'
  /** Bytes; 0 for folders. */
  readonly size: number
  /** FILE_ATTRIBUTE_* bits, see `FileAttributes`. */
  readonly attributes: number
  /** Last write, FILETIME: 100 ns since 1601. */
  readonly modified: bigint
  /** The same for all hard links of one file, different for different files. Opaque. */
  readonly fileId: string
  /** Number of hard links; 1 for folders. */
  readonly links: number
}

/**
 * A Windows file system, seen from its root. Paths are `\` separated, relative to the root (`Windows\System32`),
 * the empty path is the root; case is preserved and ignored. All methods are synchronous.
 */
export interface VolumeReader {
  /** The entry at a path, or undefined when nothing is there. */
  stat(path: string): VolumeEntry | undefined
  /**
   * The entries of a folder, in the order of their upper-cased names.
   * @param prefix only those whose names start with it, case ignored
   * @throws DismError PATH_NOT_FOUND when there is no such folder, DIRECTORY when it is a file
   */
  list(path: string, prefix?: string): readonly VolumeEntry[]
  /**
   * The content of a file, as it is now: the same source each time while the content stays the same.
   * @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND when its folder is missing, ACCESS_DENIED when it is a folder
   */
  open(path: string): ByteSource
}

/** A volume that is changed only as a whole: fork, work on the fork, apply its diff. */
export interface Volume extends VolumeReader {
  /** A writable copy that shares everything with this volume: O(1), whatever the size. Changes of either do not show in the other. */
  fork(): WritableVolume
  /**
   * Makes all changes, or none.
   * @throws DismError when a change cannot be made; the volume is then as it was
   */
  apply(changes: ChangeSet): void
  /**
   * Gives back what the volume holds outside of memory: the lock of a real folder. To be called when the command or
   * session is over; the volume must not be used afterwards. Nothing happens for volumes in memory, or the second time.
   */
  close(): void
}

/**
 * A volume in memory that takes single changes. Every method throws a DismError with the code that Windows gives
 * for the same call, and changes nothing then. Wherever a name is made that Windows refuses: INVALID_NAME.
 *
 * READONLY does not keep anybody from writing or removing: servicing runs with the backup and restore privileges
 * and clears the attribute first; a rewritten file keeps it. New files have ARCHIVE set, rewriting a file leaves
 * its attributes alone. A folder's time of last write is when its names changed last; diffs leave that out.
 */
export interface WritableVolume extends Volume {
  /** Makes a folder and those above it. Nothing happens when it exists. @throws DismError ALREADY_EXISTS when a file is there, PATH_NOT_FOUND when a file is above */
  createFolder(path: string): void
  /** Gives a file new content, makes it and its folders when missing. Writing to one hard link shows in all. @throws DismError ACCESS_DENIED for folders, PATH_NOT_FOUND when a file is above */
  write(path: string, content: ByteSource | Uint8Array): void
  /** A second name for a file, in a folder that exists. @throws DismError ALREADY_EXISTS, FILE_NOT_FOUND, PATH_NOT_FOUND, ACCESS_DENIED for folders, TOO_MANY_LINKS after 1024 */
  link(existing: string, path: string): void
  /** Moves a file or folder into a folder that exists; also changes the case of a name. @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND, ALREADY_EXISTS when the new name is taken, ACCESS_DENIED for a folder into itself and for the root */
  rename(from: string, to: string): void
  /** Deletes a file, or a folder with all in it. @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND, ACCESS_DENIED for the root */
  remove(path: string): void
  /** Sets FILE_ATTRIBUTE_* bits (READONLY, HIDDEN, SYSTEM, ARCHIVE), other bits are dropped. @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND, ACCESS_DENIED for the root */
  setAttributes(path: string, attributes: number): void
  /**
   * What turns `base`, a volume this one was forked from, into this one. Costs what changed, not what exists; for
   * any other volume it is right too, but both are read whole.
   */
  diff(base: VolumeReader): ChangeSet
}

/** FILE_ATTRIBUTE_* bits that volumes keep. A real folder on a POSIX disk keeps READONLY only, and that of files only. */
export const FileAttributes = {
  READONLY: 0x1,
  HIDDEN: 0x2,
  SYSTEM: 0x4,
  ARCHIVE: 0x20,
} as const
