import type { RegisteredQuery } from './AppQuery.ts'
import { judged, type MatcherResult } from './MatcherResult.ts'
import { registeredVerdict } from './registeredVerdict.ts'

/** `expect(image).toHaveRegistered(user, app, query)`. */
export function toHaveRegistered(
  received: unknown,
  user: string,
  app: string,
  query: RegisteredQuery = {},
): MatcherResult {
  return judged(received, (subject) => registeredVerdict(subject, user, app, query))
}
