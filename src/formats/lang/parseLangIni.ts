import { FormatError } from '../FormatError.ts'
import type { LangIni } from './LangIni.ts'

/** No lang.ini of Windows comes near. */
const MOST_BYTES = 64 * 1024

/**
 * Reads a lang.ini in UTF-8 or, with a byte order mark, UTF-16. Other sections and comments are passed over.
 * @throws FormatError for a line that is none of an ini file, a language twice, a number that is none
 */
export function parseLangIni(bytes: Uint8Array, file: string): LangIni {
  if (bytes.length > MOST_BYTES) throw new FormatError(file, `it has ${bytes.length} bytes; no lang.ini is that long`)
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes)
  const available: { language: string; status: number }[] = []
  const fallbacks = new Map<string, string>()
  let section = ''
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = whole.trim()
    if (line === '' || line.startsWith(';')) continue
    const [, title] = /^\[(.*)\]$/.exec(line) ?? []
    if (title !== undefined) section = title.toLowerCase()
    const [, name, value] = /^([^=]*?)\s*=\s*(.*)$/.exec(line) ?? []
    const fail = (what: string) => new FormatError(file, `line ${index + 1}: ${what}`)
    if (title === undefined && (name === undefined || value === undefined)) throw fail(`"${line}" is no line of it`)
    if (title !== undefined || name === undefined || value === undefined) continue
    if (section === 'available ui languages') {
      if (!/^\d{1,3}$/.test(value)) throw fail(`${name} has "${value}", which is no number`)
      if (available.some(({ language }) => language.toLowerCase() === name.toLowerCase()))
        throw fail(`${name} is there twice`)
      available.push({ language: name, status: Number(value) })
    } else if (section === 'fallback languages') fallbacks.set(name, value)
  }
  return { available, fallbacks: Object.fromEntries(fallbacks) }
}
