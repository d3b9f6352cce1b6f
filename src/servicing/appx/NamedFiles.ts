import type { StubForm } from './StubForm.ts'

/** What an add of a provisioned package was given: its files by their paths as typed, nothing opened. */
export interface NamedFiles {
  readonly source: { readonly kind: 'package' | 'folder'; readonly path: string }
  readonly dependencyPaths: readonly string[]
  readonly optionalPaths: readonly string[]
  readonly licensePaths: readonly string[]
  readonly skipLicense: boolean
  readonly customDataPath: string | undefined
  readonly regions: string | undefined
  readonly stub: StubForm | undefined
}
