import type { DismApi } from '../../src/api/DismApi.ts'
import type { FileContent } from './machineDrives.ts'
import type { Host } from '../../src/host/Host.ts'
import type { LanguageChange } from '../../src/servicing/languages/changeLanguages.ts'
import type { NamedFeatureChange } from '../../src/servicing/features/changeFeatureNow.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import type { AppStart } from '../../src/servicing/appx/startApp.ts'
import type { Volume } from '../../src/image/Volume.ts'
import type { UserProfile, WindowsImage } from '../../src/image/WindowsImage.ts'
import type { ArmedFault, Fault } from './faults/Fault.ts'
import type { AppReport } from './life/apps.ts'
import type { BootReport } from './life/power.ts'
import type { IssuedCommand, ProgramOptions, ProgramResult } from './programs/ProgramRun.ts'
import type { RecordedStep } from './scenario/RecordedStep.ts'
import type { ScenarioPackage } from './scenario/createRecorder.ts'
import type { SignInReport, SignInSettings } from './signIn.ts'

/** What a run of dism printed on the standard output, and its exit code (signed, all 32 bits). */
export interface DismRun {
  readonly exitCode: number
  readonly stdout: string
}

/** What was decided on the way, rule by rule. */
export interface Decided {
  readonly decisions: readonly Decision[]
}

/** How a computer was. It can be put back so, as often as one likes. */
export interface MachineSnapshot {
  /** The Windows on drive C: as it was. */
  readonly image: WindowsImage
}

/** A simulated computer in memory. Its drive C: holds the running Windows. */
export interface Machine {
  /**
   * Writes a file on one of the drives, which is made when missing: `C:\in\reader.msixbundle`. Bytes that are still
   * being made are there when `dism` runs next, or a session of `api`.
   */
  write(path: string, content: FileContent): void
  /** Resolves when all that was written is there. */
  readonly ready: () => Promise<unknown>
  /** Content of a file. @throws DismError FILE_NOT_FOUND */
  read(path: string): Uint8Array
  /**
   * Runs `dism` with these words. Works without `machine.` in front: it may be handed over. One at a time has an image:
   * a second one on the same image, though it only reads, ends with 183 as that of Windows does, which asks to wait for
   * the first and to try again. Await one before the next.
   */
  readonly dism: (...words: string[]) => Promise<DismRun>
  /** Runs a command line of `dism` as it is typed at a prompt, with the program's name: `dism.exe /Online /Get-Packages`. */
  readonly type: (commandLine: string) => Promise<DismRun>
  /**
   * Runs a program or script of somebody else, as it is, on the real computer: for it `dism`, under every spelling, is
   * that of this computer. Paths that it gives to dism with a drive letter are on the drives of this computer, any other
   * on the real disk. When dism asks, it reads a line of the input that the program gives it; without one it has the
   * `answer` of the computer. Waits for what dism still does when the program has ended; a dism that is called later, by
   * something that the program left behind, fails.
   * @param command a line for the shell, or a program and its arguments
   * @throws MachineError when it cannot be run, in a browser, when it was ended (`timeout`, `signal`), and with
   * `onUnhandled: 'error'` when it met a gap
   */
  run(command: string | readonly string[], options?: ProgramOptions): Promise<ProgramResult>
  /** The command lines of dism that were issued, but for those that `restore` undid. */
  readonly commands: readonly IssuedCommand[]
  /** The DISM API of one process on this computer. For another process: `createDismApi(machine.host)`. */
  readonly api: DismApi
  /** The Windows on drive C: as it is now. */
  readonly image: WindowsImage
  /**
   * A drive or a folder, such as an offline image, as it is now: to be looked at and changed behind the back of DISM,
   * also while a session has it. @throws DismError PATH_NOT_FOUND
   */
  volumeAt(path: string): Volume
  /** Installs a UI language and tells which provisioned bundles are stale now. @throws DismError */
  addLanguage(tag: string): LanguageChange & Decided
  /** Removes a UI language and tells which provisioned bundles are stale now. @throws DismError */
  removeLanguage(tag: string): LanguageChange & Decided
  /** Enables a feature, with those that it needs, as if Windows was restarted when it must be. @throws DismError */
  enableFeature(name: string): NamedFeatureChange & Decided
  /** Disables a feature, with those that need it, in the same way. @throws DismError */
  disableFeature(name: string): NamedFeatureChange & Decided
  /** Starts the computer. In audit mode the built-in administrator is signed in. @throws MachineError when it runs */
  boot(): BootReport & Decided
  /**
   * Shuts it down: `/Online` finds nothing then, and `/Image:C:\\` services the drive. A process of the DISM API that has
   * a session on this Windows ends, as with each restart: DismInitialize begins another. @throws MachineError
   */
  shutdown(): void
  /** Restarts in audit mode. */
  audit(): BootReport & Decided
  /** Makes an account with a profile. @throws MachineError, PresetError */
  newUser(user: string): { readonly user: UserProfile } & Decided
  /**
   * Starts the computer when it is shut down, goes through OOBE when it is due, signs the user in. Whoever was signed in
   * is signed out. @throws DismError; PresetError; TypeError for a scale or level that is none; MachineError in audit mode
   */
  signIn(user: string, settings?: SignInSettings): SignInReport & Decided
  /** Signs out who is signed in; apps end. @throws MachineError */
  signOut(): void
  /** A user who is signed in starts an app. @param packageName full name @throws MachineError */
  startApp(user: string, packageName: string): AppStart & Decided
  /** A user installs an app, as Add-AppxPackage does. Paths are those of the computer. @throws DismError, MachineError */
  addApp(user: string, packagePath: string, dependencyPaths?: readonly string[]): Promise<AppReport & Decided>
  /** A user removes an app, as Remove-AppxPackage does. @param packageName full name @throws DismError, MachineError */
  removeApp(user: string, packageName: string): AppReport & Decided
  /** The same for all users who have the app. @throws DismError, MachineError */
  removeAppForAllUsers(packageName: string): { readonly users: readonly string[] } & Decided
  /** Generalizes the Windows and shuts down; OOBE is due then. @throws DismError when an app stops it, MachineError */
  sysprep(): Decided
  /**
   * Keeps all drives, who is signed in and whether Windows runs, at once, however much there is.
   * @throws MachineError while files are still being made
   */
  snapshot(): MachineSnapshot
  /**
   * Puts the computer back as it was. Processes of the API with a session on its Windows end, as with a restart; what
   * another session does, or an image that was got before, has the drives as they were and no longer shows. Faults that
   * wait are forgotten.
   * @throws MachineError for a snapshot of another computer
   */
  restore(snapshot: MachineSnapshot): void
  /**
   * Lets something go wrong: the fault waits for its moment, which may be commands later, and strikes once. With `killed`
   * dism ends with 1, with `power lost` its promise is rejected with a MachineError and the computer is off; a call of the
   * API is rejected with both. @throws TypeError for what is no fault
   */
  fault(fault: Fault): ArmedFault
  /** Forgets the faults that have not struck. */
  disarm(): void
  /** The computer as DISM sees it. */
  readonly host: Host
  /** What was done to it so far, and how each step went. Bytes are kept by reference. */
  readonly record: readonly RecordedStep[]
  /**
   * What was done to it so far as a scenario that can be run again, with the bytes that it needs. What was done between a
   * snapshot and its restoring is left out, unless something of it lasts: a call of the API, or time that a slow disk took.
   * @param title what it shows, in a sentence
   */
  scenario(title?: string): ScenarioPackage
}
