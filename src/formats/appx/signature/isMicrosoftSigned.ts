import { FormatError } from '../../FormatError.ts'
import { parseSignature } from './parseSignature.ts'

/** Issuers of the certificates that sign what the Store gives out and what Windows brings. */
const ISSUER = /^CN=Microsoft (Marketplace|Windows Production) /

/**
 * Whether an AppxSignature.p7x is by the Store or Windows, going by the name of the certificate's issuer. Trust is not
 * verified; a signature that cannot be read is by neither.
 */
export function isMicrosoftSigned(signature: Uint8Array, file: string): boolean {
  try {
    return parseSignature(signature, file).issuer.some((attribute) => ISSUER.test(attribute))
  } catch (error) {
    if (error instanceof FormatError) return false
    throw error
  }
}
