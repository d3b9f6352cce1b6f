/** A code, or the number of a state, as people write it. */
export function codeText(code: number | undefined): string {
  return code === undefined ? 'nothing' : `0x${code.toString(16)}`
}
