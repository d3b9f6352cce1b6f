import { parsePublisher } from '../identityRules.ts'
import { type DerValue, objectIdentifier, readDerValues } from './DerValue.ts'

/** The short names that publishers of manifests use for attribute types. */
const TYPES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'SERIALNUMBER',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'S',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'T',
  '2.5.4.13': 'Description',
  '2.5.4.17': 'PostalCode',
  '2.5.4.18': 'POBox',
  '2.5.4.20': 'Phone',
  '2.5.4.24': 'X21Address',
  '2.5.4.42': 'G',
  '2.5.4.43': 'I',
  '2.5.4.46': 'dnQualifier',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
}

const BMP_STRING = 0x1e
const UTF8_STRING = 0x0c

/**
 * The attributes of a `Name` of a certificate as `type=value` texts, in order.
 * @throws FormatError
 */
export function nameAttributes(name: DerValue, file: string): string[] {
  return readDerValues(name.content, file)
    .flatMap((relative) => readDerValues(relative.content, file))
    .map((attribute) => {
      const [type, value] = readDerValues(attribute.content, file)
      const identifier = objectIdentifier(type?.content ?? new Uint8Array())
      return `${TYPES[identifier] ?? `OID.${identifier}`}=${value ? decodeString(value) : ''}`
    })
}

/**
 * Whether a publisher of a manifest names the same attributes as the subject of a certificate. Their order is not
 * compared: tools write it from either end.
 */
export function isSamePublisher(publisher: string, subject: readonly string[]): boolean {
  const attributes = parsePublisher(publisher)?.map(({ type, value }) => `${type}=${value}`) ?? []
  return JSON.stringify(attributes.sort()) === JSON.stringify([...subject].sort())
}

function decodeString({ tag, content }: DerValue): string {
  if (tag === UTF8_STRING) return new TextDecoder().decode(content)
  let text = ''
  const step = tag === BMP_STRING ? 2 : 1
  for (let at = 0; at + step <= content.length; at += step) {
    text += String.fromCharCode(step === 2 ? content[at]! * 256 + content[at + 1]! : content[at]!)
  }
  return text
}
