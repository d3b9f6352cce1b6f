import { allocateCell } from './allocateCell.ts'
import type { ListPlace } from './findSubkey.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { insertSubkey } from './insertSubkey.ts'
import { KEY_FIELD } from './keyNode.ts'
import { newKeyNode } from './newKeyNode.ts'
import { addSecurityReference } from './securityCell.ts'
import { touchKey } from './touchKey.ts'

/**
 * Adds a subkey that is not there yet, with the security descriptor of its parent.
 * @param place its place in the list of its parent, when that is known
 */
export function addKey(editor: HiveEditor, parent: number, name: string, place?: ListPlace): number {
  const { cells, now } = editor
  const security = cells.field(parent, KEY_FIELD.security)
  if (security !== NIL) addSecurityReference(editor, security)
  const key = allocateCell(editor, newKeyNode(name, parent, security, 0, now))
  insertSubkey(editor, parent, key, name, place)
  cells.setField(parent, KEY_FIELD.subkeyCount, cells.field(parent, KEY_FIELD.subkeyCount) + 1)
  const largest = cells.field(parent, KEY_FIELD.largestSubkeyName)
  // The upper half of the field holds flags.
  if (name.length * 2 > (largest & 0xffff)) {
    cells.setField(parent, KEY_FIELD.largestSubkeyName, (largest & 0xffff0000) | (name.length * 2))
  }
  touchKey(editor, parent)
  return key
}
