/** Most results that are kept; the oldest go first. */
const MOST = 4000

const built = new Map<string, Promise<unknown>>()

/**
 * What `build` makes of a spec, made once and kept: shrinking and laws ask for the same packages again and again.
 * @param kind keeps apart what is made of the same spec in different ways
 */
export function builtOnce<Spec extends object, Result>(
  kind: string,
  spec: Spec,
  build: () => Promise<Result>,
): Promise<Result> {
  const key = kind + JSON.stringify(spec)
  const known = built.get(key)
  if (known) return known as Promise<Result>
  const made = build()
  built.set(key, made)
  const oldest = built.keys().next()
  if (built.size > MOST && !oldest.done) built.delete(oldest.value)
  return made
}
