import { FormatError } from '../FormatError.ts'
import { decodeInf } from './decodeInf.ts'
import { infFields, type InfFields } from './infFields.ts'
import type { InfFile, InfLine } from './InfFile.ts'
import { infLines, type LogicalLine } from './infLines.ts'
import { expandStrings, type Expand } from './infStrings.ts'

/** Longest name of a section: MAX_SECT_NAME_LEN of the documents. */
const LONGEST_NAME = 255

/** Lines that an INF file may have: a bound of ours, far above any real one. */
const MOST_LINES = 250_000

/** English (United States): the language whose `[Strings.0409]` are taken unless another is asked for. */
const ENGLISH = 0x409

interface RawSection {
  readonly name: string
  readonly lines: (InfFields & { readonly offset: number })[]
}

/**
 * Reads an INF file as SetupAPI does: sections of one name are one, whatever their case; localized strings
 * (`[Strings.0409]`, `[Strings.0009]`) come before those of `[Strings]`. What stands before the first section is not
 * looked at: Microsoft's samples begin with half a comment.
 * @param lcid language of the strings
 * @throws FormatError naming the line
 */
export function parseInf(bytes: Uint8Array, file: string, { lcid = ENGLISH }: { lcid?: number } = {}): InfFile {
  const sections = readSections(decodeInf(bytes, file), file)
  const expand = expandStrings(stringsOf(sections, lcid), file)
  const read = new Map([...sections].map(([name, { lines }]) => [name, lines.map((line) => expanded(line, expand))]))
  const byKey = new Map([...read].map(([name, lines]) => [name, keysOf(lines)]))
  const line = (section: string, key: string) => byKey.get(section.toUpperCase())?.get(key.toUpperCase())
  return {
    file,
    sectionNames: [...sections.values()].map(({ name }) => name),
    section: (name) => read.get(name.toUpperCase()),
    line,
    value: (section, key) => line(section, key)?.values[0],
    expand,
  }
}

/** Sections by upper-case name. */
function readSections(text: string, file: string): ReadonlyMap<string, RawSection> {
  const sections = new Map<string, RawSection>()
  let current: RawSection | undefined
  for (const line of infLines(text)) {
    if (line.number > MOST_LINES) throw new FormatError(file, `the file has more than ${MOST_LINES} lines`, line.offset)
    if (line.text.startsWith('[')) {
      const name = sectionName(line, file)
      current = sections.get(name.toUpperCase()) ?? { name, lines: [] }
      sections.set(name.toUpperCase(), current)
    } else current?.lines.push({ ...infFields(line.text), offset: line.offset })
  }
  if (sections.size === 0) throw new FormatError(file, 'a section name is expected, and there is none', 0)
  return sections
}

function sectionName(line: LogicalLine, file: string): string {
  const end = line.text.indexOf(']')
  if (end < 0) throw defect(file, line, 'a section name lacks its closing bracket')
  const name = line.text.slice(1, end).trim()
  if (name.length > LONGEST_NAME) throw defect(file, line, `a section name has more than ${LONGEST_NAME} characters`)
  return name
}

/** The strings that hold for a language, by upper-case name. */
function stringsOf(sections: ReadonlyMap<string, RawSection>, lcid: number): ReadonlyMap<string, string> {
  const form = (id: number): string => `STRINGS.${id.toString(16).padStart(4, '0').toUpperCase()}`
  const found = ['STRINGS', form(lcid & 0x3ff), form(lcid)].map((name) => sections.get(name)?.lines ?? [])
  return new Map(
    found.flat().flatMap(({ key, values }) => (key === undefined ? [] : [[key.toUpperCase(), values[0] ?? '']])),
  )
}

function expanded({ key, values, offset }: RawSection['lines'][number], expand: Expand): InfLine {
  return {
    key: key === undefined ? undefined : expand(key),
    values: values.map(expand),
    raw: { key, values },
    offset,
  }
}

function keysOf(lines: readonly InfLine[]): ReadonlyMap<string, InfLine> {
  // The first of several lines with one key counts.
  return new Map(lines.toReversed().map((line) => [(line.key ?? line.values[0] ?? '').toUpperCase(), line]))
}

function defect(file: string, { number, offset }: LogicalLine, what: string): FormatError {
  return new FormatError(file, `line ${number}: ${what}`, offset)
}
