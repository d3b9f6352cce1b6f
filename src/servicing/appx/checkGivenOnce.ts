import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import type { AppBundle, AppPackage } from '../../formats/appx/AppPackage.ts'
import { BLOCK_MAP_FILE } from '../../formats/appx/footprint.ts'
import { packageFamilyName, packageFullName } from '../../formats/appx/packageFullName.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { SoundRequest } from './AddRequest.ts'
import { sameName } from './NamedPackage.ts'
import { givenOnce } from './rules/addOptions.ts'

type Given = AppPackage | AppBundle

/**
 * Decides about packages that are given twice: of one family as app and optional packages, of one full name as
 * dependency packages.
 * @throws DismError INVALID_COMMAND unless they are the same
 */
export function checkGivenOnce({ main, optionalPackages, dependencies }: SoundRequest, judge: Judge): void {
  const familyOf = (given: Given) => packageFamilyName(given.identity)
  const nameOf = (given: Given) => packageFullName(given.identity)
  for (const [packages, key] of [
    [[main, ...optionalPackages], familyOf],
    [dependencies, nameOf],
  ] as const) {
    for (const [index, given] of packages.entries()) {
      const earlier = packages.slice(0, index).find((one) => sameName(key(one), key(given)))
      if (!earlier) continue
      const same = sameName(nameOf(earlier), nameOf(given)) && blockMapOf(earlier) === blockMapOf(given)
      const because = `${earlier.file} is given too, ${same ? 'with the same content' : `another package of ${key(given)}`}`
      if (!judge.decide(givenOnce, given.file, same, because))
        throw new DismError('INVALID_COMMAND', `${given.file}: ${because}`)
    }
  }
}

/** The block map of a package as text: it tells the content. */
function blockMapOf({ files }: Given): string {
  const blockMap = files.find(({ path }) => sameName(path, BLOCK_MAP_FILE))
  return blockMap ? new TextDecoder().decode(readAll(blockMap.content)) : ''
}
