/** A line of a section: `key = value, value`, or values alone. */
export interface InfLine {
  /** What stands before `=`; undefined when there is none. Strings are put in. */
  readonly key: string | undefined
  /** The fields, without quotes, with strings put in. */
  readonly values: readonly string[]
  /** Key and fields with their `%tokens%`, for what Windows keeps unresolved. */
  readonly raw: { readonly key: string | undefined; readonly values: readonly string[] }
  /** Where the line begins in the decoded text. */
  readonly offset: number
}

/** The content of an INF file: sections and strings. Names of sections, keys and strings are compared without case. */
export interface InfFile {
  /** The file, as the user knows it. */
  readonly file: string
  /** Names of the sections in their first spelling, in the order of the file. */
  readonly sectionNames: readonly string[]
  /** The lines of a section, those of its repetitions too; undefined when there is none. */
  section(name: string): readonly InfLine[] | undefined
  /** The line of a section with that key, the first one when there are several. */
  line(section: string, key: string): InfLine | undefined
  /** The first value of that line. */
  value(section: string, key: string): string | undefined
  /** Text with its `%tokens%` replaced; a token that is no string stays as it is, `%%` is one per cent sign. */
  expand(text: string): string
}
