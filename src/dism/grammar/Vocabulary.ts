import { compareVersions } from '../../servicing/compareVersions.ts'
import type { ProviderName } from '../../servicing/log/providers.ts'

/** Something of the command line that not every dism.exe knows. */
export interface Entry {
  /** The first dism.exe that knows it: `10.0.17134`. Absent: all do. */
  readonly since?: string
  /** The provider that brings it. */
  readonly provider?: ProviderName
}

/** What of the command line is known: to a version of dism.exe, on an image. */
export interface Vocabulary {
  readonly knows: (entry: Entry) => boolean
}

/**
 * The vocabulary of a dism.exe.
 * @param version file version of dism.exe
 * @param missing providers that the image does not have
 */
export function vocabularyOf(version: string, missing: readonly ProviderName[] = []): Vocabulary {
  return {
    knows: ({ since, provider }) =>
      (provider === undefined || !missing.includes(provider)) &&
      (since === undefined || compareVersions(version, since) >= 0),
  }
}
