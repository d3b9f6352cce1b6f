import type { LanguageChange } from '../../src/servicing/languages/changeLanguages.ts'

/** A change of languages in text: a line, and one for each bundle that is stale now. */
export function describeLanguageChange(done: 'installed' | 'removed', { language, stale }: LanguageChange): string {
  return `${done} ${language}\n${stale.map((name) => `stale now, add it again: ${name}\n`).join('')}`
}
