/** Countries that regions of the arbitraries name, by either code. */
const CODES: ReadonlyMap<string, string> = new Map(
  ['US-USA', 'GB-GBR', 'FR-FRA', 'DE-DEU', 'ES-ESP', 'MX-MEX', 'PT-PRT', 'BR-BRA'].flatMap((country) =>
    country.split('-').map((code): [string, string] => [code, country.slice(0, 2)]),
  ),
)

/** The countries of an argument of /Region: all, some, or undefined when it is refused. */
export function countriesOf(regions: string): 'all' | readonly string[] | undefined {
  const text = regions.toUpperCase()
  if (text === 'ALL') return 'all'
  const countries = text.split(';').map((code) => CODES.get(code))
  return countries.every((code) => code !== undefined) ? countries : undefined
}

/** The two letters of a country. */
export function countryOf(code: string): string {
  return CODES.get(code.toUpperCase()) ?? code.toUpperCase()
}
