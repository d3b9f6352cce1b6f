import type { ByteSource } from '../ByteSource.ts'
import type { AssemblyIdentity } from '../mum/AssemblyIdentity.ts'

/** A stand-alone update (.msu). */
export interface UpdateFile {
  /** In the order in which they are installed. */
  readonly packages: readonly UpdateFilePackage[]
  /** What `…-pkgProperties.txt` says: `KB Article Number`, `Applies to`. */
  readonly properties: ReadonlyMap<string, string>
}

/** A package of it. */
export interface UpdateFilePackage {
  readonly identity: AssemblyIdentity
  /** The name of its cabinet inside of the .msu. */
  readonly file: string
  /** The cabinet itself. */
  readonly source: ByteSource
}
