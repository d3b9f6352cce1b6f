import { bytesSource } from '../ByteSource.ts'
import { allocateCell } from './allocateCell.ts'
import { BASE_BLOCK, BASE_FIELD, cleanBaseBlock } from './baseBlock.ts'
import { CellStarts } from './CellStarts.ts'
import { defaultSecurityDescriptor } from './defaultSecurityDescriptor.ts'
import { FreeCells } from './FreeCells.ts'
import type { Hive } from './Hive.ts'
import { HiveCells } from './HiveCells.ts'
import type { HiveEditor } from './HiveEditor.ts'
import { NIL } from './HiveCells.ts'
import { KEY_FIELD } from './keyNode.ts'
import { writeU32, writeU64 } from './littleEndian.ts'
import { newKeyNode } from './newKeyNode.ts'
import { openHive } from './openHive.ts'
import { PagedBytes } from './PagedBytes.ts'
import { SECURITY_FIELD } from './securityCell.ts'

/** What a new hive is to be. */
export interface CreateHiveOptions {
  /** Name of the root key: `ROOT` in Windows 10 and later. It never counts in paths. */
  readonly rootName: string
  /** Minor version of the format: 5 (default), or 3 for user hives of older Windows. */
  readonly minorVersion?: 3 | 5
  /** The clock: FILETIME of the root key and of changed keys. */
  readonly now: () => bigint
}

/** Flags of a root key: root of a hive, not to be deleted. */
const ROOT_FLAGS = 0x0c

/** Offset of the time in the header of the first bin: the same as in the base block. */
const BIN_TIME = 20

/** Makes a hive with an empty root key and one security descriptor. */
export function createHive({ rootName, minorVersion = 5, now }: CreateHiveOptions): Hive {
  const block = new Uint8Array(BASE_BLOCK)
  block.set([0x72, 0x65, 0x67, 0x66])
  const time = now()
  writeU64(block, BASE_FIELD.lastWritten, time)
  writeU32(block, BASE_FIELD.major, 1)
  writeU32(block, BASE_FIELD.minor, minorVersion)
  writeU32(block, BASE_FIELD.fileFormat, 1)
  writeU32(block, BASE_FIELD.clustering, 1)
  const bytes = PagedBytes.over(bytesSource(block)).copy()
  const cells = new HiveCells(bytes, rootName, { limit: 0, byPage: new Map() })
  const editor: HiveEditor = { cells, free: new FreeCells(0), starts: new CellStarts(), now: time }
  const root = allocateCell(editor, newKeyNode(rootName, NIL, NIL, ROOT_FLAGS, time))
  const security = addSecurityCell(editor)
  cells.setField(root, KEY_FIELD.security, security)
  bytes.writeU32(BASE_FIELD.rootCell, root)
  const image = bytes.read(0, bytes.size).slice()
  writeU64(image, BASE_BLOCK + BIN_TIME, time)
  cleanBaseBlock(image.subarray(0, BASE_BLOCK), 1)
  return openHive(bytesSource(image), { file: rootName, now })
}

/** Adds the default security descriptor, for the root key; returns its cell. */
function addSecurityCell(editor: HiveEditor): number {
  const descriptor = defaultSecurityDescriptor()
  const content = new Uint8Array(SECURITY_FIELD.descriptor + descriptor.length)
  content.set([0x73, 0x6b])
  writeU32(content, SECURITY_FIELD.references, 1)
  writeU32(content, SECURITY_FIELD.length, descriptor.length)
  content.set(descriptor, SECURITY_FIELD.descriptor)
  const offset = allocateCell(editor, content)
  editor.cells.setField(offset, SECURITY_FIELD.next, offset)
  editor.cells.setField(offset, SECURITY_FIELD.previous, offset)
  return offset
}
