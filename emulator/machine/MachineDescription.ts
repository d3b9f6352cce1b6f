import type { Semantics } from '../../src/rules/Rule.ts'
import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'

/** What dism sees of the computer that it runs on. */
export interface MachineDescription {
  /** File version of its dism.exe. */
  readonly dismVersion: string
  /** Version of the running Windows: three parts. */
  readonly windowsVersion: string
  /** InstallationType of the running Windows: `Client`, `Server`, `Server Core`, `WindowsPE`. */
  readonly installationType: string
  readonly architecture: WindowsArchitecture
  readonly processors: number
  readonly elevated: boolean
  readonly semantics: Semantics
  /** Form of a date in the user's regional format: `dd/MM/yyyy`. */
  readonly shortDate?: string
}
