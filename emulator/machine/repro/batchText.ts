/** Folders on C: that are those of the Windows that runs; all else on the drives of a scenario is put into a folder of its own. */
const OF_WINDOWS = /^(windows|program files|program files \(x86\)|programdata|users)?$/i

/** Where files of a scenario are on the real computer. */
export const WORK = '%work%'

/** A text of which cmd.exe takes nothing for a variable, its paths moved into the folder of the scenario. */
export function batchText(text: string): string {
  return text
    .replaceAll('%', '%%')
    .replaceAll(/(?<![A-Za-z])([A-Za-z]):([\\/]+)([^\\/"']*)/g, (path: string, letter: string, _, first: string) =>
      letter.toUpperCase() === 'C' && OF_WINDOWS.test(first.trim())
        ? path
        : `${WORK}\\${letter.toUpperCase()}\\${first}`,
    )
}

/** A word of a command line. */
export function batchWord(word: string): string {
  if (word !== '' && !/[\s"&|<>^()]/.test(word)) return batchText(word)
  const [, head = '', value = ''] = /^([/-][^\s":=&|<>^()]+[:=])?(.*)$/s.exec(word) ?? []
  return `${head}"${batchText(value).replaceAll('"', '\\"')}"`
}

/** A command line as it was typed: what means something to cmd.exe outside of quotes is only a letter. */
export function batchLine(line: string): string {
  return batchText(line)
    .split(/("[^"]*"?)/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(/[&|<>^]/g, '^$&') : piece))
    .join('')
}

/** What `echo` prints as it is; variables are replaced. */
export function echoText(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[&|<>^"()]/g, '^$&')
}

/** A text of PowerShell, inside of the double quotes of cmd.exe. */
export function powerShellText(text: string): string {
  return `'${batchText(text).replaceAll("'", "''").replaceAll('"', '\\"')}'`
}
