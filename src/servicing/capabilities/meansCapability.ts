/**
 * Whether a name that a user gives means a capability: the whole identity, or the name alone. Case does not count.
 * @param identity as DISM writes it
 */
export function meansCapability(given: string, identity: string): boolean {
  const wanted = given.toUpperCase()
  return wanted === identity.toUpperCase() || wanted === identity.slice(0, identity.indexOf('~')).toUpperCase()
}
