import { judged, type MatcherResult } from './MatcherResult.ts'
import { packageVerdict, type PackageStateText } from './packageVerdict.ts'

/** How a Windows package is wanted. */
export interface PackageQuery {
  /** `Installed` by default. */
  readonly state?: PackageStateText
}

/** `expect(image).toHavePackage(name, { state })`: a Windows package, by its identity, its name or the number of its update. */
export function toHavePackage(
  received: unknown,
  name: string,
  { state = 'Installed' }: PackageQuery = {},
): MatcherResult {
  return judged(received, (subject) => packageVerdict(subject, name, state))
}
