/** How sure a rule is: written by the vendor, seen on real machines, or concluded by us. */
export type RuleKind = 'documented' | 'observed' | 'inferred'

/** Which variant of a rule holds when documents and observations differ. */
export type Semantics = 'documented' | 'observed'

/** One reading of a rule. */
export interface RuleVariant<Value = unknown> {
  /** The rule in our words. */
  readonly text: string
  /** Where it comes from: a document and section, a transcript, or what it was concluded from. */
  readonly source: string
  /** What servicing reads from the record, where the variants differ in more than words. */
  readonly value?: Value
}

/**
 * A rule of servicing, as data. A record stands beside the provider it governs and is entered in the register.
 * At least one variant is present; `documented` is taken by default, see `variantOf`.
 */
export interface Rule<Value = unknown> {
  /** Dotted, lower case, the provider first: `appx.language.match`. */
  readonly id: string
  readonly variants: { readonly [kind in RuleKind]?: RuleVariant<Value> }
  /** The words of its verdicts: the one when the rule applies, and the one when it does not. */
  readonly verdicts: readonly [holds: string, fails: string]
  /** Why this rule can only ever go one way. Absent: both verdicts must be reachable. */
  readonly oneSided?: string
  /** Which verdict is a warning: the user should know of it, and nothing is refused. dism.log shows it as one. */
  readonly warning?: 'holds' | 'fails'
}
