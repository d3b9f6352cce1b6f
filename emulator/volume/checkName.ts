import { DismError } from '../../src/errors/DismError.ts'

const FORBIDDEN = /[<>:"/\\|?*]/
const DEVICE = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[1-9¹²³]) *(?:\.|$)/i
const MAXIMUM_LENGTH = 255

/**
 * Refuses a name that Win32 does not give to a file or folder: empty, over 255 UTF-16 units, with a control
 * character or one of `<>:"/\|?*`, ending in a dot or a space, or that of a device (`CON`, `nul.txt`). Lone
 * surrogates are refused too: NTFS stores them, but no other disk can.
 * Source: "Naming Files, Paths, and Namespaces" of the Win32 documentation.
 * @throws DismError INVALID_NAME
 */
export function checkName(name: string, path: string): void {
  const defect = defectOf(name)
  if (defect !== undefined) throw new DismError('INVALID_NAME', `${JSON.stringify(path)}: ${defect}`)
}

function defectOf(name: string): string | undefined {
  if (name === '') return 'a name is empty'
  if (name.length > MAXIMUM_LENGTH) return `a name is longer than ${MAXIMUM_LENGTH}`
  if (FORBIDDEN.test(name) || Array.from(name).some((character) => character < ' '))
    return 'a name holds a character that is not allowed'
  if (/[. ]$/.test(name)) return 'a name ends in a dot or a space'
  if (DEVICE.test(name)) return 'a name is that of a device'
  if (/\p{Surrogate}/u.test(name)) return 'a name holds half of a surrogate pair'
  return undefined
}
