import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { descendants } from '../../formats/xml/descendants.ts'
import { escapeXml } from '../../formats/xml/escapeXml.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import { attributeOf, type XmlElement } from '../../formats/xml/XmlElement.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import { appxFiles } from './appxPaths.ts'
import { sameName } from './NamedPackage.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'

const NAMESPACE = 'http://schemas.microsoft.com/appx/2013/appxprovisionpackage'

/**
 * Writes ProgramData\Microsoft\Windows\AppxProvisioning.xml from what is provisioned, in the form of a real one:
 * one line, the families at their end of life kept, then a bundle, its app and resource packages, and plain
 * packages. Where an image has no such file (Windows 8.1, or hives alone), none is made.
 * Throws DismError ACCESS_DENIED when a folder is in the file's place.
 * @param changed full name of the only app whose lines may have changed; without it all are made anew
 * @param added the package that is provisioned now: it is a line-of-business app if /SkipLicense was given, whatever
 * it was before
 */
export function writeProvisioningList(
  image: ForkedImage,
  changed?: string,
  added?: { readonly fullName: string; readonly lineOfBusiness: boolean },
): void {
  const path = appxFiles.provisioningList
  if (!image.volume.stat(path)) return
  const before = readProvisioningList(readAll(image.volume.open(path)), path)
  const families = before.endOfLife.map((family) => `<Package FamilyName="${escapeXml(family)}"/>`).join('')
  const packages = readProvisioned(image)
    .map((app) => {
      const name = app.fullName.toLowerCase()
      const known = before.apps.get(name)
      if (known && changed !== undefined && !sameName(changed, name)) return known.lines
      const isAdded = added !== undefined && sameName(added.fullName, app.fullName)
      return listEntries(image, app, isAdded ? added.lineOfBusiness : known?.lineOfBusiness === true)
    })
    .join('')
  const text = `<?xml version="1.0" encoding="utf-8"?>\r\n<AppxProvisionList xmlns="${NAMESPACE}"><EndOfLife>${families}</EndOfLife><Provisioned>${packages}</Provisioned></AppxProvisionList>`
  replaceFile(image.volume, path, new TextEncoder().encode(text))
}

function listEntries(image: ImageReader, app: Provisioned, lineOfBusiness: boolean): string {
  const members = app.bundle ? readStagedPackages(image, app) : []
  return [
    packageLine({ fullName: app.fullName, type: app.bundle ? 'bundle' : undefined, lineOfBusiness }),
    ...members.map(({ fullName, kind }) =>
      packageLine({ fullName, type: kind === 'resource' ? kind : undefined, inBundle: true }),
    ),
  ].join('')
}

function packageLine(line: {
  readonly fullName: string
  readonly type: string | undefined
  readonly inBundle?: boolean
  readonly lineOfBusiness?: boolean
}): string {
  const source = line.inBundle ? ' ProvisionSourceIsBundle="true"' : ''
  const type = line.type === undefined ? '' : ` PackageType="${escapeXml(line.type)}"`
  const lob = line.lineOfBusiness ? ' IsLOBApp="true"' : ''
  return `<Package FullName="${escapeXml(line.fullName)}"${source}${type}${lob}/>`
}

/** What the list has of an app: its own line and those of its packages. */
interface ListedApp {
  readonly lineOfBusiness: boolean
  readonly lines: string
}

/** What the list says. One that cannot be read is taken for empty and replaced. Apps by full name in lower case. */
function readProvisioningList(
  bytes: Uint8Array,
  path: string,
): { endOfLife: string[]; apps: ReadonlyMap<string, ListedApp> } {
  const endOfLife: string[] = []
  const apps = new Map<string, ListedApp>()
  let current = ''
  for (const element of packagesOf(bytes, path)) {
    const family = attributeOf(element, 'FamilyName')
    if (family !== undefined) endOfLife.push(family)
    const fullName = attributeOf(element, 'FullName')
    if (fullName === undefined) continue
    const inBundle = attributeOf(element, 'ProvisionSourceIsBundle') === 'true'
    const lineOfBusiness = attributeOf(element, 'IsLOBApp') === 'true'
    const text = packageLine({ fullName, type: attributeOf(element, 'PackageType'), inBundle, lineOfBusiness })
    if (!inBundle) current = fullName.toLowerCase()
    const known = inBundle ? apps.get(current) : undefined
    apps.set(current, known ? { ...known, lines: known.lines + text } : { lineOfBusiness, lines: text })
  }
  return { endOfLife, apps }
}

function packagesOf(bytes: Uint8Array, path: string): XmlElement[] {
  try {
    return descendants(parseXml(bytes, path)).filter((element) => element.name === 'Package')
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}
