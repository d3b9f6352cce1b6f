import fc from 'fast-check'
import type { AnswerSpec, UnattendStory } from './UnattendStory.ts'

const packages = fc.array(
  fc.record({
    action: fc.constantFrom('install' as const, 'install' as const, 'stage' as const, 'remove' as const),
    kb: fc.constantFrom('KB1' as const, 'KB2' as const, 'KB3' as const),
    rightVersion: fc.constantFrom(true, true, true, true, false),
    source: fc.constantFrom(
      'right' as const,
      'none' as const,
      'right' as const,
      'none' as const,
      'right' as const,
      'other' as const,
      'gone' as const,
    ),
  }),
  { minLength: 1, maxLength: 3 },
)

const selection = fc.record({
  name: fc.constantFrom(
    'TelnetClient' as const,
    'IIS-WebServer' as const,
    'IIS-WebServerRole' as const,
    'TelnetClient' as const,
    'IIS-WebServer' as const,
    'IIS-WebServerRole' as const,
    'NetFx3' as const,
    'Nothing' as const,
  ),
  state: fc.constantFrom(true, true, false),
})

/** A feature and the one that it stands on, in either order. */
const childAndParent = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([child, parent, turned]) => {
  const both = [
    { name: 'IIS-WebServer' as const, state: child },
    { name: 'IIS-WebServerRole' as const, state: parent },
  ]
  return turned ? both.toReversed() : both
})

const features = fc.array(
  fc.record({
    selections: fc.oneof(
      fc.uniqueArray(selection, { selector: ({ name }) => name, minLength: 1, maxLength: 3 }),
      childAndParent,
    ),
    foundation: fc.constantFrom(
      'own' as const,
      'other version' as const,
      'own' as const,
      'other version' as const,
      'other architecture' as const,
      'own' as const,
      'other version' as const,
      'other language' as const,
    ),
  }),
  { minLength: 1, maxLength: 1 },
)

const settings = fc.array(
  fc.record({
    pass: fc.constantFrom('offlineServicing', 'offlineServicing', 'OfflineServicing', 'specialize', 'windowsPE'),
    component: fc.constantFrom('drivers' as const, 'drivers' as const, 'another' as const),
    architecture: fc.constantFrom('amd64' as const, 'amd64' as const, 'x86' as const),
    path: fc.constantFrom('right' as const, 'right' as const, 'gone' as const),
  }),
  { minLength: 1, maxLength: 2 },
)

/** An answer file of packages, of features or of settings, applied by dism or by the API in one session or several. */
function answers(): fc.Arbitrary<AnswerSpec> {
  const none = fc.constant([])
  const parts = fc.oneof(
    { arbitrary: fc.record({ packages, features: none, settings: none }), weight: 7 },
    { arbitrary: fc.record({ packages: none, features, settings: none }), weight: 7 },
    { arbitrary: fc.record({ packages: none, features: none, settings }), weight: 3 },
  )
  const way = fc.constantFrom(
    'dism' as const,
    'API, a session each' as const,
    'API, one session' as const,
    'API, a session each' as const,
  )
  return fc
    .record({ online: fc.boolean(), parts, way })
    .map(({ parts: some, online, ...rest }) => ({ ...rest, ...some, online: online && some.features.length > 0 }))
}

/** Images that have some updates and features, and answer files that are applied one after the other. */
export function unattendStories(): fc.Arbitrary<UnattendStory> {
  return fc.record({
    before: fc.subarray(['KB1' as const]),
    staged: fc.constantFrom(['KB2' as const, 'KB3' as const], ['KB3' as const], []),
    enabled: fc.constantFrom(
      [],
      ['IIS-WebServerRole' as const],
      ['IIS-WebServerRole' as const, 'IIS-WebServer' as const],
    ),
    answers: fc.array(answers(), { minLength: 3, maxLength: 5 }),
  })
}
