import fc from 'fast-check'
import type { Script } from '../specs/Script.ts'
import { appSpecs } from './appSpecs.ts'
import { imageSpec, type ImageConstraints } from './imageSpec.ts'
import { scriptCommand } from './scriptCommand.ts'

/** Scripts: an image, one to four apps, and up to twelve commands. Shrinks to the shortest script. */
export function script(constraints: ImageConstraints & { readonly maxCommands?: number } = {}): fc.Arbitrary<Script> {
  return fc.record({
    image: imageSpec(constraints),
    apps: appSpecs(),
    commands: fc.array(scriptCommand(), { minLength: 1, maxLength: constraints.maxCommands ?? 12 }),
  })
}
