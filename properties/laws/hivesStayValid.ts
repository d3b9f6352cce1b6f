import { bytesSource } from '../../src/formats/ByteSource.ts'
import type { HiveKey } from '../../src/formats/regf/Hive.ts'
import { openHive } from '../../src/formats/regf/openHive.ts'
import type { VolumeReader } from '../../src/image/Volume.ts'
import { hivesOf, type HiveFile } from '../images/hivesOf.ts'
import { uphold } from './uphold.ts'

/** Another reader of hives: paths of all keys of a file, `\` separated, without the root's name. */
export type HiveReader = (hive: HiveFile) => readonly string[]

/**
 * Law: every hive of an image is a clean file: equal sequence numbers, right checksum, whole bins, names in order,
 * nothing left in a log; and other readers find the same keys in it.
 * @param others further readers, tools that we did not write
 * @throws BrokenLaw
 */
export function hivesStayValid(volume: VolumeReader, others: readonly HiveReader[] = []): void {
  for (const hive of hivesOf(volume)) {
    const law = `${hive.path} must be a clean hive.`
    uphold(law, [
      ...faultsOfHeader(hive.bytes),
      ...['.LOG', '.LOG1', '.LOG2']
        .filter((suffix) => (volume.stat(hive.path + suffix)?.size ?? 0) > 0)
        .map((suffix) => `there is a log ${suffix}`),
    ])
    const { root } = openHive(bytesSource(hive.bytes), { file: hive.path, now: () => 0n })
    const keys = [...walk(root, '')]
    uphold(law, faultsOfOrder(root))
    for (const read of others) {
      const found = read(hive)
      const known = new Set(found)
      const ours = new Set(keys)
      uphold(`Another reader must find the same keys in ${hive.path}.`, [
        ...keys.filter((key) => !known.has(key)).map((key) => `not found: ${key}`),
        ...found.filter((key) => !ours.has(key)).map((key) => `only found by it: ${key}`),
      ])
    }
  }
}

function* walk(key: HiveKey, path: string): Generator<string> {
  yield path
  // Reading every value parses its cells.
  key.values()
  for (const child of key.subkeys()) yield* walk(child, path === '' ? child.name : `${path}\\${child.name}`)
}

/** The base block: signature, sequence numbers at 4 and 8, size of the bins at 40, checksum at 508. */
function faultsOfHeader(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (offset: number) => view.getUint32(offset, true)
  let sum = 0
  for (let offset = 0; offset < 508; offset += 4) sum = (sum ^ word(offset)) >>> 0
  return [
    ...(word(4) === word(8) ? [] : [`sequence numbers ${word(4)} and ${word(8)}`]),
    ...(word(508) === sum ? [] : ['the checksum is wrong']),
    ...(word(40) % 4096 === 0 && word(40) + 4096 <= bytes.length ? [] : [`bins of ${word(40)} bytes`]),
  ]
}

function faultsOfOrder(key: HiveKey): string[] {
  const names = key.subkeyNames().map((name) => name.toUpperCase())
  const rising = names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
  return [
    ...(rising ? [] : [`not in order below ${key.name}: ${names.join(', ')}`]),
    ...key.subkeys().flatMap(faultsOfOrder),
  ]
}
