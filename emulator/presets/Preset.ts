import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'

/** What the key `AppxAllUserStore` of a release holds from the start. */
export type AppxGeneration = '8.1' | '10'

/** A release of Windows as it leaves the factory: facts only. */
export interface Preset {
  /** Architectures in which it was released; the first is taken when none is named. */
  readonly architectures: readonly WindowsArchitecture[]
  /** ProductName of the registry. */
  readonly productName: string
  /** EditionID of the registry. */
  readonly edition: string
  /** Four parts: version of the image when no other is asked for. */
  readonly version: string
  /** File version of the dism.exe of this Windows. */
  readonly dismVersion: string
  /**
   * The builds that share this release's files, by number, with their DisplayVersion (undefined before Windows 10 20H2).
   * `version` may be overridden with one of them.
   */
  readonly builds: { readonly [build: number]: string | undefined }
  /** ReleaseId of the registry; undefined before Windows 10. */
  readonly releaseId?: string
  /** BuildLab and BuildLabEx: `<build>.<revision>.<arch>fre.<branch>.<date>-<time>`. */
  readonly lab: { readonly build: number; readonly revision: number; readonly branch: string; readonly time: string }
  readonly appx: AppxGeneration
  /** Name of the root key of its hives. */
  readonly hiveRoot: string
  /** Minor version of the format of users' hives; the others have 5. */
  readonly userHiveMinor: 3 | 5
}
