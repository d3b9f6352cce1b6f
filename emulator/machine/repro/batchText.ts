/** Folders on C: that are those of the Windows that runs; all else on the drives of a scenario is put into a folder of its own. */
const OF_WINDOWS = /^(windows|program files|program files \(x86\)|programdata|users)?$/i

/** Where files of a scenario are on the real computer. */
export const WORK = '%work%'

/** The folder of the script, with a backslash at its end. */
export const BESIDE = '%here%'

/** A path with a letter, or from the root of the drive, behind an option's name or by itself. */
const ABSOLUTE = /(?<![A-Za-z])([A-Za-z]):([\\/]+)([^\\/"']*)|(?<=^|[":=])()([\\/])(?=[^\\/"':=]*[\\/.])([^\\/"':=]+)/g

/** A text of which cmd.exe takes nothing for a variable, its paths moved into the folder of the scenario. */
export function batchText(text: string): string {
  return text
    .replaceAll('%', '%%')
    .replaceAll(
      ABSOLUTE,
      (path: string, letter: string | undefined, _, first: string, __, ___, rooted: string, at: number) => {
        // A word that begins with a slash is an option.
        if (letter === undefined) return at === 0 && path.startsWith('/') ? path : moved('C', rooted, path)
        return moved(letter.toUpperCase(), first, path)
      },
    )
}

function moved(letter: string, first: string, path: string): string {
  return letter === 'C' && OF_WINDOWS.test(first.trim()) ? path : `${WORK}\\${letter}\\${first}`
}

/** A word of a command line: what Windows gives to the program is the word, whatever letters it has. */
export function batchWord(word: string): string {
  if (word !== '' && !/[\s"&|<>^()]/.test(word)) return batchText(word)
  const [, head = '', value = ''] = /^([/-][^\s":=&|<>^()]+[:=])?(.*)$/s.exec(word) ?? []
  const moved = batchText(word).slice(head.length)
  const quoted = `${head}"${moved.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`
  // cmd.exe knows no \": a quote ends what it takes for quoted, so it must not see one.
  return value.includes('"') ? quoted.replaceAll(/["&|<>^()]/g, '^$&') : quoted
}

/** A command line as it was typed: what means something to cmd.exe outside of quotes is only a letter. */
export function batchLine(line: string): string {
  return batchText(line)
    .split(/("[^"]*"?)/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(/[&|<>^]/g, '^$&') : piece))
    .join('')
}

/** What `echo(` prints as it is; variables are replaced, but for the folder of the script, which may have any letters. */
export function echoText(text: string): string {
  return text
    .replaceAll(BESIDE, '')
    .replaceAll(/[\r\n\0]+/g, ' ')
    .replaceAll(/[&|<>^"()]/g, '^$&')
}

/** A remark that shows no help of `rem`. */
export function batchRemark(text: string): string {
  return `rem ${echoText(text.replaceAll('%', '%%')).replaceAll('/?', '/ ?')}`
}

/** A text of PowerShell, inside of the double quotes of cmd.exe. PowerShell takes typographic quotes for quotes too. */
export function powerShellText(text: string): string {
  const [first = '', ...more] = batchText(text)
    .split('"')
    .map((part) => `'${part.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`)
  return more.length === 0 ? first : `(${[first, ...more].join('+[char]34+')})`
}
