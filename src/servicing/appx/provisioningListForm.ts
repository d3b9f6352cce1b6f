import { escapeXml } from '../../formats/xml/escapeXml.ts'

const HEAD =
  '<?xml version="1.0" encoding="utf-8"?>\r\n' +
  '<AppxProvisionList xmlns="http://schemas.microsoft.com/appx/2013/appxprovisionpackage"><EndOfLife>'
const MIDDLE = '</EndOfLife><Provisioned>'
const END = '</Provisioned></AppxProvisionList>'

const OPENING = '<Package FullName="'

/** Printable ASCII that stands for itself in an attribute. */
const TEXT = "[!#-%'-;=?-~]+"
const FAMILIES = new RegExp(`(?:<Package FamilyName="${TEXT}"/>)*${MIDDLE}`, 'y')
const APP = new RegExp(
  `${OPENING}${TEXT}"(?: PackageType="${TEXT}")?(?: IsLOBApp="true")?/>` +
    `(?:${OPENING}${TEXT}" ProvisionSourceIsBundle="true"(?: PackageType="${TEXT}")?/>)*`,
  'y',
)

/** The text of AppxProvisioning.xml in the form of a real one: one line, the families at their end of life first. */
export function provisioningListText(endOfLife: readonly string[], packages: string): string {
  const families = endOfLife.map((family) => `<Package FamilyName="${escapeXml(family)}"/>`).join('')
  return `${HEAD}${families}${MIDDLE}${packages}${END}`
}

/** The line of a package. */
export function packageLine(line: {
  readonly fullName: string
  readonly type: string | undefined
  readonly inBundle?: boolean
  readonly lineOfBusiness?: boolean
}): string {
  const source = line.inBundle ? ' ProvisionSourceIsBundle="true"' : ''
  const type = line.type === undefined ? '' : ` PackageType="${escapeXml(line.type)}"`
  const lob = line.lineOfBusiness ? ' IsLOBApp="true"' : ''
  return `${OPENING}${escapeXml(line.fullName)}"${source}${type}${lob}/>`
}

/** Where the lines of an app stand in the text of a list: its own and those of its packages. */
export interface ListedLines {
  /** Full name, upper-cased. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * Finds the apps of a list that is exactly in the form that we write, in the order of the registry. Undefined for any
 * other, whatever it may say.
 */
export function findListedLines(
  text: string,
): { readonly apps: readonly ListedLines[]; readonly end: number } | undefined {
  FAMILIES.lastIndex = HEAD.length
  if (!text.startsWith(HEAD) || !text.endsWith(END) || !FAMILIES.test(text)) return undefined
  const end = text.length - END.length
  const apps: ListedLines[] = []
  let start = FAMILIES.lastIndex
  for (let last = ''; start < end; start = APP.lastIndex) {
    APP.lastIndex = start
    if (!APP.test(text)) return undefined
    const nameAt = start + OPENING.length
    const name = text.slice(nameAt, text.indexOf('"', nameAt)).toUpperCase()
    if (name <= last) return undefined
    apps.push({ name, start, end: APP.lastIndex })
    last = name
  }
  return start === end ? { apps, end } : undefined
}
