import type { ImageTarget } from '../../servicing/openTarget.ts'

/** What a command line is aimed at. */
export type Target = ImageTarget | { readonly kind: 'none' }

/** The options of dism.exe itself, read. Paths as typed. */
export interface GlobalOptions {
  readonly target: Target
  /** Windows directory of an offline image, relative to it. */
  readonly winDir: string | undefined
  readonly sysDriveDir: string | undefined
  readonly scratchDir: string | undefined
  readonly logPath: string | undefined
  /** 1 errors, 2 and warnings, 3 and information, 4 and decisions. */
  readonly logLevel: 1 | 2 | 3 | 4
  readonly english: boolean
  readonly quiet: boolean
  readonly noRestart: boolean
  readonly format: 'List' | 'Table'
}
