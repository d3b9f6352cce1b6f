import { INF_ARCHITECTURES, type InfArchitecture } from '../../formats/inf/targetDecoration.ts'
import { fileTimeOf, millisecondsOf } from '../../host/Clock.ts'

/** What the value `Version` of a driver package holds. */
export interface DriverVersion {
  readonly architecture: InfArchitecture
  /** Lower case, in braces. */
  readonly classGuid: string
  /** Milliseconds since 1970, at midnight; undefined when there is none. */
  readonly date: number | undefined
  readonly version: readonly [number, number, number, number]
  readonly inbox: boolean
}

/** PROCESSOR_ARCHITECTURE_*. */
const PROCESSORS: { readonly [architecture in InfArchitecture]: number } = {
  x86: 0,
  arm: 5,
  ia64: 6,
  amd64: 9,
  arm64: 12,
}

const SIZE = 48

/**
 * Bytes of the value: 0 0xff inbox, 0 not; 1 0xff; 2 processor architecture, 16 bits; 8 class GUID; 24 date, FILETIME; 32
 * version, its four numbers as 16 bits from the last to the first; 40 eight more, 0 here. Source: hives of Windows 8.1
 * and 10.
 */
export function encodeVersionValue({ architecture, classGuid, date, version, inbox }: DriverVersion): Uint8Array {
  const bytes = new Uint8Array(SIZE)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, inbox ? 0xffff : 0xff00, true)
  view.setUint16(2, PROCESSORS[architecture], true)
  const digits = classGuid.replaceAll(/[{}-]/g, '')
  view.setUint32(8, Number.parseInt(digits.slice(0, 8), 16), true)
  view.setUint16(12, Number.parseInt(digits.slice(8, 12), 16), true)
  view.setUint16(14, Number.parseInt(digits.slice(12, 16), 16), true)
  for (let index = 0; index < 8; index++)
    bytes[16 + index] = Number.parseInt(digits.slice(16 + 2 * index, 18 + 2 * index), 16)
  view.setBigUint64(24, date === undefined ? 0n : fileTimeOf(date), true)
  version.toReversed().forEach((number, index) => view.setUint16(32 + 2 * index, number, true))
  return bytes
}

/** @returns undefined for bytes that are no such value */
export function decodeVersionValue(bytes: Uint8Array): DriverVersion | undefined {
  if (bytes.length < SIZE - 8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')
  const tail = Array.from(bytes.subarray(16, 24), (byte) => hex(byte, 2)).join('')
  const parts = [hex(view.getUint32(8, true), 8), hex(view.getUint16(12, true), 4), hex(view.getUint16(14, true), 4)]
  const time = view.getBigUint64(24, true)
  const number = (index: number) => view.getUint16(38 - 2 * index, true)
  const processor = view.getUint16(2, true)
  return {
    architecture: INF_ARCHITECTURES.find((one) => PROCESSORS[one] === processor) ?? 'amd64',
    classGuid: `{${parts.join('-')}-${tail.slice(0, 4)}-${tail.slice(4)}}`,
    date: time === 0n ? undefined : millisecondsOf(time),
    version: [number(0), number(1), number(2), number(3)],
    inbox: bytes[0] === 0xff,
  }
}
