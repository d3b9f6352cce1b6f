import type { HiveCells } from './HiveCells.ts'
import { KEY_FIELD } from './keyNode.ts'

/** Most keys between the root and a key, both counted: Windows has no deeper ones. */
export const DEEPEST_KEY = 512

/** Where a key is in the tree. */
export interface KeyPlace {
  readonly offset: number
  /** Keys from the root to it, both counted. */
  readonly depth: number
}

/**
 * Checks that a key may be listed by another: this makes a tree of the keys, whatever the lists say, as each has one
 * parent and the root none.
 * @throws FormatError when it may not
 */
export function checkKeyPlace(cells: HiveCells, { offset, depth }: KeyPlace, parent: number, root: number): void {
  if (cells.field(offset, KEY_FIELD.parent) !== parent)
    cells.fail('the key is listed by another than its parent', offset)
  if (offset === root) cells.fail('the root key is listed as a subkey', offset)
  if (depth > DEEPEST_KEY) cells.fail(`the key is deeper than ${DEEPEST_KEY} levels`, offset)
}
