import { DismError } from '../../errors/DismError.ts'
import { followUpOf } from '../FollowUp.ts'
import type { Operation } from '../Operation.ts'
import { partOf } from '../partOf.ts'
import { addPackage } from './addPackage.ts'
import type { AddPackageOptions } from './checkAddition.ts'
import type { PackageChange } from './PackageChange.ts'
import type { PackageSource } from './PackageSource.ts'
import { updateFileWhole } from './updateFileRules.ts'

/**
 * Adds what lies at one path: the packages of an .msu, all of them or none, or the one of a .cab file or a folder.
 *
 * Throws DismError CBS_INVALID_PACKAGE when there is none, and what `addPackage` throws.
 * @param path as given
 * @param sources see `openPackageSources`
 * @returns what came of the first, with what has to follow for all of them
 */
export function addUpdate(
  path: string,
  sources: readonly PackageSource[],
  options: AddPackageOptions,
): Operation<PackageChange> {
  return function* (image, context) {
    const count = sources.length
    context.decide(updateFileWhole, path, count > 1, count > 1 ? `${count} packages are in it` : 'there is but one')
    const changes: PackageChange[] = []
    for (const [index, source] of sources.entries())
      changes.push(yield* partOf(addPackage(source, options)(image, context), index, count))
    const [first] = changes
    if (!first) throw new DismError('CBS_INVALID_PACKAGE', `there is no package in ${path}`)
    return { ...first, ...followUpOf(changes), skipped: changes.every(({ skipped }) => skipped) }
  }
}
