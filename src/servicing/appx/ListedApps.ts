import type { ByteSource } from '../../formats/ByteSource.ts'
import { findListedLines } from './provisioningListForm.ts'

/** Apps of a run that is as long as one gets; one more splits it in halves. */
const LONGEST_RUN = 64

/** The lines of an app: its own and those of its packages. */
interface AppLines {
  /** Full name, upper-cased. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Apps that follow one another; there are some. */
interface Run {
  readonly apps: readonly AppLines[]
  /** Bytes of all of them. */
  readonly size: number
}

/** What a list has around its apps. */
interface Frame {
  readonly head: Uint8Array
  readonly tail: Uint8Array
}

/** The sources that were made here or read before. A source always gives the same bytes. */
const known = new WeakMap<ByteSource, ListedApps>()

/**
 * AppxProvisioning.xml app by app, in the order of the registry. An edit makes another one that shares all but a run of
 * apps, so that it costs about the same in a list of any length.
 */
export class ListedApps {
  readonly count: number
  readonly #frame: Frame
  readonly #runs: readonly Run[]

  private constructor(frame: Frame, runs: readonly Run[]) {
    this.#frame = frame
    this.#runs = runs
    this.count = runs.reduce((count, { apps }) => count + apps.length, 0)
  }

  /** The apps of a list that is exactly in the form that we write; undefined for any other. */
  static of(source: ByteSource): ListedApps | undefined {
    const found = known.get(source) ?? ListedApps.#parse(source.read(0, source.size))
    if (found) known.set(source, found)
    return found
  }

  static #parse(bytes: Uint8Array): ListedApps | undefined {
    const text = new TextDecoder().decode(bytes)
    const listed = text.length === bytes.length ? findListedLines(text) : undefined
    if (!listed) return undefined
    const apps = listed.apps.map(({ name, start, end }) => ({ name, bytes: bytes.subarray(start, end) }))
    const head = bytes.subarray(0, listed.apps.at(0)?.start ?? listed.end)
    return new ListedApps({ head, tail: bytes.subarray(listed.end) }, runsOf(apps))
  }

  /** The list without an app, if it has it. @param name upper-cased */
  without(name: string): ListedApps {
    const at = this.#runOf(name)
    const apps = this.#runs[at]?.apps ?? []
    return apps.some((app) => app.name === name)
      ? this.#withRun(
          at,
          apps.filter((app) => app.name !== name),
        )
      : this
  }

  /** The list with an app that it does not have. @param name upper-cased */
  with(name: string, lines: string): ListedApps {
    const at = Math.max(0, Math.min(this.#runOf(name), this.#runs.length - 1))
    const apps = this.#runs[at]?.apps ?? []
    const place = apps.findIndex((app) => app.name > name)
    const added = { name, bytes: new TextEncoder().encode(lines) }
    return this.#withRun(at, apps.toSpliced(place < 0 ? apps.length : place, 0, added))
  }

  /** The file. */
  toSource(): ByteSource {
    const { head, tail } = this.#frame
    const size = this.#runs.reduce((sum, run) => sum + run.size, head.length + tail.length)
    const source = {
      size,
      read: (offset: number, length: number) => this.#read(offset, Math.min(size, offset + length)),
    }
    known.set(source, this)
    return source
  }

  /** The first run that does not end before a name; the number of runs when all do. */
  #runOf(name: string): number {
    const found = this.#runs.findIndex(({ apps }) => apps.at(-1)!.name >= name)
    return found < 0 ? this.#runs.length : found
  }

  #withRun(at: number, apps: readonly AppLines[]): ListedApps {
    return new ListedApps(this.#frame, this.#runs.toSpliced(at, 1, ...runsOf(apps)))
  }

  #read(offset: number, end: number): Uint8Array {
    const result = new Uint8Array(Math.max(0, end - offset))
    let at = 0
    function put(bytes: Uint8Array): void {
      const from = Math.max(0, offset - at)
      if (at < end && from < bytes.length) result.set(bytes.subarray(from, end - at), Math.max(0, at - offset))
      at += bytes.length
    }
    put(this.#frame.head)
    for (const { apps, size } of this.#runs) {
      if (at + size <= offset) at += size
      else if (at < end) for (const { bytes } of apps) put(bytes)
    }
    // What follows the runs is where the file ends, whether they were all gone through or not.
    if (at < end) put(this.#frame.tail)
    return result
  }
}

function runsOf(apps: readonly AppLines[]): Run[] {
  const length = apps.length > LONGEST_RUN ? LONGEST_RUN / 2 : LONGEST_RUN
  return Array.from({ length: Math.ceil(apps.length / length) }, (_, index) => {
    const some = apps.slice(index * length, (index + 1) * length)
    return { apps: some, size: some.reduce((sum, { bytes }) => sum + bytes.length, 0) }
  })
}
