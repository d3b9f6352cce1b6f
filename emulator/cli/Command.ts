/** An option of a command. Without `value` it is a switch. */
export interface CommandOption {
  /** What stands for its value in the help: `<tag,…>`. */
  readonly value?: string
  readonly describes: string
}

/** What a command was given. */
export interface CommandInput {
  /** The words that are no options, one for each of `Command.operands`, then the optional ones that were given. */
  readonly operands: readonly string[]
  /** The value of an option, undefined when it was not given. */
  readonly option: (name: string) => string | undefined
  /** Whether a switch was given. */
  readonly flag: (name: string) => boolean
  /** The words after `--`. */
  readonly rest: readonly string[]
}

/** What a command has to say: one of the two is printed. Text ends with a line break, unless it is empty. */
export interface CommandResult {
  readonly text: string
  readonly json: unknown
  /** 0 by default. */
  readonly exitCode?: number
}

/** A command of `dismulator`. `--json` and `--help` are everybody's. */
export interface Command {
  /** Names of the words that must be given: `['folder', 'user']`. */
  readonly operands: readonly string[]
  /** Names of the words that may follow them. */
  readonly optionalOperands?: readonly string[]
  /** What must follow `--`, when the command takes a command line: `dism …`. */
  readonly rest?: string
  readonly options: { readonly [name: string]: CommandOption }
  /** Whether documents or observations count means something to it; so it does unless this is false. */
  readonly semantics?: false
  /** More for the help: an example, what is printed. */
  readonly notes?: readonly string[]
  /** @throws UsageError, or any error whose message is fit for a user */
  run(input: CommandInput): CommandResult | Promise<CommandResult>
}
