/** A file that a container index describes. */
export interface IndexedFile {
  /** Its path when the container is expanded, `\` separated, safe. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** How the member of the container makes the file: `RAW` as it is; `PA30` is a delta. In capitals. */
  readonly form: string
  /** The name of that member. */
  readonly member: string
}
