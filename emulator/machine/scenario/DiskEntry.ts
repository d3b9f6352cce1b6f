import type { FolderEntry } from '../../../src/host/Host.ts'

/**
 * What a command saw at a path of the real disk, which it was given by a program on the real computer. An image there
 * cannot be recorded: run again, the command finds no folder.
 */
export type DiskEntry =
  /** A file, whose bytes lie beside scenario.json: `packages/reader.msixbundle`. */
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | { readonly kind: 'folder'; readonly path: string; readonly names: readonly FolderEntry[] }
  | { readonly kind: 'image'; readonly path: string }
