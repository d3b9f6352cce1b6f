import { DismError } from '../../errors/DismError.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { NamedFiles } from './NamedFiles.ts'
import { folderOptions } from './rules/addOptions.ts'

/**
 * Decides whether what is named beside a folder goes with it. A package file is not asked.
 * @throws DismError INVALID_COMMAND
 */
export function checkFolderOptions(
  named: Pick<NamedFiles, 'source' | 'dependencyPaths' | 'optionalPaths' | 'licensePaths'>,
  judge: Judge,
): void {
  if (named.source.kind !== 'folder') return
  const paths: { readonly [option: string]: readonly string[] } = {
    LicensePath: named.licensePaths,
    DependencyPackagePath: named.dependencyPaths,
    OptionalPackagePath: named.optionalPaths,
  }
  const foreign = judge.variant(folderOptions).value?.options.filter((name) => (paths[name]?.length ?? 0) > 0) ?? []
  const names = foreign.map((name) => `/${name}`).join(', ')
  const because = foreign.length > 0 ? `it stands with ${names}` : 'it stands with none of them'
  if (!judge.decide(folderOptions, '/FolderPath', foreign.length === 0, because))
    throw new DismError('INVALID_COMMAND', `/FolderPath does not go with ${names}`)
}
