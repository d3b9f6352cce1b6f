/** Column of an entry's text: `  /Get-Packages           - Displays …`, further lines below the text. */
const INDENT = ' '.repeat(28)

/** An entry of a help page: option or command with its summary. */
export function formatEntry(entry: { readonly name: string; readonly summary: string }): string {
  return `  ${`/${entry.name}`.padEnd(23)} - ${entry.summary.replaceAll('\n', `\n${INDENT}`)}\n`
}
