import { DismError } from '../../errors/DismError.ts'
import type { FeatureList } from '../../servicing/features/Feature.ts'
import { listFeatures, listManifestFeatures } from '../../servicing/features/listFeatures.ts'
import { openPackageSource } from '../../servicing/packages/openPackageSource.ts'
import type { CommandSession } from './Command.ts'

/**
 * The features that /PackageName or /PackagePath means, or those of Windows itself. Both at once are refused (inferred).
 * @throws DismError for a package that is none
 */
export function readFeatureList({ host, image, options, judge }: CommandSession): FeatureList {
  const [name] = options.get('packagename') ?? []
  const [path] = options.get('packagepath') ?? []
  if (name !== undefined && path !== undefined)
    throw new DismError('INVALID_COMMAND', 'both /PackageName and /PackagePath')
  if (path === undefined) return listFeatures(image, name, judge)
  return listManifestFeatures(image, openPackageSource(host, path, judge).manifest, judge)
}
