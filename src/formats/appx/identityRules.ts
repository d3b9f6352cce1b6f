/** Rules of package identities. Source: package identity overview, and the types of the manifest schemas. */

const CHARACTERS = /^[-.A-Za-z0-9]*$/
const RESERVED = /^(\.\.?|con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i
const ATTRIBUTE_TYPE =
  /^(CN|L|O|OU|E|C|S|STREET|T|G|I|SN|DC|SERIALNUMBER|Description|PostalCode|POBox|Phone|X21Address|dnQualifier|OID\.(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*))+)$/
const MAX_PUBLISHER = 8192

/** Whether a text may be the name of a package: 3 to 50 of `[-.A-Za-z0-9]`, no device name, no `xn--` label. */
export function isIdentityName(text: string): boolean {
  return text.length >= 3 && text.length <= 50 && isIdentityText(text)
}

/** Whether a text may be a resource id: up to 30 characters of the same set, or none. A bundle's `~` is not meant. */
export function isResourceId(text: string): boolean {
  return text.length <= 30 && (text === '' || isIdentityText(text))
}

function isIdentityText(text: string): boolean {
  return CHARACTERS.test(text) && !RESERVED.test(text) && !/^xn--|\.xn--|\.$/i.test(text)
}

/** An attribute of a distinguished name. */
export interface NameAttribute {
  readonly type: string
  /** Without the quotes around it. */
  readonly value: string
}

/** Whether a text is a distinguished name of the form that manifests demand: `CN=…, O="…", C=…`. */
export function isPublisher(text: string): boolean {
  return parsePublisher(text) !== undefined
}

/** The attributes of a publisher in order, or undefined when the text is none. */
export function parsePublisher(text: string): NameAttribute[] | undefined {
  if (text.length > MAX_PUBLISHER) return undefined
  const attributes: NameAttribute[] = []
  for (const name of splitNames(text)) {
    const attribute = attributeOf(name)
    if (!attribute) return undefined
    attributes.push(attribute)
  }
  return attributes
}

/** Cuts at `, ` outside quotes. */
function splitNames(text: string): string[] {
  const names: string[] = []
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '"') quoted = !quoted
    if (quoted || text[index] !== ',' || text[index + 1] !== ' ') continue
    names.push(text.slice(start, index))
    start = index + 2
  }
  return [...names, text.slice(start)]
}

function attributeOf(text: string): NameAttribute | undefined {
  const equals = text.indexOf('=')
  const type = text.slice(0, Math.max(0, equals))
  const value = text.slice(equals + 1)
  if (!ATTRIBUTE_TYPE.test(type)) return undefined
  if (/^[^,+="<>#;]+$/.test(value)) return { type, value }
  const quoted = /^"(.*)"$/s.exec(value)?.[1]
  return quoted === undefined ? undefined : { type, value: quoted.replaceAll('""', '"') }
}
