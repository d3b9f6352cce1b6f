import type { AssemblyIdentity } from './AssemblyIdentity.ts'

/** What a .mum says of its package. Texts are as written, and undefined where the attribute is missing. */
export interface PackageManifest {
  readonly identity: AssemblyIdentity
  readonly description: string | undefined
  readonly displayName: string | undefined
  readonly company: string | undefined
  readonly copyright: string | undefined
  readonly supportInformation: string | undefined
  /** ISO 8601. */
  readonly creationTime: string | undefined
  /** ISO 8601. */
  readonly lastUpdateTime: string | undefined
  /** `KB5055175`, `LanguagePack`. */
  readonly identifier: string | undefined
  /** `Security Update`, `OnDemand Pack`. */
  readonly releaseType: string | undefined
  /** `required`, `possible`. */
  readonly restart: string | undefined
  readonly permanent: boolean
  readonly selfUpdate: boolean
  /** One of them must be there, when there are any. */
  readonly parents: readonly PackageParent[]
  /** The least servicing stack that reads it; 6.0.0.0 stands for any. */
  readonly servicingStack: string | undefined
  readonly capabilities: readonly DeclaredCapability[]
  readonly updates: readonly PackageUpdate[]
  /** `packageExtended`: bytes. */
  readonly size: number | undefined
  /** `packageExtended`: `yes`, `no`, `undetermined`. */
  readonly offlineCapable: string | undefined
}

/** A `parent` element: any one of its identities satisfies it. */
export interface PackageParent {
  /** `separate`, `delegate`. */
  readonly integrate: string | undefined
  /** State that the parent must have: `detect`, `staged`. */
  readonly disposition: string | undefined
  /** `languageResources`: a language pack of a feature. */
  readonly set: string | undefined
  /** How parts of the version are compared, `EQ` or `GE`; undefined where it is not said. */
  readonly compare: {
    readonly build: string | undefined
    readonly service: string | undefined
    readonly revision: string | undefined
    readonly distribution: string | undefined
  }
  readonly identities: readonly AssemblyIdentity[]
}

/** A `capability` that a package declares. */
export interface DeclaredCapability {
  readonly identity: CapabilityIdentity
  /** Capabilities that must be there first. */
  readonly dependencies: readonly CapabilityIdentity[]
  /** Languages whose systems it is a satellite for. */
  readonly languages: readonly string[]
}

/** Name of a capability as a manifest has it; DISM fills the version up to four numbers. */
export interface CapabilityIdentity {
  readonly name: string
  /** Empty where it is missing. */
  readonly language: string
  /** Empty where it is missing. */
  readonly version: string
}

/** An `update`: what a package installs together; one that can be selected is a feature. */
export interface PackageUpdate {
  readonly name: string
  readonly displayName: string | undefined
  readonly description: string | undefined
  readonly restart: string | undefined
  readonly applicable:
    | {
        readonly disposition: string | undefined
        /** Names of the updates that must be there: parents of a feature. */
        readonly updates: readonly string[]
        /** `install`, `revision`, `distribution`. */
        readonly elevate: string | undefined
      }
    | undefined
  readonly selectable: { readonly disposition: string | undefined; readonly enabledByDefault: boolean } | undefined
  readonly components: readonly AssemblyIdentity[]
  readonly packages: readonly SubPackage[]
  readonly drivers: readonly AssemblyIdentity[]
  /** What `customInformation` says, in the order of the document. */
  readonly custom: readonly CustomProperty[]
}

/** An attribute of an element of `customInformation`. */
export interface CustomProperty {
  /** Local names of the elements down to its own, parted by `\\`: `ServerComponent\\Deploys\\Update`. */
  readonly path: string
  readonly name: string
  readonly value: string
}

/** A package inside another. */
export interface SubPackage {
  readonly identity: AssemblyIdentity
  /** Whether the package brings it along. */
  readonly contained: boolean
  /** Whether it is listed by itself. */
  readonly visible: boolean
}
