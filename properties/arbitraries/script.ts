import fc from 'fast-check'
import type { Script } from '../specs/Script.ts'
import type { AddCommand } from '../specs/ScriptCommand.ts'
import { appSpecs } from './appSpecs.ts'
import { imageSpec, type ImageConstraints } from './imageSpec.ts'
import { IMAGE_LANGUAGES } from './languagePools.ts'
import { addCommand, scriptCommand, signInCommand } from './scriptCommand.ts'

/** What scripts may be drawn. */
export interface ScriptConstraints extends ImageConstraints {
  /** Most adds that a script begins with; 5 by default. */
  readonly maxAdds?: number
  /** Most sign-ins, and then adds again, that follow; 2 by default. */
  readonly maxUpdates?: number
  /** Most commands of any kind at the end; 8 by default. */
  readonly maxCommands?: number
}

/**
 * Scripts: an image and some apps in some versions; adds, sign-ins and adds again, so that people have what is updated,
 * and then anything. Shrinks to the shortest script.
 */
export function script({
  maxAdds = 5,
  maxUpdates = 2,
  maxCommands = 8,
  ...constraints
}: ScriptConstraints = {}): fc.Arbitrary<Script> {
  return fc
    .record({
      image: imageSpec({ languages: IMAGE_LANGUAGES, ...constraints }),
      apps: appSpecs(),
      adds: someAdds(maxAdds),
      people: fc.array(signInCommand(), { maxLength: maxUpdates }),
      updates: fc.array(addCommand(), { maxLength: maxUpdates }),
      further: fc.array(scriptCommand(), { maxLength: maxCommands }),
    })
    .map(({ image, apps, adds, people, updates, further }) => ({
      image,
      apps,
      commands: [...adds, ...people, ...updates, ...further],
    }))
}

/** Mostly two or more adds, of different apps as far as there are some. */
function someAdds(maxLength: number): fc.Arbitrary<readonly AddCommand[]> {
  const adds = (minLength: number) =>
    fc.uniqueArray(addCommand(), { minLength: Math.min(minLength, maxLength), maxLength, selector: (one) => one.app })
  return fc.oneof({ withCrossShrink: true }, { arbitrary: adds(0), weight: 1 }, { arbitrary: adds(2), weight: 4 })
}
