import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { joinPath } from '../../image/WindowsPath.ts'
import type { Rule } from '../../rules/Rule.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles, manifestPath } from './appxPaths.ts'
import { isBundleName, type NamedPackage } from './NamedPackage.ts'

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
  const path = joinPath(appxFiles.packageFolder(named.fullName), manifestPath(isBundleName(named)))
  const there = image.volume.stat(path)?.kind === 'file'
  const because = there ? 'its manifest is in the image' : `the image has no ${path}`
  if (!judge.decide(rule, named.fullName, there, because) && judge.variant(rule).value?.refuse === true)
    throw new DismError('PATH_NOT_FOUND', `${named.fullName}: ${because}`)
}
