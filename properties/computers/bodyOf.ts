/** What dism.exe printed behind `Image Version`, LF ends. */
export function bodyOf(stdout: string): string {
  return stdout.replaceAll('\r\n', '\n').replace(/^[^]*Image Version: .*\n\n/, '')
}
