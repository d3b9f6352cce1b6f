import { hash } from '#platform'
import { decodeBase64 } from '../../formats/appx/decodeBase64.ts'
import { readAll, type ByteSource } from '../../formats/ByteSource.ts'

/** Whether some bytes have a hash. @param sha256 as base64; undefined when it is not known: any bytes do then */
export function hasHash(source: ByteSource, sha256: string | undefined): boolean {
  if (sha256 === undefined) return true
  const wanted = decodeBase64(sha256)
  const found = hash('SHA-256', readAll(source))
  return wanted?.length === found.length && wanted.every((byte, index) => byte === found[index])
}
