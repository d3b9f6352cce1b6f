import { parsePackageIdentity } from './packageIdentity.ts'
import type { ReleaseType } from './releaseTypes.ts'

/** What Windows itself is made of, by the names that these packages have had since Windows 7. */
const NAMES: readonly (readonly [name: RegExp, type: ReleaseType])[] = [
  [/^Microsoft-Windows-(Foundation|WinPE)-Package$/i, 'Foundation'],
  [/^Microsoft-Windows-[A-Z]+Edition$/i, 'Product'],
  [/^Microsoft-Windows-(Client|Server|WinPE)-LanguagePack-Package$/i, 'LanguagePack'],
]

/** Of what kind a package of Windows itself is, with or without its manifest; undefined for any other. */
export function releaseTypeByName(identity: string): ReleaseType | undefined {
  const parsed = parsePackageIdentity(identity)
  return parsed && NAMES.find(([name]) => name.test(parsed.name))?.[1]
}
