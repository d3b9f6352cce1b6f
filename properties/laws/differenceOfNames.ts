/** Names that are missing from a list, or too much in it, a line each. */
export function differenceOfNames(expected: readonly string[], actual: readonly string[]): string[] {
  return [
    ...expected.filter((name) => !actual.includes(name)).map((name) => `missing: ${name}`),
    ...actual.filter((name) => !expected.includes(name)).map((name) => `too much: ${name}`),
  ]
}
