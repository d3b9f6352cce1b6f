import type { ProvisionedQuery } from './AppQuery.ts'
import { judged, type MatcherResult } from './MatcherResult.ts'
import { provisionedVerdict } from './provisionedVerdict.ts'

/** `expect(image).toHaveProvisioned(app, query)`. */
export function toHaveProvisioned(received: unknown, app: string, query: ProvisionedQuery = {}): MatcherResult {
  return judged(received, (subject) => provisionedVerdict(subject, app, query))
}
