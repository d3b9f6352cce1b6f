/** How a computer is, apart from its drives. */
export interface MachineState {
  /** Whether its Windows runs. */
  readonly running: boolean
  /** Name of who is signed in. */
  readonly user: string | undefined
  /** Full names of the app packages, or of their bundles, of which an app runs. */
  readonly apps: readonly string[]
}

/** A computer that has started and where nobody is signed in, as a new one is. */
export const STARTED: MachineState = { running: true, user: undefined, apps: [] }

/** A computer that is shut down. */
export const SHUT_DOWN: MachineState = { running: false, user: undefined, apps: [] }
