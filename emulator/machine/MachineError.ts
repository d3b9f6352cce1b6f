/** Something that cannot happen to a computer as it is: to sign out when nobody is signed in. */
export class MachineError extends Error {
  override readonly name = 'MachineError'
}
