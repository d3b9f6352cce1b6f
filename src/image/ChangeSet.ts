import type { ByteSource } from '../formats/ByteSource.ts'

/**
 * One change of a volume. `file` is a new file under that name (an old one of that name is unlinked first, its
 * other links keep their content); `content` rewrites the file that is there, for all of its links.
 * `modified` is a FILETIME.
 */
export type Change =
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly attributes: number; readonly modified: bigint }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly content: ByteSource
      readonly attributes: number
      readonly modified: bigint
    }
  | {
      readonly kind: 'content'
      readonly path: string
      readonly content: ByteSource
      readonly modified: bigint
    }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'attributes'; readonly path: string; readonly attributes: number; readonly modified: bigint }

/**
 * The difference between two volumes, in the order in which it is applied: removals, then folders from the top
 * down, files, contents, links, attributes; by path within a kind. Sources of `content` and `file` may read the
 * volume that the change set was made from, so a writer takes what it needs before it removes anything.
 */
export type ChangeSet = readonly Change[]
