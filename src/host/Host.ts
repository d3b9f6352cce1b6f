import type { ByteSource } from '../formats/ByteSource.ts'
import type { Volume } from '../image/Volume.ts'
import type { WindowsArchitecture } from '../image/WindowsArchitecture.ts'
import type { Semantics } from '../rules/Rule.ts'
import type { Clock } from './Clock.ts'

/** A name in a folder of the technician's computer. */
export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
}

/**
 * The technician's computer, as DISM sees it. Paths are those the user typed: what they mean (a drive of the
 * simulated machine, the real disk) is the host's affair.
 */
export interface Host {
  /** File version of dism.exe, e.g. `10.0.26100.8737`. */
  readonly dismVersion: string
  /** Version of the running Windows, e.g. `10.0.26100`. */
  readonly windowsVersion: string
  /** InstallationType of the running Windows: `Client`, `Server`, `Server Core`, `WindowsPE`. */
  readonly installationType: string
  readonly architecture: WindowsArchitecture
  readonly processors: number
  readonly elevated: boolean
  readonly processId: number
  readonly semantics: Semantics
  readonly now: Clock
  /** Minutes to add to UTC for local time, which dism.log uses. */
  readonly timeZoneOffset: number
  /** Form of a date in the user's regional format, in the letters of Windows (`dd/MM/yyyy`); `M/d/yyyy` when absent. */
  readonly shortDate?: string
  /** Where dism.log goes without /LogPath. */
  readonly defaultLogPath: string
  /** The file at a path, or undefined. */
  readFile(path: string): ByteSource | undefined
  /** What is at a path. */
  kindOf(path: string): 'file' | 'folder' | undefined
  /** Names in a folder and what they are, in the order of their upper-cased names; nothing when it is no folder. */
  list(path: string): readonly FolderEntry[]
  /** The path of a file that lies beside another. */
  beside(path: string, name: string): string
  /** The volume whose root is that folder, or undefined when there is no such folder. @throws DismError when it is in use */
  openVolume(path: string): Volume | undefined
  /** The volume of the running Windows, or undefined when the machine has none or is shut down. */
  onlineVolume(): Volume | undefined
  /** Whether a path, however it is spelled, leads to the root of the drive of the running Windows. */
  isRunningWindows(path: string): boolean
  /**
   * Calls back whenever the Windows on the drive of the computer has started, has shut down, or has restarted. Gives
   * what ends that. Absent where that does not happen while a process runs.
   */
  onPower?(callback: () => void): () => void
  /** Full names of the app packages, or of their bundles, of which an app runs. */
  runningApps(): readonly string[]
  /** Writes a whole file, in place of one that is there; its folder exists. @throws DismError when it cannot */
  writeFile(path: string, content: Uint8Array): void
  /**
   * Asked between the steps of each operation: whether it is cancelled from outside just then, as with Ctrl+C, and if so
   * whether what was done so far stays. Without it nobody cancels that way.
   */
  cancellation?(): { readonly keep: boolean } | undefined
  /** A line that answers what dism.exe asks; undefined when there is none. Without it nobody answers. */
  answer?(): Promise<string | undefined>
  /** Restarts the running Windows, whose volume nobody has. Without it Windows goes on running. */
  restart?(): Promise<void>
  /** Adds to a file such as a log, making it and its folder. @throws when it cannot, as on a drive that is not there */
  appendText(path: string, text: string): void
}
