const COLUMNS = 58

/**
 * A bar as dism.exe paints it: 58 columns, the share of them filled, the number over the middle. When the output is no
 * screen each painting starts with CR and ends with a line break. Source: a captured run with 98 of them.
 * @param percent 0 to 100
 */
export function progressBar(percent: number): string {
  const filled = '='.repeat(Math.floor((COLUMNS * percent) / 100)).padEnd(COLUMNS)
  const text = `${percent.toFixed(1)}%`
  const start = text.length > 5 ? 26 : 27
  return `\r[${filled.slice(0, start)}${text}${filled.slice(start + text.length)}] \n`
}
