import { readAll } from '../../formats/ByteSource.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles } from './appxPaths.ts'
import { countApplications, readProvisioned } from './readProvisioned.ts'

/**
 * Decides of packages that stand in AppxProvisioning.xml alone. A list with no more apps than the registry is not looked
 * into.
 */
export async function warnOfListedOnly(image: ImageReader, judge: Judge): Promise<void> {
  const path = appxFiles.provisioningList
  if (image.volume.stat(path)?.kind !== 'file') return
  const bytes = readAll(image.volume.open(path))
  const text = new TextDecoder().decode(bytes)
  const count = (part: string) => text.split(part).length - 1
  if (count('FullName=') - count('ProvisionSourceIsBundle="true"') <= countApplications(image)) return
  const { listedOnlyIn, readProvisioningList } = await import('./readProvisioningList.ts')
  listedOnlyIn(readProvisioningList(bytes, judge), readProvisioned(image), judge)
}
