/** Most results that are kept; the oldest go first. */
const MOST = 1000

/**
 * Makes a builder that builds the same spec once and keeps what it made: shrinking and laws ask for the same packages
 * again and again.
 * @param build gets plain data and gives the same for the same
 */
export function builtOnce<Spec, Result>(build: (spec: Spec) => Promise<Result>): (spec: Spec) => Promise<Result> {
  const built = new Map<string, Promise<Result>>()
  return (spec) => {
    const key = JSON.stringify(spec)
    const known = built.get(key)
    if (known) return known
    const made = build(spec)
    built.set(key, made)
    const oldest = built.keys().next()
    if (built.size > MOST && !oldest.done) built.delete(oldest.value)
    return made
  }
}
