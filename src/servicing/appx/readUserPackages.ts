import { upcase } from '../../formats/upcase.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { namedPackage } from './NamedPackage.ts'
import { readRegistered } from './readRegistered.ts'

/** What a user had registered when it was read. */
export interface UserPackages {
  /** Whether the user has a package of that full name, in any case. */
  has(fullName: string): boolean
  /** Full names of the packages of a family. */
  ofFamily(familyName: string): readonly string[]
}

/** Reads all that a user has registered, once for many questions. */
export function readUserPackages(image: ImageReader, sid: string): UserPackages {
  const names = [...(readRegistered(image).get(sid.toUpperCase())?.values() ?? [])]
  const known = new Set(names.map(upcase))
  const families = new Map<string, string[]>()
  for (const name of names) {
    const family = upcase(namedPackage(name)?.familyName ?? '')
    const others = families.get(family)
    if (others) others.push(name)
    else families.set(family, [name])
  }
  return {
    has: (fullName) => known.has(upcase(fullName)),
    ofFamily: (familyName) => families.get(upcase(familyName)) ?? [],
  }
}
