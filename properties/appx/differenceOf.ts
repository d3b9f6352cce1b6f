import { hresultOf } from './appComputer.ts'

/**
 * What differs between what is expected and what was found, both plain data: no line or one. The order of properties does
 * not count, that of lists does.
 */
export function differenceOf(what: string, expected: unknown, found: unknown): string[] {
  const [wanted, is] = [textOf(expected), textOf(found)]
  return wanted === is ? [] : [`${what} must be ${wanted} and is ${is}`]
}

/** The same for the code of a command, where several may be right: 0, Win32 codes or HRESULTs. */
export function differenceOfCodes(what: string, expected: readonly number[], found: number): string[] {
  const hex = (code: number) => `0x${hresultOf(code).toString(16)}`
  return expected.map(hresultOf).includes(found)
    ? []
    : [`${what} must end with ${expected.map(hex).join(' or ')} and ends with ${hex(found)}`]
}

/** What a command decided by a rule, where that is not what is expected; any subject. */
export function differenceOfVerdicts(
  rule: string,
  expected: readonly boolean[],
  decisions: readonly { readonly rule: string; readonly holds: boolean }[],
): string[] {
  const found = decisions.filter((one) => one.rule === rule).map((one) => one.holds)
  return differenceOf(`what ${rule} says`, expected.map(String).sort(), found.map(String).sort())
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
