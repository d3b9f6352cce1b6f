import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { parsePackageIdentity, sameIdentity } from './packageIdentity.ts'
import { readPackage, readPackages, type RegisteredPackage } from './readPackages.ts'
import { packageFound, tokenOmitted } from './rules.ts'

/**
 * The package of an image that a name means.
 * @throws DismError CBS_INVALID_PACKAGE when there is none
 */
export function findPackage(image: ImageReader, name: string, judge: Judge): RegisteredPackage {
  const found = lookUp(image, name, judge)
  const because = found ? 'the image has it' : 'the image has no such package'
  const isFound = (one: RegisteredPackage | undefined): one is RegisteredPackage =>
    judge.decide(packageFound, name, one !== undefined, because)
  if (!isFound(found)) throw new DismError('CBS_INVALID_PACKAGE', `${name}: ${because}`)
  return found
}

function lookUp(image: ImageReader, name: string, judge: Judge): RegisteredPackage | undefined {
  const wanted = parsePackageIdentity(name)
  if (!wanted) return undefined
  const because = wanted.publicKeyToken === '' ? 'there is no token' : `the token is ${wanted.publicKeyToken}`
  if (!judge.decide(tokenOmitted, name, wanted.publicKeyToken === '', because)) return readPackage(image, name)
  return readPackages(image).find(({ identity }) => {
    const known = parsePackageIdentity(identity)
    return known && sameIdentity({ ...known, publicKeyToken: '' }, { ...wanted, publicKeyToken: '' })
  })
}
