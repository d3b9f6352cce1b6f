import type { MemoryContent } from './MemoryContents.ts'

/** A name in a folder, and the number of the folder or file behind it. */
export interface MemoryName {
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly id: number
}

export interface MemoryFolder {
  attributes: number
  modified: bigint
  /** By folded name. */
  readonly names: Map<string, MemoryName>
}

export interface MemoryFile {
  attributes: number
  modified: bigint
  links: number
  content: MemoryContent
}

/** Where folders and files are found by number. */
export interface MemoryRecords {
  folder(id: number): MemoryFolder
  file(id: number): MemoryFile
}

export const ROOT: MemoryName = { name: '', kind: 'folder', id: 0 }
