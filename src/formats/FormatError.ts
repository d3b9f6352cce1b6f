/** A file that is not what its format says: names the file, the byte offset where it is known, and the defect. */
export class FormatError extends Error {
  override readonly name = 'FormatError'
  /** The file as the user knows it: a path, or `bundle!entry` for a package inside a bundle. */
  readonly file: string
  /** Byte offset in the file (for XML: in the decoded text), when the defect has one place. */
  readonly offset: number | undefined
  /** What is wrong, in one sentence without a final stop. */
  readonly defect: string

  constructor(file: string, defect: string, offset?: number) {
    super(offset === undefined ? `${file}: ${defect}` : `${file}: at offset ${offset}: ${defect}`)
    this.file = file
    this.defect = defect
    this.offset = offset
  }
}
