import { DismError } from '../errors/DismError.ts'
import { FormatError } from '../formats/FormatError.ts'
import type { Hive } from '../formats/regf/Hive.ts'
import { openHive } from '../formats/regf/openHive.ts'
import { encodeDword } from '../formats/regf/encodeDword.ts'
import { encodeMultiString } from '../formats/regf/encodeMultiString.ts'
import { encodeQword } from '../formats/regf/encodeQword.ts'
import { encodeString } from '../formats/regf/encodeString.ts'
import { REG } from '../formats/regf/valueTypes.ts'
import type { Clock } from '../host/Clock.ts'
import type { HiveName, Registry } from './Registry.ts'
import { replaceFile } from './replaceFile.ts'
import type { VolumeReader, WritableVolume } from './Volume.ts'
import { joinPath } from './WindowsPath.ts'

/** A registry that can be forked with its volume, and written into it. */
export interface HiveRegistry extends Registry {
  /** How many edits were begun: what was read before the last may be outdated. */
  edits(): number
  /** A copy over a fork of the volume; the hives that are open already share their pages. */
  fork(volume: VolumeReader): HiveRegistry
  /** Writes the hives that were changed into the volume and retires their logs. */
  flush(volume: WritableVolume): void
}

/** Logs beside a hive: two from Windows Vista on, one before. */
const LOG_SUFFIXES = ['.LOG1', '.LOG2', '.LOG'] as const

interface OpenHive {
  readonly hive: Hive
  edited: boolean
}

/**
 * The registry over the hive files of a volume. A hive is opened when it is first asked for; when its logs hold
 * newer pages, those are replayed in memory.
 * @param windir the Windows folder, relative to the root
 */
export function createRegistry(
  volume: VolumeReader,
  now: Clock,
  windir: string,
  open: ReadonlyMap<HiveName, Hive> = new Map(),
): HiveRegistry {
  let edits = 0
  const hives = new Map<HiveName, OpenHive>([...open].map(([name, hive]) => [name, { hive, edited: false }]))

  function find(name: HiveName): OpenHive | undefined {
    const known = hives.get(name)
    if (known) return known
    const path = hivePath(name, windir)
    if (volume.stat(path)?.kind !== 'file') return undefined
    const logs = LOG_SUFFIXES.map((suffix) => path + suffix)
      .filter((log) => (volume.stat(log)?.size ?? 0) > 0)
      .map((log) => volume.open(log))
    const opened = { hive: openHive(volume.open(path), { file: path, logs, now }), edited: false }
    hives.set(name, opened)
    return opened
  }

  function edit<Result>(name: HiveName, change: (hive: Hive) => Result): Result {
    return corruptAsDismError(() => {
      const opened = find(name)
      if (!opened) throw new DismError('FILE_NOT_FOUND', `the image has no hive ${hivePath(name, windir)}`)
      opened.edited = true
      edits++
      return change(opened.hive)
    })
  }

  return {
    edits: () => edits,
    key: (name, path) => corruptAsDismError(() => find(name)?.hive.key(path)),
    createKey: (name, path) => edit(name, (hive) => hive.createKey(path)),
    deleteKey: (name, path) => edit(name, (hive) => hive.deleteKey(path)),
    setString: (name, path, value, text) =>
      edit(name, (hive) => hive.setValue(path, value, REG.SZ, encodeString(text))),
    setExpandString: (name, path, value, text) =>
      edit(name, (hive) => hive.setValue(path, value, REG.EXPAND_SZ, encodeString(text))),
    setMultiString: (name, path, value, texts) =>
      edit(name, (hive) => hive.setValue(path, value, REG.MULTI_SZ, encodeMultiString(texts))),
    setDword: (name, path, value, number) =>
      edit(name, (hive) => hive.setValue(path, value, REG.DWORD, encodeDword(number))),
    setBinary: (name, path, value, bytes) => edit(name, (hive) => hive.setValue(path, value, REG.BINARY, bytes)),
    setQword: (name, path, value, number) =>
      edit(name, (hive) => hive.setValue(path, value, REG.QWORD, encodeQword(number))),
    deleteValue: (name, path, value) => edit(name, (hive) => hive.deleteValue(path, value)),
    fork: (forked) =>
      createRegistry(forked, now, windir, new Map([...hives].map(([name, { hive }]) => [name, hive.fork()]))),
    flush(target) {
      for (const [name, { hive, edited }] of hives) {
        if (!edited || !hive.changed) continue
        const path = hivePath(name, windir)
        replaceFile(target, path, hive.toSource())
        for (const suffix of LOG_SUFFIXES) if (target.stat(path + suffix)) target.remove(path + suffix)
      }
    },
  }
}

/** Where a hive lies on the volume. */
function hivePath(name: HiveName, windir: string): string {
  return name.startsWith('NTUSER:')
    ? joinPath(name.slice('NTUSER:'.length), 'NTUSER.DAT')
    : joinPath(windir, 'System32', 'config', name)
}

function corruptAsDismError<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('REGISTRY_CORRUPT', error.message, { cause: error })
    throw error
  }
}
