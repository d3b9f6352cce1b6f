import fc from 'fast-check'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { appSpecs } from './appSpecs.ts'
import { imageSpec } from './imageSpec.ts'
import { DEFAULT_LANGUAGES } from './languagePools.ts'
import { USERS } from './names.ts'

/**
 * Computers with apps at hand: mostly two languages and two people. Every language has a language pack, which can be
 * removed. Shrinks to a Windows 11 in en-US with nobody and one app.
 */
export function machineWorld(): fc.Arbitrary<MachineWorld> {
  const often = <Item>(min: number, items: readonly Item[]) =>
    fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.subarray([...items], { maxLength: min }), weight: 1 },
      { arbitrary: fc.subarray([...items], { minLength: min, maxLength: 3 }), weight: 5 },
    )
  return fc
    .record({
      image: imageSpec({ maxFurtherLanguages: 0 }),
      further: often(1, DEFAULT_LANGUAGES),
      users: often(2, USERS),
      apps: appSpecs(),
      semantics: fc.constantFrom('documented', 'observed'),
    })
    .map(({ image, further, users, apps, semantics }) => {
      const others = further.filter((language) => language !== image.defaultLanguage)
      return { image: { ...image, languages: [...others, image.defaultLanguage], users }, apps, semantics }
    })
}
