import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'

/** What the key `AppxAllUserStore` of a release holds from the start. */
export type AppxGeneration = '8' | '8.1' | '10'

/** What SOFTWARE calls InstallationType. */
export type InstallationType = 'Client' | 'Server' | 'Server Core' | 'WindowsPE'

/** A release of Windows as it leaves the factory: facts only. */
export interface Preset {
  /** Architectures in which it was released; the first is taken when none is named. */
  readonly architectures: readonly WindowsArchitecture[]
  /** ProductName of the registry. */
  readonly productName: string
  /** EditionID of the registry. */
  readonly edition: string
  /** InstallationType of the registry. */
  readonly installationType: InstallationType
  /** CSDVersion of the registry: `Service Pack 1`. */
  readonly servicePack?: string
  /** Four parts: version of the image when no other is asked for. */
  readonly version: string
  /** File version of the dism.exe of this Windows. */
  readonly dismVersion: string
  /**
   * The builds that share this release's files, by number, with the name that people know them by: ReleaseId (`1809`) or,
   * from 20H2 on, DisplayVersion; undefined before Windows 10. `version` may be overridden with one of them.
   */
  readonly builds: { readonly [build: number]: string | undefined }
  /** BuildLab and BuildLabEx: `<build>.<revision>.<arch>fre.<branch>.<date>-<time>`. */
  readonly lab: { readonly build: number; readonly revision: number; readonly branch: string; readonly time: string }
  /** Undefined where there are no app packages. */
  readonly appx: AppxGeneration | undefined
  /**
   * Features that make a server's desktop and are enabled: `Server-Gui-Mgmt`, `Server-Gui-Shell`, and on Server
   * 2012 and 2012 R2 `DesktopExperience`. Absent on what is no server.
   */
  readonly desktopFeatures?: readonly string[]
  /** Name of the root key of its hives. */
  readonly hiveRoot: string
  /** Minor version of the format of users' hives; the others have 5. */
  readonly userHiveMinor: 3 | 5
}
