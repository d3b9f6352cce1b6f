import { listOption } from './listOption.ts'
import { UsageError } from './UsageError.ts'

/**
 * The languages of an option, in canonical case. Undefined when it was not given.
 * @throws UsageError for an empty list or a word that is no language tag
 */
export function languageOption(name: string, text: string | undefined): readonly string[] | undefined {
  const tags = listOption(text)
  if (tags?.length === 0) throw new UsageError(`--${name} names no language`)
  return tags?.map((tag) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag
    } catch {
      throw new UsageError(`--${name}: ${tag} is no language tag`)
    }
  })
}
