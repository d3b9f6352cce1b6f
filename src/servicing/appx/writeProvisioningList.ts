import { readAll, type ByteSource } from '../../formats/ByteSource.ts'
import type { ForkedImage, ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { replaceFile } from '../../image/replaceFile.ts'
import { appxFiles } from './appxPaths.ts'
import { editProvisioningList } from './editProvisioningList.ts'
import { sameName } from './NamedPackage.ts'
import type { ProvisioningListChange } from './ProvisioningListChange.ts'
import { packageLine, provisioningListText } from './provisioningListForm.ts'
import { countApplications, findProvisioned, readProvisioned, type Provisioned } from './readProvisioned.ts'
import { listedOnlyIn, readProvisioningList } from './readProvisioningList.ts'
import { readStagedPackages } from './readStagedPackages.ts'

/**
 * Writes ProgramData\Microsoft\Windows\AppxProvisioning.xml from what is provisioned, in the form of a real one:
 * one line, the families at their end of life kept, then a bundle, its app and resource packages, and plain
 * packages. What somebody else listed there stays, see `listedOnly`. Where an image has no such file (Windows 8.1, or
 * hives alone), none is made.
 * Throws DismError ACCESS_DENIED when a folder is in the file's place.
 * @param change without it the lines of all apps are made anew
 */
export function writeProvisioningList(image: ForkedImage, judge: Judge, change?: ProvisioningListChange): void {
  const path = appxFiles.provisioningList
  if (!image.volume.stat(path)) return
  const before = image.volume.open(path)
  const list = (change && editedList(image, before, change)) ?? newList(image, readAll(before), judge, change)
  replaceFile(image.volume, path, list)
}

function editedList(
  image: ImageReader,
  before: ByteSource,
  { gone, added }: ProvisioningListChange,
): ByteSource | undefined {
  const app = added && findProvisioned(image, added.fullName)
  const entry = app && { fullName: app.fullName, lines: () => listEntries(image, app, added.lineOfBusiness) }
  return editProvisioningList(before, gone, entry, countApplications(image))
}

function newList(
  image: ImageReader,
  bytes: Uint8Array,
  judge: Judge,
  change: ProvisioningListChange | undefined,
): Uint8Array {
  const before = readProvisioningList(bytes, judge)
  const provisioned = readProvisioned(image)
  const ours = provisioned.map((app) => {
    const known = before.apps.get(app.fullName.toLowerCase())
    const isAdded = change?.added !== undefined && sameName(change.added.fullName, app.fullName)
    const keeps = known && change !== undefined && !isAdded
    const lob = isAdded ? change.added.lineOfBusiness : known?.lineOfBusiness === true
    return { name: app.fullName.toLowerCase(), lines: keeps ? known.lines : listEntries(image, app, lob) }
  })
  const others = listedOnlyIn(before, provisioned, judge)
    .filter(([name]) => !change?.gone.some((one) => sameName(one, name)))
    .map(([name, { lines }]) => ({ name, lines }))
  const all = [...ours, ...others].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return new TextEncoder().encode(provisioningListText(before.endOfLife, all.map(({ lines }) => lines).join('')))
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
