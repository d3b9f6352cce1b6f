import type { HashAlgorithm } from '#platform'
import { FormatError } from '../../FormatError.ts'
import { type DerValue, objectIdentifier, readDerValue, readDerValues } from './DerValue.ts'
import { nameAttributes } from './distinguishedName.ts'

/** What AppxSignature.p7x says about the package. */
export interface AppxSignature {
  readonly algorithm: HashAlgorithm
  /** Digests by tag: AXPC (file data), AXCD (central directory), AXCT, AXBM, AXCI (three footprint files). */
  readonly digests: ReadonlyMap<string, Uint8Array>
  /** The subject of the signer's certificate, as `type=value` texts. */
  readonly subject: readonly string[]
  /** The issuer of that certificate, as `type=value` texts. */
  readonly issuer: readonly string[]
}

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const SPC_INDIRECT_DATA = '1.3.6.1.4.1.311.2.1.4'

const ALGORITHMS: ReadonlyMap<string, { algorithm: HashAlgorithm; size: number }> = new Map([
  ['2.16.840.1.101.3.4.2.1', { algorithm: 'SHA-256', size: 32 }],
  ['2.16.840.1.101.3.4.2.2', { algorithm: 'SHA-384', size: 48 }],
  ['2.16.840.1.101.3.4.2.3', { algorithm: 'SHA-512', size: 64 }],
])

/**
 * Reads the digests and the signer of an AppxSignature.p7x: `PKCX`, then PKCS #7 signed data (RFC 2315) around an
 * Authenticode SpcIndirectDataContent, whose digest is `APPX` and a list of tagged digests. Neither the signature nor
 * the certificates are verified.
 * @throws FormatError
 */
export function parseSignature(bytes: Uint8Array, file: string): AppxSignature {
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect)
  }
  if (ascii(bytes.subarray(0, 4)) !== 'PKCX') refuse('the signature does not begin with PKCX')
  const children = ({ content }: DerValue): DerValue[] => readDerValues(content, file)
  const child = (value: DerValue, index: number): DerValue =>
    children(value)[index] ?? refuse('the signature lacks a part')

  const contentInfo = readDerValue(bytes.subarray(4), file)
  if (objectIdentifier(child(contentInfo, 0).content) !== SIGNED_DATA) refuse('the signature is no PKCS #7 signed data')
  // SignedData: version, digestAlgorithms, contentInfo, [0] certificates, [1] crls, signerInfos
  const signedData = child(child(contentInfo, 1), 0)
  const [, , signed, ...rest] = children(signedData)
  if (!signed || objectIdentifier(child(signed, 0).content) !== SPC_INDIRECT_DATA) {
    return refuse('the signature signs no Authenticode content')
  }
  // SpcIndirectDataContent: data, messageDigest { algorithm, digest }
  const messageDigest = child(child(child(signed, 1), 0), 1)
  const method = ALGORITHMS.get(objectIdentifier(child(child(messageDigest, 0), 0).content))
  if (!method) return refuse('the digest algorithm of the signature is unknown')
  const digests = splitDigests(child(messageDigest, 1).content, method.size) ?? refuse('the signature holds no digests')

  const certificates = rest.find((value) => value.tag === 0xa0)
  const signerInfo = child(rest.at(-1) ?? refuse('the signature has no signer'), 0)
  // SignerInfo: version, issuerAndSerialNumber { issuer, serialNumber }, …
  const issuerAndSerial = child(signerInfo, 1)
  const issuer = child(issuerAndSerial, 0)
  const serial = child(issuerAndSerial, 1)
  for (const certificate of certificates ? children(certificates) : []) {
    // TBSCertificate: [0] version (may be absent), serialNumber, signature, issuer, validity, subject, …
    const fields = children(child(certificate, 0)).filter((value) => value.tag !== 0xa0)
    const [itsSerial, , itsIssuer, , subject] = fields
    if (subject && same(itsSerial, serial) && same(itsIssuer, issuer)) {
      const names = { subject: nameAttributes(subject, file), issuer: nameAttributes(issuer, file) }
      return { algorithm: method.algorithm, digests, ...names }
    }
  }
  return refuse('the signature lacks the certificate of its signer')
}

function same(left: DerValue | undefined, right: DerValue): boolean {
  return left?.whole.length === right.whole.length && left.whole.every((byte, index) => byte === right.whole[index])
}

function splitDigests(blob: Uint8Array, size: number): Map<string, Uint8Array> | undefined {
  const digests = new Map<string, Uint8Array>()
  if (ascii(blob.subarray(0, 4)) !== 'APPX' || (blob.length - 4) % (4 + size) !== 0) return undefined
  for (let at = 4; at < blob.length; at += 4 + size) {
    digests.set(ascii(blob.subarray(at, at + 4)), blob.subarray(at + 4, at + 4 + size))
  }
  return digests
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
