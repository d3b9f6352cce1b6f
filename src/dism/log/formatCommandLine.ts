/**
 * The command line that a shell would have had, rebuilt from its arguments for dism.log: values and words with
 * blanks are quoted (`/Name:"a b"`), quotes inside are escaped.
 */
export function formatCommandLine(commandLine: readonly string[]): string {
  return ['dism.exe', ...commandLine.map(quote)].join(' ')
}

function quote(argument: string): string {
  if (argument !== '' && !/[\s"]/.test(argument)) return argument
  const [, head = '', value = ''] = /^([/-][^\s":=]+[:=])?(.*)$/s.exec(argument) ?? []
  return `${head}"${value.replaceAll('"', '\\"')}"`
}
