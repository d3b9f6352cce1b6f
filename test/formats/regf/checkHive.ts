import { upcase } from '../../../src/formats/upcase.ts'

const NIL = 0xffffffff

/** What a look at every byte of a hive finds. */
export interface HiveCheck {
  /** Each a sentence; none in a sound hive. */
  readonly defects: readonly string[]
  /** Offsets of cells in use that nothing points to. */
  readonly unreachable: ReadonlySet<number>
  readonly keys: number
  /** Bytes in free cells. */
  readonly free: number
}

/**
 * Checks a whole hive against the format, with a reader of its own: base block, bins, cells without gap or overlap,
 * free cells merged, lists sorted with right hashes and sizes, largest fields, security ring and counts.
 */
export function checkHive(file: Uint8Array): HiveCheck {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const defects: string[] = []
  const expectThat = (holds: boolean, defect: string): void => {
    if (!holds) defects.push(defect)
  }
  const u16 = (offset: number): number => view.getUint16(offset, true)
  const u32 = (offset: number): number => view.getUint32(offset, true)
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const text = (offset: number, length: number): string => buffer.toString('latin1', offset, offset + length)

  // Base block
  let sum = 0
  for (let offset = 0; offset < 508; offset += 4) sum ^= u32(offset)
  expectThat(text(0, 4) === 'regf', 'no signature')
  expectThat(u32(508) === sum >>> 0, 'wrong checksum')
  expectThat(u32(4) === u32(8), 'sequence numbers differ')
  expectThat(u32(28) === 0 && u32(32) === 1 && u32(20) === 1, 'wrong type, format or version')
  const minor = u32(24)
  const binsSize = u32(40)
  expectThat(binsSize % 4096 === 0 && 4096 + binsSize <= file.length, 'wrong size of bins')

  // Bins and cells
  const sizes = new Map<number, number>()
  const used = new Set<number>()
  let free = 0
  for (let bin = 0; bin < binsSize;) {
    const size = u32(4096 + bin + 8)
    if (text(4096 + bin, 4) !== 'hbin' || u32(4096 + bin + 4) !== bin || size === 0 || size % 4096 !== 0) {
      defects.push(`bin ${bin} is broken`)
      break
    }
    let wasFree = false
    for (let cell = bin + 32; cell < bin + size;) {
      const field = view.getInt32(4096 + cell, true)
      const length = Math.abs(field)
      if (length < 8 || length % 8 !== 0 || cell + length > bin + size) {
        defects.push(`cell ${cell} has size ${field}`)
        break
      }
      expectThat(!(wasFree && field > 0), `free cells before ${cell} are not merged`)
      wasFree = field > 0
      if (field > 0) free += length
      else {
        sizes.set(cell, length)
        used.add(cell)
      }
      cell += length
    }
    bin += size
  }

  // Everything that the root reaches; each cell once
  const take = (offset: number, least: number, what: string): number => {
    if (!used.delete(offset)) throw new Error(`${what} ${offset} is no cell in use, or taken twice`)
    if (sizes.get(offset)! - 4 < least) throw new Error(`${what} ${offset} is too small`)
    return 4096 + offset + 4
  }
  const name = (offset: number, length: number, compressed: boolean): string =>
    compressed ? text(offset, length) : buffer.toString('utf16le', offset, offset + length)
  const securityUsers = new Map<number, number>()
  let keys = 0

  const values = (at: number): void => {
    const count = u32(at + 36)
    if (count === 0) {
      expectThat(u32(at + 40) === NIL, `key ${at} has a list of no values`)
      return
    }
    const list = take(u32(at + 40), count * 4, 'value list')
    const names = new Set<string>()
    for (let index = 0; index < count; index++) {
      const value = take(u32(list + index * 4), 20, 'value')
      expectThat(text(value, 2) === 'vk', `value ${value} has no signature`)
      const length = u16(value + 2)
      expectThat(sizes.get(value - 4100)! >= 24 + length, `the name of value ${value} runs over`)
      const found = name(value + 20, length, (u16(value + 16) & 1) === 1)
      expectThat(!names.has(upcase(found)), `value ${found} is there twice`)
      names.add(upcase(found))
      expectThat(u32(at + 60) >= found.length * 2, `largest value name of key ${at}`)
      const size = u32(value + 4) % 0x80000000
      expectThat(u32(at + 64) >= size, `largest value data of key ${at}`)
      if (u32(value + 4) >= 0x80000000) {
        expectThat(size <= 4, `value ${value} has ${size} bytes in itself`)
      } else if (size > 16344 && minor > 3) {
        const big = take(u32(value + 8), 8, 'big data')
        expectThat(text(big, 2) === 'db' && u16(big + 2) === Math.ceil(size / 16344), `big data ${big}`)
        const segments = take(u32(big + 4), u16(big + 2) * 4, 'segment list')
        for (let at = 0; at < u16(big + 2); at++) {
          take(u32(segments + at * 4), Math.min(16344, size - at * 16344), 'segment')
        }
      } else if (size > 0) take(u32(value + 8), size, 'data')
    }
  }

  const subkeys = (at: number): [key: number, hint: (name: string) => boolean][] => {
    const count = u32(at + 20)
    if (count === 0) {
      expectThat(u32(at + 28) === NIL, `key ${at} has a list of no subkeys`)
      return []
    }
    const leaf = (offset: number, inRoot: boolean): [number, (name: string) => boolean][] => {
      const list = take(offset, 8, 'subkey list')
      const kind = text(list, 2)
      const entries = u16(list + 2)
      const stride = kind === 'li' ? 4 : 8
      const wanted = minor >= 5 ? 'lh' : inRoot ? 'li' : 'lf'
      expectThat(kind === wanted, `list ${offset} is ${kind}, not ${wanted}`)
      expectThat(entries > 0 && entries <= 1012, `list ${offset} has ${entries} entries`)
      expectThat(sizes.get(offset)! - 8 >= entries * stride, `list ${offset} runs over`)
      return Array.from({ length: entries }, (_, index) => {
        const entry = list + 4 + index * stride
        return [
          u32(entry),
          (key) => {
            if (kind === 'li') return true
            if (kind === 'lh') return u32(entry + 4) === hash(key)
            const letters = key.slice(0, 4).padEnd(4, '\0')
            return /^[\0-\xff]*$/.test(letters) ? text(entry + 4, 4) === letters : file[entry + 4] === 0
          },
        ]
      })
    }
    const offset = u32(at + 28)
    const found =
      text(4096 + offset + 4, 2) === 'ri'
        ? (() => {
            const root = take(offset, 8, 'root list')
            return Array.from({ length: u16(root + 2) }, (_, index) => leaf(u32(root + 4 + index * 4), true)).flat()
          })()
        : leaf(offset, false)
    expectThat(found.length === count, `key ${at} has ${found.length} subkeys, not ${count}`)
    return found
  }

  const key = (offset: number, parent: number | undefined): string => {
    const at = take(offset, 76, 'key')
    keys++
    const length = u16(at + 72)
    expectThat(text(at, 2) === 'nk' && sizes.get(offset)! >= 80 + length, `key ${offset} is broken`)
    const own = name(at + 76, length, (u16(at + 2) & 0x20) !== 0)
    if (parent !== undefined) expectThat(u32(at + 16) === parent, `key ${own} has parent ${u32(at + 16)}`)
    securityUsers.set(u32(at + 44), (securityUsers.get(u32(at + 44)) ?? 0) + 1)
    if (u32(at + 48) !== NIL && u16(at + 74) > 0) take(u32(at + 48), u16(at + 74), 'class name')
    values(at)
    let before: string | undefined
    for (const [child, hint] of subkeys(at)) {
      const subkey = key(child, offset)
      expectThat(hint(subkey), `wrong hint of key ${subkey}`)
      expectThat(before === undefined || before < upcase(subkey), `key ${subkey} is not sorted`)
      expectThat(u16(at + 52) >= subkey.length * 2, `largest subkey name of key ${own}`)
      before = upcase(subkey)
    }
    return own
  }

  const security = (): void => {
    const first = [...securityUsers.keys()][0]!
    const ring = new Set<number>()
    for (let offset = first; !ring.has(offset);) {
      ring.add(offset)
      const at = take(offset, 20, 'security descriptor')
      expectThat(text(at, 2) === 'sk' && sizes.get(offset)! >= 24 + u32(at + 16), `security ${offset} is broken`)
      expectThat(u32(at + 12) === securityUsers.get(offset), `security ${offset} is counted ${u32(at + 12)} times`)
      expectThat(u32(4096 + u32(at + 4) + 4 + 8) === offset, `the ring is broken after security ${offset}`)
      offset = u32(at + 4)
    }
    expectThat(
      [...securityUsers.keys()].every((offset) => ring.has(offset)),
      'a security descriptor is not in the ring',
    )
  }

  try {
    key(u32(36), undefined)
    security()
  } catch (error) {
    defects.push(String(error))
  }
  return { defects, unreachable: used, keys, free }
}

function hash(text: string): number {
  let result = 0
  for (const unit of upcase(text).split('')) result = (Math.imul(result, 37) + unit.charCodeAt(0)) >>> 0
  return result
}
