import { DismError } from '../../errors/DismError.ts'
import { readDword } from '../../image/readWindowsFacts.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Operation } from '../Operation.ts'
import { appxKeys, appxValues } from './appxPaths.ts'
import { buildNumber } from './buildNumber.ts'
import { completeName } from './completeName.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { policyKeeps, policySet, releaseKeeps } from './rules/nonRemovable.ts'

/** Whether a text is a package family name: a name and the id of a publisher. */
export function isFamilyName(text: string): boolean {
  return /^[-.A-Za-z0-9]{3,50}_[0-9a-hjkmnp-tv-z]{13}$/i.test(text)
}

/** The package families that a policy makes nonremovable, in the order of the registry. */
export function listNonRemovableFamilies(image: ImageReader): readonly string[] {
  return (image.registry.key('SOFTWARE', appxKeys.config)?.subkeys() ?? [])
    .filter((key) => readDword(key, appxValues.nonRemovable) === 1)
    .map((key) => key.name)
}

/** /Set-NonRemovableAppPolicy: makes a package family nonremovable, or removable again. */
export function setNonRemovablePolicy(family: string, nonRemovable: boolean): Operation {
  return function* (image, context) {
    yield { label: `set the policy of ${family}` }
    const key = appxKeys.familyConfig(family)
    if (context.decide(policySet, family, nonRemovable, `/NonRemovable is ${nonRemovable ? 1 : 0}`))
      image.registry.setDword('SOFTWARE', key, appxValues.nonRemovable, 1)
    else {
      image.registry.deleteValue('SOFTWARE', key, appxValues.nonRemovable)
      const left = image.registry.key('SOFTWARE', key)
      if (left && left.values().length === 0 && left.subkeyNames().length === 0)
        image.registry.deleteKey('SOFTWARE', key)
    }
  }
}

/**
 * Decides whether the family of a package may be removed. Whether there is such a package is not asked.
 * @param packageName a full name, or a short one
 * @throws DismError REMOVE_FAILED when a policy or the release keeps it
 */
export function checkRemovable(image: ImageReader, packageName: string, judge: Judge): void {
  const named = namedPackage(completeName(packageName))
  if (!named) return
  const { familyName: family, fullName } = named
  checkPolicy(image, family, judge)
  const build = buildNumber(image)
  const known = judge.variant(releaseKeeps).value?.families.find((one) => sameName(one.family, family))
  if (!known) return
  const ended = isAtEndOfLife(image, fullName)
  const because = ended ? 'it is at the end of its life' : `the image is build ${build}`
  if (judge.decide(releaseKeeps, family, build >= known.from && !ended, because))
    throw new DismError('REMOVE_FAILED', `${family} is protected in this Windows`)
}

/**
 * Decides whether a policy lets a family be removed, from the image or for a user.
 * @throws DismError REMOVE_FAILED when it does not
 */
export function checkPolicy(image: ImageReader, family: string, judge: Judge): void {
  if (isNonRemovable(image, family, judge)) throw new DismError('REMOVE_FAILED', `a policy keeps ${family}`)
}

/** Decides whether a policy keeps a family. */
export function isNonRemovable(image: ImageReader, family: string, judge: Judge): boolean {
  const set = listNonRemovableFamilies(image).some((one) => sameName(one, family))
  return judge.decide(policyKeeps, family, set, set ? 'a policy is set' : 'no policy is set')
}

function isAtEndOfLife(image: ImageReader, fullName: string): boolean {
  const users = image.registry.key('SOFTWARE', appxKeys.endOfLife)?.subkeys() ?? []
  return users.some((user) => user.subkeyNames().some((name) => sameName(name, fullName)))
}
