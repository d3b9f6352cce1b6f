import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { descendants } from '../../formats/xml/descendants.ts'
import { escapeXml } from '../../formats/xml/escapeXml.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import { attributeOf } from '../../formats/xml/XmlElement.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import { appxFiles } from './appxPaths.ts'
import { sameName } from './NamedPackage.ts'
import { readBundleMembers } from './readBundleMembers.ts'
import { readProvisioned, type Provisioned } from './readProvisioned.ts'
import { readStagedFamily } from './readStaged.ts'

const NAMESPACE = 'http://schemas.microsoft.com/appx/2013/appxprovisionpackage'

/**
 * Writes ProgramData\Microsoft\Windows\AppxProvisioning.xml from what is provisioned, in the form of a real one:
 * one line, the families at their end of life kept, then a bundle, its app and resource packages, and plain
 * packages. Where an image has no such file (Windows 8.1, or hives alone), none is made.
 * Throws DismError ACCESS_DENIED when a folder is in the file's place.
 * @param added the package that is provisioned now: it is a line-of-business app if /SkipLicense was given, whatever
 * it was before
 */
export function writeProvisioningList(
  image: ForkedImage,
  added?: { readonly fullName: string; readonly lineOfBusiness: boolean },
): void {
  const path = appxFiles.provisioningList
  if (!image.volume.stat(path)) return
  const { endOfLife, lineOfBusiness } = readProvisioningList(readAll(image.volume.open(path)), path)
  const marked = (fullName: string) =>
    added && sameName(added.fullName, fullName)
      ? added.lineOfBusiness
      : lineOfBusiness.some((name) => sameName(name, fullName))
  const families = endOfLife.map((family) => `<Package FamilyName="${escapeXml(family)}"/>`).join('')
  const packages = readProvisioned(image)
    .flatMap((app) => listEntries(image, app, marked(app.fullName)))
    .join('')
  const text = `<?xml version="1.0" encoding="utf-8"?>\r\n<AppxProvisionList xmlns="${NAMESPACE}"><EndOfLife>${families}</EndOfLife><Provisioned>${packages}</Provisioned></AppxProvisionList>`
  replaceFile(image.volume, path, new TextEncoder().encode(text))
}

function listEntries(image: ImageReader, app: Provisioned, lineOfBusiness: boolean): string[] {
  const lob = lineOfBusiness ? ' IsLOBApp="true"' : ''
  if (!app.bundle) return [`<Package FullName="${app.fullName}"${lob}/>`]
  const staged = readStagedFamily(image, app.familyName)
  const members = (readBundleMembers(image, app.fullName) ?? []).filter((member) =>
    staged.some((one) => sameName(one.fullName, member.fullName)),
  )
  return [
    `<Package FullName="${app.fullName}" PackageType="bundle"${lob}/>`,
    ...members
      .toSorted((a, b) => (a.type === b.type ? 0 : a.type === 'application' ? -1 : 1))
      .map(({ fullName, type }) =>
        type === 'application'
          ? `<Package FullName="${fullName}" ProvisionSourceIsBundle="true"/>`
          : `<Package FullName="${fullName}" ProvisionSourceIsBundle="true" PackageType="resource"/>`,
      ),
  ]
}

/** What the list says and the registry does not. A list that cannot be read is taken for empty and replaced. */
function readProvisioningList(bytes: Uint8Array, path: string): { endOfLife: string[]; lineOfBusiness: string[] } {
  try {
    const packages = descendants(parseXml(bytes, path)).filter((element) => element.name === 'Package')
    return {
      endOfLife: packages.flatMap((element) => attributeOf(element, 'FamilyName') ?? []),
      lineOfBusiness: packages
        .filter((element) => attributeOf(element, 'IsLOBApp') === 'true')
        .flatMap((element) => attributeOf(element, 'FullName') ?? []),
    }
  } catch (error) {
    if (error instanceof FormatError) return { endOfLife: [], lineOfBusiness: [] }
    throw error
  }
}
