import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { Rule } from '../../rules/Rule.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles, manifestPath } from './appxPaths.ts'
import { isBundleName, type NamedPackage } from './NamedPackage.ts'
import { filesNeeded } from './rules/missingFiles.ts'

/**
 * Decides whether the files of a package that the registry has are in the image; its manifest tells.
 * @param rule says whether a package without files is refused
 * @throws DismError PATH_NOT_FOUND
 */
export function checkFiles(
  image: ImageReader,
  named: NamedPackage,
  rule: Rule<{ refuse: boolean }>,
  judge: Judge,
): void {
  const { there, because } = manifestThere(image, named)
  if (!judge.decide(rule, named.fullName, there, because) && judge.variant(rule).value?.refuse === true)
    throw new DismError('PATH_NOT_FOUND', `${named.fullName}: ${because}`)
}

/** Decides whether a package has the files that it needs to be registered, to start, to take a file. */
export function hasFiles(image: ImageReader, named: NamedPackage, judge: Judge): boolean {
  const { there, because } = manifestThere(image, named)
  return judge.decide(filesNeeded, named.fullName, there, because)
}

function manifestThere(image: ImageReader, named: NamedPackage): { readonly there: boolean; readonly because: string } {
  const path = joinPath(appxFiles.packageFolder(named.fullName), manifestPath(isBundleName(named)))
  const there = image.volume.stat(path)?.kind === 'file'
  return { there, because: there ? 'its manifest is in the image' : `the image has no ${path}` }
}
