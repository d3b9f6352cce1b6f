import { DER, der, derOid } from '../../fixtures/der.ts'

const UTF8 = 0x0c
const text = (content: string) => new TextEncoder().encode(content)

/**
 * An AppxSignature.p7x whose certificate a certain issuer gave, as far as its form goes: nothing in it is signed. It
 * stands in unpacked packages, where it cannot cover the packed file.
 * @param issuer a common name: `Microsoft Marketplace CA G 024`
 */
export function signatureBy(issuer: string): Uint8Array {
  const name = (common: string) =>
    der(DER.sequence, der(DER.set, der(DER.sequence, derOid('2.5.4.3'), der(UTF8, text(common)))))
  const serial = der(DER.integer, Uint8Array.of(7))
  const nothing = der(DER.sequence)
  const digest = der(DER.sequence, der(DER.sequence, derOid('2.16.840.1.101.3.4.2.1')), der(DER.octets, text('APPX')))
  const content = der(
    DER.sequence,
    derOid('1.3.6.1.4.1.311.2.1.4'),
    der(DER.context0, der(DER.sequence, nothing, digest)),
  )
  const certificate = der(DER.sequence, der(DER.sequence, serial, nothing, name(issuer), nothing, name('Contoso')))
  const signer = der(DER.sequence, serial, der(DER.sequence, name(issuer), serial))
  const signedData = der(
    DER.sequence,
    serial,
    der(DER.set),
    content,
    der(DER.context0, certificate),
    der(DER.set, signer),
  )
  const message = der(DER.sequence, derOid('1.2.840.113549.1.7.2'), der(DER.context0, signedData))
  return Uint8Array.of(...text('PKCX'), ...message)
}
