import { SERVICING_SECTIONS } from '../commands/register.ts'
import type { Vocabulary } from '../grammar/Vocabulary.ts'
import { formatEntry } from './formatEntry.ts'

/** The help of `dism /Image:<path> /?` and `dism /Online /?`, after the Image Version line, as 10.0.22621 shows it; only of commands that are known. */
export function imageHelp(vocabulary: Vocabulary): string {
  const sections = SERVICING_SECTIONS.flatMap(({ title, commands }) => {
    const known = commands.filter((command) => vocabulary.knows(command))
    return known.length === 0 ? [] : `${title}:\n\n${known.map(formatEntry).join('')}\n`
  })
  return `
The following commands may be used to service the image:

${sections.join('')}For more information about these servicing commands and their arguments,
specify a command immediately before /?.

  Examples: 
    DISM.exe /Image:C:\\test\\offline /Apply-Unattend /?
    DISM.exe /Image:C:\\test\\offline /Get-Features /?
    DISM.exe /Online /Get-Drivers /?

`
}
