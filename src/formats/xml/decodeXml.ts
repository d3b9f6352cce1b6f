import { FormatError } from '../FormatError.ts'

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/

/**
 * The text of an XML document in UTF-8 or UTF-16 of either byte order, by byte order mark or first bytes; a
 * declaration that contradicts them is refused, as is any other encoding (XML 1.0 appendix F).
 * The byte order mark is not part of the text.
 * @throws FormatError
 */
export function decodeXml(bytes: Uint8Array, file: string): string {
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new FormatError(file, `the document is not valid ${encoding.toUpperCase()}`)
  }
  const declared = DECLARED.exec(text.slice(0, 256))?.[1]?.toLowerCase()
  const width = encoding === 'utf-8' ? 'utf-8' : 'utf-16'
  if (declared !== undefined && declared !== encoding && declared !== width) {
    throw new FormatError(file, `the document declares the encoding ${declared} and is ${encoding}`)
  }
  return text
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a byte order mark: `<` is the first character of every document with a declaration.
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  return 'utf-8'
}
