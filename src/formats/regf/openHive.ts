import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { BASE_BLOCK, BASE_FIELD, checkBaseBlock, isClean } from './baseBlock.ts'
import { FreeCells } from './FreeCells.ts'
import type { Hive } from './Hive.ts'
import { HiveCells } from './HiveCells.ts'
import { PagedBytes } from './PagedBytes.ts'
import { RegfHive } from './RegfHive.ts'
import { replayLogs } from './replayLogs.ts'

/** How a hive is opened. */
export interface OpenHiveOptions {
  /** The file's name, for errors. */
  readonly file: string
  /** The hive's transaction logs, in any order: replayed in memory when the hive is dirty. */
  readonly logs?: readonly ByteSource[]
  /** The clock: FILETIME of changed keys. */
  readonly now: () => bigint
}

/**
 * Opens a registry hive. Only the base block is read, and the logs of a dirty hive; a dirty hive whose logs are
 * missing or hold nothing for it is taken as it is.
 * @throws FormatError when this is no hive, is cut off or its base block is wrong
 */
export function openHive(source: ByteSource, { file, logs = [], now }: OpenHiveOptions): Hive {
  const opened = PagedBytes.over(source)
  const replayed = opened.copy()
  const changed = logs.length > 0 && !isClean(source.read(0, BASE_BLOCK)) && replayLogs(replayed, logs)
  const bytes = changed ? replayed : opened
  checkBaseBlock(bytes.read(0, Math.min(BASE_BLOCK, bytes.size)), file)
  const size = bytes.u32(BASE_FIELD.binsSize)
  if (bytes.size < BASE_BLOCK + size) throw new FormatError(file, 'the hive is cut off', bytes.size)
  const cells = new HiveCells(bytes, file, { limit: size, byPage: new Map() })
  return new RegfHive({ cells, free: new FreeCells(size), changed, opened: source, now })
}
