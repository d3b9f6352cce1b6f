/** What differs from computer to computer and from run to run, and what stands for it. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\r/g, ''],
  [/\[[= ]*\d+(\.\d+)?%[= ]*\]/g, ''],
  [/^(Image )?Version: [\d.]+/g, '$1Version: <version>'],
  [
    /(?<![\d.])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)(?: \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)?(?![\d.])/g,
    '<date>',
  ],
  [/\b[A-Za-z]:\\(?:[^\\\s"]+\\)*([^\\\s"]*)/g, '<folder>\\$1'],
]

/** The lines of an output that can be compared: without bars and blank lines, with marks for versions, dates and folders. */
export function comparableLines(lines: readonly string[]): string[] {
  return lines
    .map((line) => VARYING.reduce((text, [pattern, mark]) => text.replaceAll(pattern, mark), line).trim())
    .filter((line) => line !== '')
}
