import fc from 'fast-check'
import type { Script } from '../specs/Script.ts'
import type { AddCommand } from '../specs/ScriptCommand.ts'
import { appSpecs } from './appSpecs.ts'
import { imageSpec, type ImageConstraints } from './imageSpec.ts'
import { addCommand, scriptCommand } from './scriptCommand.ts'

/** What scripts may be drawn. */
export interface ScriptConstraints extends ImageConstraints {
  /** Most adds that a script begins with; 5 by default. */
  readonly maxAdds?: number
  /** Most commands of any kind that follow; 10 by default. */
  readonly maxCommands?: number
}

/**
 * Scripts: an image, some apps in some versions, adds to begin with, and then anything. Shrinks to the shortest script.
 */
export function script({
  maxAdds = 5,
  maxCommands = 10,
  ...constraints
}: ScriptConstraints = {}): fc.Arbitrary<Script> {
  return fc
    .record({
      image: imageSpec(constraints),
      apps: appSpecs(),
      adds: someAdds(maxAdds),
      further: fc.array(scriptCommand(), { maxLength: maxCommands }),
    })
    .map(({ image, apps, adds, further }) => ({ image, apps, commands: [...adds, ...further] }))
}

/** Mostly two or more adds, of different apps as far as there are some. */
function someAdds(maxLength: number): fc.Arbitrary<readonly AddCommand[]> {
  const adds = (minLength: number) =>
    fc.uniqueArray(addCommand(), { minLength: Math.min(minLength, maxLength), maxLength, selector: (one) => one.app })
  return fc.oneof({ withCrossShrink: true }, { arbitrary: adds(0), weight: 1 }, { arbitrary: adds(2), weight: 4 })
}
