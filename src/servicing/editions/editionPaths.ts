/** Where an image keeps what it knows of editions. */

export const EDITION_MATRIX = 'Windows\\servicing\\Editions\\EditionMatrix.xml'

/** The license terms, which /GetEula copies. */
export const LICENSE_TERMS = 'Windows\\System32\\license.rtf'

/** Key of SOFTWARE, and its value with the product key in plain letters. */
export const PRODUCT_KEY = {
  key: 'Microsoft\\Windows NT\\CurrentVersion\\SoftwareProtectionPlatform',
  value: 'BackupProductKeyDefault',
} as const

/** The name of an edition's package, without what follows it in an identity. */
export function editionPackageName(edition: string): string {
  return `Microsoft-Windows-${edition}Edition`
}
