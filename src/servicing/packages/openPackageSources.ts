import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import { openUpdateFile } from '../../formats/msu/openUpdateFile.ts'
import { packageFileForm } from '../../formats/msu/packageFileForm.ts'
import type { Host } from '../../host/Host.ts'
import { readHostFile } from '../../host/readHostFile.ts'
import type { Judge } from '../../rules/Judge.ts'
import { cabinetContainer, orInvalidPackage } from './openPackageContainer.ts'
import { openPackageSource } from './openPackageSource.ts'
import { packageSource, type PackageSource } from './PackageSource.ts'
import { updateFileForm, updateFileOffline } from './updateFileRules.ts'

/** How packages are opened that are to be added. */
export interface OpenSourcesOptions {
  /** Whether the image is that of the running Windows. */
  readonly online: boolean
  /** Told, on one line, what Windows would read and Dismulator does not. */
  readonly lack?: (gap: string) => void
}

/**
 * The packages that a path of an addition names, in the order in which they are added: those of a stand-alone update
 * (.msu), or the one of a .cab file or a folder.
 * @throws DismError NOT_SUPPORTED, CBS_INVALID_PACKAGE, what `openPackageSource` throws
 */
export function openPackageSources(
  host: Host,
  path: string,
  judge: Judge,
  options: OpenSourcesOptions,
): readonly PackageSource[] {
  if (!isUpdateFile(host, path)) return [openPackageSource(host, path, judge)]
  const running = options.online ? 'the image is running' : 'the image is not running'
  if (!judge.decide(updateFileOffline, path, !options.online, running))
    throw new DismError('NOT_SUPPORTED', `${path} is an .msu file, and the image is running`)
  const file = readHostFile(host, path)
  checkForm(file, path, judge, options.lack)
  return orInvalidPackage(() => openUpdateFile(file, path)).packages.map(({ file: name, source }) =>
    packageSource(cabinetContainer(host, source, `${path}\\${name}`)),
  )
}

/** Whether a path names a file with the name of a stand-alone update. */
export function isUpdateFile(host: Pick<Host, 'kindOf'>, path: string): boolean {
  return /\.msu$/i.test(path) && host.kindOf(path) === 'file'
}

/** What is neither form is refused when it is read. */
function checkForm(file: ByteSource, path: string, judge: Judge, lack: OpenSourcesOptions['lack']): void {
  const isWim = packageFileForm(file) === 'wim'
  if (judge.decide(updateFileForm, path, !isWim, isWim ? 'a WIM archive' : 'no WIM archive')) return
  const gap = `${path} is a WIM archive, as .msu files of Windows 11 24H2 and later are; Dismulator does not read those yet`
  lack?.(gap)
  throw new DismError('NOT_SUPPORTED', gap)
}
