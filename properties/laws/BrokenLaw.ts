/** A law does not hold: what was expected and what was found, a line each. */
export class BrokenLaw extends Error {
  override readonly name = 'BrokenLaw'
  /** The law in one sentence. */
  readonly law: string
  readonly differences: readonly string[]

  constructor(law: string, differences: readonly string[]) {
    super([law, ...differences].join('\n  '))
    this.law = law
    this.differences = differences
  }
}
