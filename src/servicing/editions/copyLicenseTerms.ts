import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { baseName } from '../../image/WindowsPath.ts'
import type { Judge } from '../../rules/Judge.ts'
import { LICENSE_TERMS } from './editionPaths.ts'
import { editionTarget, termsOnline } from './rules.ts'
import { checkRunningServer } from './setEdition.ts'
import { targetEditions } from './targetEditions.ts'

/**
 * Copies the license terms of a running server to a file, or into a folder that is there.
 * @throws DismError NOT_SUPPORTED for an offline image, EDITION_ONLINE for a client, EDITION_NOT_A_TARGET,
 *   FILE_NOT_FOUND for an image without them
 */
export function copyLicenseTerms(
  host: Host,
  image: ImageReader,
  judge: Judge,
  { edition, online, path }: { readonly edition: string; readonly online: boolean; readonly path: string },
): void {
  const running = online ? 'the Windows of the image runs' : 'the image is offline'
  if (!judge.decide(termsOnline, 'license terms', online, running))
    throw new DismError('NOT_SUPPORTED', `/GetEula is for the running Windows: ${running}`)
  checkRunningServer(image, judge, edition)
  const targets = targetEditions(image, judge)
  const isTarget = targets.some((one) => one.toLowerCase() === edition.toLowerCase())
  const because = `it can become ${targets.join(', ') || 'nothing else'}`
  if (!judge.decide(editionTarget, edition, isTarget, because))
    throw new DismError('EDITION_NOT_A_TARGET', `${edition}: ${because}`)
  if (image.volume.stat(LICENSE_TERMS)?.kind !== 'file')
    throw new DismError('FILE_NOT_FOUND', `there is no ${LICENSE_TERMS} in the image`)
  const file = host.kindOf(path) === 'folder' ? pathIn(path, baseName(LICENSE_TERMS)) : path
  host.writeFile(file, readAll(image.volume.open(LICENSE_TERMS)))
}
