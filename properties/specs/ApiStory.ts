/** An image that a session is opened on: the Windows on C:, by either name, and one on D:, by several. */
export type ApiImage = 'online' | 'C:' | 'D:' | 'd:/' | 'D: again' | 'nowhere' | 'share' | ''

/** A call that opens a session, or gets one. Handles are variables of the caller, by number. */
export type SessionCall =
  | {
      readonly do: 'open'
      readonly image: ApiImage
      readonly folder: 'none' | 'Windows' | 'WINDOWS\\' | '\\Windows' | '/Windows' | 'D:\\Windows' | 'Nope'
      readonly drive: boolean
      readonly handle: 0 | 1 | 2
    }
  | { readonly do: 'close'; readonly handle: 0 | 1 | 2 | 3 }
  | { readonly do: 'list'; readonly handle: 0 | 1 | 2 | 3 }
  /** Adds a plain update, one that needs a restart, a servicing stack, or one of another architecture. */
  | {
      readonly do: 'add'
      readonly handle: 0 | 1 | 2 | 3
      readonly update: 'plain' | 'restart' | 'stack' | 'wrong'
    }

/** A call of the API, or something that happens beside. */
export type OneCall =
  | SessionCall
  | { readonly do: 'initialize'; readonly level: number; readonly log: 'default' | 'D:' | 'no drive' }
  | { readonly do: 'shut down' }
  | { readonly do: 'delete'; readonly what: 'NULL' | 'last' | 'first' | 'other' }
  | { readonly do: 'power' }
  /** Another process opens and closes the image on D:. */
  | { readonly do: 'another process' }

/** One of those, or calls of several threads, which begin before the first is over; one of them opens a session at most. */
export type ApiCall = OneCall | { readonly do: 'at once'; readonly calls: readonly SessionCall[] }

/** What a process does with the API. */
export interface ApiStory {
  readonly elevated: boolean
  readonly staleSessions: 'refused' | 'flagged'
  readonly calls: readonly ApiCall[]
}
