import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { descendants } from '../../formats/xml/descendants.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import { attributeOf, type XmlElement } from '../../formats/xml/XmlElement.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import { appxFiles } from './appxPaths.ts'
import { editProvisioningList } from './editProvisioningList.ts'
import { sameName } from './NamedPackage.ts'
import type { ProvisioningListChange } from './ProvisioningListChange.ts'
import { packageLine, provisioningListText } from './provisioningListForm.ts'
import { countApplications, findProvisioned, readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readStagedPackages } from './readStagedPackages.ts'

/**
 * Writes ProgramData\Microsoft\Windows\AppxProvisioning.xml from what is provisioned, in the form of a real one:
 * one line, the families at their end of life kept, then a bundle, its app and resource packages, and plain
 * packages. Where an image has no such file (Windows 8.1, or hives alone), none is made.
 * Throws DismError ACCESS_DENIED when a folder is in the file's place.
 * @param change without it the lines of all apps are made anew
 */
export function writeProvisioningList(image: ForkedImage, change?: ProvisioningListChange): void {
  const path = appxFiles.provisioningList
  if (!image.volume.stat(path)) return
  const bytes = readAll(image.volume.open(path))
  const list = (change && editedList(image, bytes, change)) ?? newList(image, bytes, path, change)
  replaceFile(image.volume, path, list)
}

function editedList(
  image: ImageReader,
  bytes: Uint8Array,
  { gone, added }: ProvisioningListChange,
): Uint8Array | undefined {
  const app = added && findProvisioned(image, added.fullName)
  const entry = app && { fullName: app.fullName, lines: () => listEntries(image, app, added.lineOfBusiness) }
  return editProvisioningList(bytes, gone, entry, countApplications(image))
}

function newList(
  image: ImageReader,
  bytes: Uint8Array,
  path: string,
  change: ProvisioningListChange | undefined,
): Uint8Array {
  const before = readProvisioningList(bytes, path)
  const packages = readProvisioned(image).map((app) => {
    const known = before.apps.get(app.fullName.toLowerCase())
    const isAdded = change?.added !== undefined && sameName(change.added.fullName, app.fullName)
    if (known && change !== undefined && !isAdded) return known.lines
    return listEntries(image, app, isAdded ? change.added.lineOfBusiness : known?.lineOfBusiness === true)
  })
  return new TextEncoder().encode(provisioningListText(before.endOfLife, packages.join('')))
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
