import { FormatError } from '../FormatError.ts'

/** Bytes that an INF file may have: far above any real one. */
export const LARGEST_INF = 8 * 1024 * 1024

/**
 * The text of an INF file: UTF-16 little endian or UTF-8 by byte order mark, else the ANSI code page, of which 1252 is
 * taken. The mark is not part of the text.
 * @throws FormatError for UTF-16 big endian, which Windows does not read, bytes that are no text, and NUL characters
 */
export function decodeInf(bytes: Uint8Array, file: string): string {
  if (bytes.length > LARGEST_INF)
    throw new FormatError(file, `the file has ${bytes.length} bytes, more than ${LARGEST_INF}`)
  const encoding = encodingOf(bytes, file)
  const text = encoding === undefined ? decodeAnsi(bytes) : decodeUnicode(bytes, encoding, file)
  const nul = text.indexOf('\0')
  if (nul >= 0) throw new FormatError(file, 'the text holds a NUL character', nul)
  return text
}

function decodeUnicode(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-8', file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FormatError(file, `the file is not valid ${encoding.toUpperCase()}`)
  }
}

/** Characters 0x80 to 0x9f of code page 1252; the others are those of ISO 8859-1, as are the five that are not there. */
const ANSI = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Not by TextDecoder, which takes code page 1252 for ISO 8859-1 in Node 20. */
function decodeAnsi(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes)
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0080-\u009f]/g, (letter) => ANSI[letter.charCodeAt(0) - 0x80] ?? letter)
}

/** Undefined: the ANSI code page. */
function encodingOf([first, second, third]: Uint8Array, file: string): 'utf-16le' | 'utf-8' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff)
    throw new FormatError(file, 'the file is UTF-16 big endian, which is no encoding of INF files', 0)
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  return undefined
}
