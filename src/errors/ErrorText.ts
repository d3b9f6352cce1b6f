/** One record of the error catalogue. */
export interface ErrorText {
  /** Unsigned HRESULT. */
  readonly hresult: number
  /** The lines that dism.exe prints, parted by `\n`, without trailing blanks; `%1`, `%2` stand for arguments. */
  readonly message: string
  /** What is told of one of several that a command works on, where that differs. */
  readonly itemMessage?: string
}

/** A family of the catalogue: names to records. */
export interface ErrorTable {
  readonly [name: string]: ErrorText
}
