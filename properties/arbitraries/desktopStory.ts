import fc from 'fast-check'
import { DESKTOP_FEATURES, DESKTOP_SERVERS, type DesktopStory } from '../laws/desktopFollowsFeatures.ts'

const OTHERS = ['windows-server-2008-r2', 'windows-8', 'windows-8.1', 'windows-server-2016']

/** Servers of the two releases most of the time. */
export function desktopStory(): fc.Arbitrary<DesktopStory> {
  return fc.record({
    preset: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...DESKTOP_SERVERS.keys()) }, fc.constantFrom(...OTHERS)),
    steps: fc.array(fc.record({ enable: fc.boolean(), name: fc.constantFrom(...DESKTOP_FEATURES.flat()) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
}
