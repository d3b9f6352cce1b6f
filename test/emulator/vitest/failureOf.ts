/** What an expectation fails with: the first line, but for where the scenario is kept, and the lines of the details. */
export function failureOf(expectation: () => void): { readonly first: string; readonly details: readonly string[] } {
  try {
    expectation()
  } catch (error) {
    const [first = '', , ...details] = String(error instanceof Error ? error.message : error).split('\n')
    return { first: first.replace(/; replay: dismulator replay \S+\/scenario-\d+$/, ''), details }
  }
  throw new Error('the expectation holds')
}
