/** The rule that is switched off, which the runner and the modules of the tests have in common. */
export interface Stuck {
  rule: string
  /** The verdict that it gives whatever the case. */
  holds: boolean
  /** Whether what it tells in the decision is wrong too. */
  told: boolean
}

const KEY = Symbol.for('the rule that is switched off')

/** The one of this process. */
export function stuck(): Stuck {
  const store = globalThis as { [KEY]?: Stuck }
  return (store[KEY] ??= { rule: '', holds: true, told: false })
}
