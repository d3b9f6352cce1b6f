import fc from 'fast-check'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { appSpecs } from './appSpecs.ts'
import { imageSpec } from './imageSpec.ts'
import { DEFAULT_LANGUAGES } from './languagePools.ts'
import { addWithDataCommand } from './machineCommand.ts'
import { USERS } from './names.ts'

/** Few, so that few images are built and language packs meet what is there. */
const LANGUAGES = DEFAULT_LANGUAGES.slice(0, 4)

/**
 * Computers with apps at hand, of which some are provisioned first: mostly two languages and two people. Every language has a language pack, which can be
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
      defaultLanguage: fc.constantFrom(...LANGUAGES),
      further: often(1, LANGUAGES),
      users: often(2, USERS),
      apps: appSpecs(),
      semantics: fc.constantFrom('documented', 'observed'),
      first: fc.uniqueArray(addWithDataCommand(), { maxLength: 2, selector: (one) => one.app }),
    })
    .map(({ image, defaultLanguage, further, users, apps, semantics, first }) => {
      const others = further.filter((language) => language !== defaultLanguage)
      return {
        image: { ...image, languages: [...others, defaultLanguage], defaultLanguage, users },
        apps,
        semantics,
        first,
      }
    })
}
