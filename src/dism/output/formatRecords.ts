/** A record of a report: labels and values, the same labels in the same order in all records. */
export type ReportRecord = readonly (readonly [label: string, value: string])[]

/** `Label : value` lines, an empty line after each record. */
export function formatList(records: readonly ReportRecord[]): string {
  return records.map((record) => `${record.map(([label, value]) => `${label} : ${value}\n`).join('')}\n`).join('')
}

/**
 * An empty line, rule, header, rule, rows, an empty line. Columns are as wide as their longest value or label and joined by
 * ` | `. That the labels of the list are the column names is inferred.
 */
export function formatTable(records: readonly ReportRecord[]): string {
  const labels = (records[0] ?? []).map(([label]) => label)
  const rows = [labels, ...records.map((record) => record.map(([, value]) => value))]
  const widths = labels.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')}\n`
  const rule = `${widths.map((width) => '-'.repeat(width)).join(' | ')}\n`
  const [header = '', ...body] = rows.map(line)
  return labels.length === 0 ? '' : `\n${rule}${header}${rule}${body.join('')}\n`
}
