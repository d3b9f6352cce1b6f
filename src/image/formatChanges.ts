import type { Change, ChangeSet } from './ChangeSet.ts'
import { FileAttributes } from './Volume.ts'

const LETTERS = [
  ['R', FileAttributes.READONLY],
  ['H', FileAttributes.HIDDEN],
  ['S', FileAttributes.SYSTEM],
  ['A', FileAttributes.ARCHIVE],
] as const

/**
 * Changes as text for people and golden files: a line each, in the order of the change set, which is stable. Sizes are in
 * bytes; attributes stand in brackets (R, H, S, A as `attrib` prints them), except A alone of files and none of folders.
 * Times are left out.
 */
export function formatChanges(changes: ChangeSet): string {
  return changes.map((change) => `${change.kind} ${change.path}${details(change)}\n`).join('')
}

function details(change: Change): string {
  if (change.kind === 'remove') return ''
  if (change.kind === 'link') return ` -> ${change.target}`
  if (change.kind === 'content') return ` ${change.content.size}`
  if (change.kind === 'file') return ` ${change.content.size}${brackets(change.attributes, FileAttributes.ARCHIVE)}`
  return brackets(change.attributes, change.kind === 'folder' ? 0 : undefined)
}

function brackets(attributes: number, usual: number | undefined): string {
  if (attributes === usual) return ''
  return ` [${LETTERS.map(([letter, bit]) => (attributes & bit ? letter : '')).join('')}]`
}
