import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import type { Hive } from '../../../src/formats/regf/Hive.ts'
import { openHive } from '../../../src/formats/regf/openHive.ts'
import { checkHive } from '../../formats/regf/checkHive.ts'
import { type FuzzCase, type FuzzTarget, Violation } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { type HiveSource, now } from './hiveSources.ts'
import { mutateLog } from './logsOf.ts'
import { mutateHive } from './mutateHive.ts'
import { type Met, walkHive } from './walkHive.ts'

/** Up to this size, in bytes, the whole file is compared after each edit and looked through at the end. */
const SMALL = 200_000

const FILE = 'HIVE'

/** Inputs that are hives with their logs. */
export function hiveTarget(sources: readonly HiveSource[]): FuzzTarget {
  const weights = cumulativeWeights(sources.map(({ bytes }) => bytes.length))
  return {
    name: 'regf',
    sources: sources.map(({ name }) => name),
    make: (random) => hiveCase(pickWeighted(sources, weights, random), random),
  }
}

function hiveCase({ name, bytes, cells, logs }: HiveSource, random: Random): FuzzCase {
  const logsOnly = logs.length > 0 && random.chance(0.6)
  const primary = logsOnly ? bytes : mutateHive(bytes, cells, random)
  const changedLogs = logs.map((log) => (random.chance(0.1) ? mutateBytes(log, random) : mutateLog(log, random)))
  const files = new Map([
    [FILE, primary],
    ...changedLogs.map((log, index) => [`${FILE}.LOG${index + 1}`, log] as const),
  ])
  return { source: name, files, run: () => runHive(primary, changedLogs, random) }
}

function runHive(primary: Uint8Array, logs: readonly Uint8Array[], random: Random): void {
  const open = (bytes: Uint8Array): Hive =>
    openHive(bytesSource(bytes), { file: FILE, logs: logs.map(bytesSource), now })
  const hive = open(primary)
  const whole = primary.length + logs.reduce((sum, log) => sum + log.length, 0)
  let met: Met = { paths: [''], values: [] }
  let defect: FormatError | undefined
  try {
    met = walkHive(hive, whole)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    defect = error
  }
  const small = primary.length <= SMALL
  const before = small ? readAll(hive.toSource()).slice() : undefined
  const sound = defect === undefined && before !== undefined && isSound(before)
  const fork = hive.fork()
  for (let edits = 1 + random.below(6); edits > 0; edits--) editOnce(hive, met, random, small)
  if (before && !sameBytes(readAll(fork.toSource()), before)) throw new Violation('changed', 'a fork saw an edit')
  const after = readAll(hive.toSource())
  if (small) {
    const again = openHive(bytesSource(after), { file: FILE, now })
    if (sound) {
      const { defects } = checkHive(after)
      if (defects.length > 0)
        throw new Violation('unsound', `edits broke a sound hive: ${defects.slice(0, 3).join('; ')}`)
      walkHive(again, after.length)
    }
  }
  if (defect) throw defect
}

/** Makes a change that succeeds, or fails with a FormatError and changes nothing. */
function editOnce(hive: Hive, met: Met, random: Random, small: boolean): void {
  const before = small ? hive.fork() : undefined
  try {
    edit(hive, met, random)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    if (before && !sameBytes(readAll(hive.toSource()), readAll(before.toSource()))) {
      throw new Violation('changed', `a failed edit changed the hive: ${error.message}`)
    }
  }
}

const SIZES = [0, 1, 4, 5, 30, 200, 4064, 16_344, 16_345, 33_000]

function edit(hive: Hive, { paths, values }: Met, random: Random): void {
  const path = random.pick(paths)
  const [valuePath, valueName] = values.length > 0 ? random.pick(values) : ['', 'none']
  const data = new Uint8Array(random.pick(random.chance(0.9) ? SIZES.slice(0, 6) : SIZES)).fill(0x5a)
  const below = `${path === '' ? '' : `${path}\\`}${random.pick(['new', 'Новый', 'zz', 'Key0'])}`
  const kind = random.below(8)
  if (kind < 2) hive.setValue(valuePath, valueName, 3, data)
  else if (kind === 2) hive.setValue(path, random.pick(['new', 'Новое', '']), 1, data)
  else if (kind === 3) hive.deleteValue(valuePath, valueName)
  else if (kind < 6) hive.createKey(below)
  else if (kind === 6 && path !== '') hive.deleteKey(path)
  else hive.setValue(below, 'v', 1, data)
}

function isSound(bytes: Uint8Array): boolean {
  try {
    return checkHive(bytes).defects.length === 0
  } catch (error) {
    // Sizes that lead out of the file.
    if (error instanceof RangeError) return false
    throw error
  }
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}
