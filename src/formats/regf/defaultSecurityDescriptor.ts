import { joinBytes } from '../joinBytes.ts'
import { writeU16, writeU32 } from './littleEndian.ts'

const ADMINISTRATORS = [32, 544]
const SYSTEM = [18]
const USERS = [32, 545]

const KEY_ALL_ACCESS = 0xf003f
const KEY_READ = 0x20019

/** Subkeys inherit the entry. */
const CONTAINER_INHERIT = 2

/** A self-relative descriptor: owned by Administrators; they and SYSTEM have full control, Users read. */
export function defaultSecurityDescriptor(): Uint8Array {
  const owner = sid(ADMINISTRATORS)
  const group = sid(SYSTEM)
  const list = accessList([
    [ADMINISTRATORS, KEY_ALL_ACCESS],
    [SYSTEM, KEY_ALL_ACCESS],
    [USERS, KEY_READ],
  ])
  const header = new Uint8Array(20)
  header[0] = 1 // revision
  writeU16(header, 2, 0x8004) // self-relative, has an access list
  writeU32(header, 4, header.length)
  writeU32(header, 8, header.length + owner.length)
  writeU32(header, 16, header.length + owner.length + group.length)
  return joinBytes([header, owner, group, list])
}

function accessList(entries: readonly (readonly [readonly number[], number])[]): Uint8Array {
  const bodies = entries.map(([authorities, access]) => {
    const account = sid(authorities)
    const entry = new Uint8Array(8 + account.length)
    entry[1] = CONTAINER_INHERIT
    writeU16(entry, 2, entry.length)
    writeU32(entry, 4, access)
    entry.set(account, 8)
    return entry
  })
  const header = new Uint8Array(8)
  header[0] = 2 // revision
  writeU16(header, 2, 8 + bodies.reduce((sum, body) => sum + body.length, 0))
  writeU16(header, 4, bodies.length)
  return joinBytes([header, ...bodies])
}

/** A SID of the NT authority (S-1-5-…). */
function sid(authorities: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + authorities.length * 4)
  bytes[0] = 1
  bytes[1] = authorities.length
  bytes[7] = 5
  for (const [index, authority] of authorities.entries()) writeU32(bytes, 8 + index * 4, authority)
  return bytes
}
