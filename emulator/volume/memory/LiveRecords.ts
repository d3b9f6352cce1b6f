import type { MemoryFile, MemoryFolder, MemoryRecords } from './MemoryRecords.ts'

/**
 * The records of a memory volume. What is changed in place is put aside first for the forks: into the newest snapshot,
 * from which older ones read on.
 */
export class LiveRecords implements MemoryRecords {
  readonly #folders = new Map<number, MemoryFolder>()
  readonly #files = new Map<number, MemoryFile>()
  #newest: RecordsSnapshot | undefined
  #nextId = 0

  folder(id: number): MemoryFolder {
    return this.#folders.get(id)!
  }

  file(id: number): MemoryFile {
    return this.#files.get(id)!
  }

  addFolder(folder: MemoryFolder): number {
    this.#folders.set(this.#nextId, folder)
    return this.#nextId++
  }

  addFile(file: MemoryFile): number {
    this.#files.set(this.#nextId, file)
    return this.#nextId++
  }

  /** A folder that is about to be changed. */
  changeFolder(id: number): MemoryFolder {
    const folder = this.folder(id)
    this.#newest?.keepFolder(id, folder)
    return folder
  }

  /** A file that is about to be changed. */
  changeFile(id: number): MemoryFile {
    const file = this.file(id)
    this.#newest?.keepFile(id, file)
    return file
  }

  dropFolder(id: number): void {
    this.changeFolder(id)
    this.#folders.delete(id)
  }

  dropFile(id: number): void {
    this.changeFile(id)
    this.#files.delete(id)
  }

  /** The records as they are now: the same snapshot as long as nothing is changed. */
  snapshot(): RecordsSnapshot {
    if (this.#newest?.isCurrent) return this.#newest
    const snapshot = new RecordsSnapshot(this)
    this.#newest?.continueWith(snapshot)
    this.#newest = snapshot
    return snapshot
  }
}

/** Records as they were at one moment: what was changed since is kept here or in newer snapshots, all else is live. */
export class RecordsSnapshot implements MemoryRecords {
  readonly #folders = new Map<number, MemoryFolder>()
  readonly #files = new Map<number, MemoryFile>()
  readonly #live: MemoryRecords
  #newer: RecordsSnapshot | undefined

  constructor(live: MemoryRecords) {
    this.#live = live
  }

  /** Whether nothing was changed since. */
  get isCurrent(): boolean {
    return this.#folders.size === 0 && this.#files.size === 0
  }

  folder(id: number): MemoryFolder {
    let kept = this.#folders.get(id)
    for (let newer = this.#newer; !kept && newer; newer = newer.#newer) kept = newer.#folders.get(id)
    return kept ?? this.#live.folder(id)
  }

  file(id: number): MemoryFile {
    let kept = this.#files.get(id)
    for (let newer = this.#newer; !kept && newer; newer = newer.#newer) kept = newer.#files.get(id)
    return kept ?? this.#live.file(id)
  }

  keepFolder(id: number, folder: MemoryFolder): void {
    if (!this.#folders.has(id)) this.#folders.set(id, { ...folder, names: new Map(folder.names) })
  }

  keepFile(id: number, file: MemoryFile): void {
    if (!this.#files.has(id)) this.#files.set(id, { ...file })
  }

  continueWith(newer: RecordsSnapshot): void {
    this.#newer = newer
  }
}
