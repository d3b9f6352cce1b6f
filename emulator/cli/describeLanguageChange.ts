import type { LanguageChange } from '../../src/servicing/languages/changeLanguages.ts'

/** A change of languages in text: a line, and one for each bundle that is stale now. */
export function describeLanguageChange(
  done: 'installed' | 'removed',
  { language, changed, stale }: LanguageChange,
): string {
  return `${changed ? `${done} ${language}` : `${language} is there already`}\n${stale.map((name) => `stale, add it again: ${name}\n`).join('')}`
}
