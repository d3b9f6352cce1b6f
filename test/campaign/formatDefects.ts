import type { DefectResult } from './Defect.ts'

/** One line of what came of a defect. */
export function formatDefect({ rule, what, outcome, foundAt, recorded, runs, seconds, error }: DefectResult): string {
  const spent = `${runs} ${runs === 1 ? 'run' : 'runs'}, ${seconds.toFixed(1)} s`
  switch (outcome) {
    case 'found':
      return `found     ${rule}: ${foundAt!.property} (${recorded ? 'as recorded' : spent})`
    case 'survived':
      return `SURVIVED  ${rule}: ${what} (${spent})`
    case 'bad':
      return `BAD       ${rule}: ${what}: ${error}`
  }
}

/** The counts of a search, with every defect that was not found. */
export function formatSearch(results: readonly DefectResult[]): string {
  const of = (outcome: DefectResult['outcome']): readonly DefectResult[] =>
    results.filter((result) => result.outcome === outcome)
  const found = of('found')
  return [
    ...[...of('bad'), ...of('survived')].map(formatDefect),
    `${found.length} of ${results.length} defects found by the properties alone, ${found.filter(({ recorded }) => recorded).length} where they were found before; ${of('survived').length} survived, ${of('bad').length} bad`,
  ].join('\n')
}
