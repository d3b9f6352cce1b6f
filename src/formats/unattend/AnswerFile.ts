import type { AssemblyIdentity } from '../mum/AssemblyIdentity.ts'

/** What an answer file wants of a package. */
export type PackageAction = 'install' | 'remove' | 'stage' | 'configure'

/** A package of the section `servicing`. */
export interface AnswerPackage {
  readonly action: PackageAction
  readonly identity: AssemblyIdentity
  /** Where it comes from, as written: `%configsetroot%\X.cab`; undefined when it is in the image already. */
  readonly location: string | undefined
  /** Its features that are turned on or off. */
  readonly selections: readonly { readonly name: string; readonly state: boolean }[]
}

/** Settings of a component in a configuration pass. */
export interface AnswerComponent {
  readonly name: string
  /** As identities write it: `amd64`. */
  readonly architecture: string
  /** Folders of drivers that are added, as written. */
  readonly driverPaths: readonly string[]
}

/** The settings of a configuration pass. */
export interface AnswerPass {
  /** `offlineServicing`, `specialize`, `oobeSystem` and others. */
  readonly pass: string
  readonly components: readonly AnswerComponent[]
}

/** An answer file (unattend.xml). */
export interface AnswerFile {
  /** In the order of the file. */
  readonly packages: readonly AnswerPackage[]
  readonly passes: readonly AnswerPass[]
}
