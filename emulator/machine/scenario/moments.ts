import type { Machine } from '../Machine.ts'

/**
 * Counts what happens on a computer while steps are under way: its clock is read, its host is called, an image is used,
 * something is decided. So the moment at which another step began can be told, and is met again, however long anything
 * takes.
 */
export interface Moments {
  /** How much has happened since the oldest step under way began. */
  readonly count: number
  /** Something happens. */
  readonly pass: () => void
  /** Counts from 0: no step was under way. */
  readonly reset: () => void
  /**
   * Does something as soon as so much has happened and what did it waits for anything; at once when that is over already.
   * @returns what gives it up
   */
  readonly at: (moment: number, act: () => void) => () => void
}

/** Makes a counter. */
export function createMoments(): Moments {
  let count = 0
  let awaited: { readonly moment: number; readonly act: () => void } | undefined
  return {
    get count() {
      return count
    },
    pass() {
      count++
      if (awaited === undefined || count < awaited.moment) return
      queueMicrotask(awaited.act)
      awaited = undefined
    },
    reset() {
      count = 0
    },
    at(moment, act) {
      const mine = { moment, act }
      if (count >= moment) act()
      else awaited = mine
      return () => {
        if (awaited === mine) awaited = undefined
      }
    },
  }
}

const moments = new WeakMap<Machine, Moments>()

/** Notes what counts the moments of a computer. */
export function offerMoments(machine: Machine, counter: Moments): void {
  moments.set(machine, counter)
}

/** What counts the moments of a computer. @throws Error for an object that is like a computer and is none */
export function momentsOf(machine: Machine): Moments {
  const counter = moments.get(machine)
  if (!counter) throw new Error('this computer counts no moments')
  return counter
}
