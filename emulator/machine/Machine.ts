import type { ByteSource } from '../../src/formats/ByteSource.ts'
import type { Host } from '../../src/host/Host.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { LanguageChange } from '../../src/servicing/languages/changeLanguages.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import type { DesktopChange } from '../../src/servicing/features/changeDesktop.ts'
import type { SignInReport, SignInSettings } from './signIn.ts'

/** What a run of dism printed on the standard output, and its exit code (signed, all 32 bits). */
export interface DismRun {
  readonly exitCode: number
  readonly stdout: string
}

/** A simulated computer in memory. Its drive C: holds the running Windows. */
export interface Machine {
  /**
   * Writes a file on one of the drives, which is made when missing: `C:\in\reader.msixbundle`. Bytes that are still
   * being made are there when `dism` runs next.
   */
  write(path: string, content: Uint8Array | ByteSource | Promise<Uint8Array>): void
  /** Content of a file. @throws DismError FILE_NOT_FOUND */
  read(path: string): Uint8Array
  /** Runs `dism` with these words. Works without `machine.` in front: it may be handed over. */
  readonly dism: (...words: string[]) => Promise<DismRun>
  /** The Windows on drive C: as it is now. */
  readonly image: WindowsImage
  /** Restarts, goes through OOBE when it is due, signs the user in. @throws DismError, PresetError */
  signIn(user: string, settings?: SignInSettings): SignInReport & { readonly decisions: readonly Decision[] }
  /** Installs a UI language and tells which provisioned bundles are stale now. @throws DismError */
  addLanguage(tag: string): LanguageChange & { readonly decisions: readonly Decision[] }
  /** Removes a UI language and tells which provisioned bundles are stale now. @throws DismError */
  removeLanguage(tag: string): LanguageChange & { readonly decisions: readonly Decision[] }
  /** Enables a feature of a server's desktop, with those that it needs. @throws DismError */
  enableFeature(name: string): DesktopChange & { readonly decisions: readonly Decision[] }
  /** Disables a feature of a server's desktop, with those that need it. @throws DismError */
  disableFeature(name: string): DesktopChange & { readonly decisions: readonly Decision[] }
  /** The computer as DISM sees it. */
  readonly host: Host
}
