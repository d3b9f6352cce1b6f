/** An option as the grammar knows it. */
export interface OptionDefinition {
  /** As the help spells it, without slash. */
  readonly name: string
  readonly argument: 'none' | 'required'
  /** The first dism.exe that knows it; absent: all that know the command. */
  readonly since?: string
  /** May stand on a line more than once. */
  readonly repeatable?: true
  /** DISM carries it out, this one does not yet. */
  readonly lacking?: true
}

/** Options of a command as they were given: values by lower-case name, in the order of the line; `''` for a switch. */
export type GivenOptions = ReadonlyMap<string, readonly string[]>
