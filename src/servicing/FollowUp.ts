/** What has to follow a change before all of it counts. */
export interface FollowUp {
  /** Whether the running Windows must restart: 3010. */
  readonly restart: boolean
  /** Whether the session must be opened again, because the servicing stack is another now: 1. */
  readonly reload: boolean
}

/** What has to follow changes, one of which is enough to ask for it. */
export function followUpOf(changes: readonly FollowUp[]): FollowUp {
  return { restart: changes.some(({ restart }) => restart), reload: changes.some(({ reload }) => reload) }
}
