import { regionCode } from './regionCodes.ts'

/**
 * What an argument of /Region stands for: `all`, or the alpha-2 codes of a list parted by semicolons. Undefined when it
 * is neither: an empty part, a blank, a code that does not exist, `all` in a list.
 */
export function parseRegions(text: string): 'all' | readonly string[] | undefined {
  if (text.toLowerCase() === 'all') return 'all'
  const codes = text.split(';').map(regionCode)
  return codes.every((code) => code !== undefined) ? codes : undefined
}
