import type { InfFile } from './InfFile.ts'
import type { InfArchitecture, InfTarget, TargetDecoration } from './targetDecoration.ts'

/** A device that an INF supports: a line of a models section. */
export interface DriverModel {
  /** Name of its manufacturer. */
  readonly manufacturer: string
  /** `%token%` of the manufacturer, where it is one. */
  readonly rawManufacturer: string
  readonly description: string
  readonly rawDescription: string
  /** Name of its install section, undecorated. */
  readonly install: string
  /** Undefined for a device that is chosen by hand. */
  readonly hardwareId: string | undefined
  readonly compatibleIds: readonly string[]
}

/** A models section: the devices of one manufacturer that hold for one kind of Windows. */
export interface ModelsSection {
  /** Undefined: undecorated, which is x86. */
  readonly decoration: TargetDecoration | undefined
  readonly models: readonly DriverModel[]
}

/** A driver service: an AddService line and its section. */
export interface DriverService {
  readonly name: string
  /** Whether it is the function driver of its device (SPSVCINST_ASSOCSERVICE). */
  readonly isFunction: boolean
  readonly displayName: string | undefined
  readonly rawDisplayName: string | undefined
  /** SERVICE_KERNEL_DRIVER and so on. */
  readonly type: number
  /** 0 boot, 1 system, 2 automatic, 3 on demand, 4 disabled. */
  readonly start: number
  readonly errorControl: number
  /** `%12%\x.sys`, as it is written, but for strings. */
  readonly binary: string
  readonly group: string | undefined
  readonly dependencies: readonly string[]
}

/** A file that an INF copies. */
export interface DriverFile {
  /** Where it lies beside the INF, `\` separated. */
  readonly source: string
  /** Its directory of destination: 12 is System32\drivers. */
  readonly dirId: string
  /** Below that directory, `\` separated, with its name. */
  readonly target: string
}

/** An INF as that of a driver package. */
export interface DriverInf {
  readonly inf: InfFile
  readonly className: string
  /** `{4d36e97b-e325-11ce-bfc1-08002be10318}`, lower case. */
  readonly classGuid: string
  readonly provider: string
  /** The date of DriverVer at midnight, in milliseconds since 1970; undefined when there is none. */
  readonly date: number | undefined
  /** Four numbers. */
  readonly version: readonly [number, number, number, number]
  readonly pnpLockdown: boolean
  readonly extensionId: string | undefined
  /** Per manufacturer, the sections with its devices. */
  readonly manufacturers: readonly (readonly ModelsSection[])[]
  /** Architectures that it names: by models, or by install sections that need no device. */
  readonly architectures: readonly InfArchitecture[]
  /** Name of the catalog for an architecture. */
  catalog(architecture: InfArchitecture): string | undefined
  /** What of it holds for a Windows. */
  forTarget(target: InfTarget): TargetedInf
}

/** What of an INF holds for one Windows. */
export interface TargetedInf {
  readonly models: readonly DriverModel[]
  /** Names of its install sections by undecorated, upper-case name: decorated as the file has them. */
  readonly installs: ReadonlyMap<string, string>
  /** Services by the name of the install section, undecorated, upper case. */
  services(install: string): readonly DriverService[]
  /** The files that its install sections copy. @throws FormatError for a path that leaves the package */
  files(): readonly DriverFile[]
}
