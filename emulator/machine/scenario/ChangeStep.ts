import type { Change, ChangeSet } from '../../../src/image/ChangeSet.ts'

/** A change with its content in a file beside scenario.json, `changes/SOFTWARE`, and its time as a FILETIME in decimals. */
export type ScenarioChange =
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string; readonly attributes: number; readonly modified: string }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly file: string
      readonly attributes: number
      readonly modified: string
    }
  | { readonly kind: 'content'; readonly path: string; readonly file: string; readonly modified: string }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'attributes'; readonly path: string; readonly attributes: number; readonly modified: string }

/** Files that somebody changed behind the back of DISM, or as a process that is not recorded. */
export interface ChangeStep {
  readonly do: 'change'
  /** The drive or folder that paths count from: `C:\\`. */
  readonly path: string
  readonly changes: readonly ScenarioChange[]
}

/** Changes as plain data. @param nameOf the file beside scenario.json that gets the content of a change */
export function plainChanges(changes: ChangeSet, nameOf: (path: string) => string): ScenarioChange[] {
  return changes.map((change): ScenarioChange => {
    if (change.kind === 'remove' || change.kind === 'link') return change
    const modified = String(change.modified)
    if (!('content' in change)) return { ...change, modified }
    const { content: _, ...rest } = change
    return { ...rest, file: nameOf(change.path), modified }
  })
}

/** The changes that plain data stands for. @param open the content of a file beside scenario.json */
export function changesOf(
  changes: readonly ScenarioChange[],
  open: (file: string) => Extract<Change, { kind: 'file' }>['content'],
): ChangeSet {
  return changes.map((change): Change => {
    if (change.kind === 'remove' || change.kind === 'link') return change
    const modified = BigInt(change.modified)
    if (!('file' in change)) return { ...change, modified }
    const { file, ...rest } = change
    return { ...rest, content: open(file), modified }
  })
}
