import fc from 'fast-check'
import type { UpdateCabSpec } from '../../fixtures/index.ts'
import type { WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'

/** What updates may be drawn. */
export interface UpdateConstraints {
  /** The plainest first; x64 alone by default. */
  readonly architectures?: readonly WindowsArchitecture[]
  /** Versions of the Windows that they are for, undefined for any; any by default. */
  readonly releases?: readonly (string | undefined)[]
}

const VERSIONS = ['10.0.1.1', '10.0.1.2', '10.0.2.1', '26100.3000.1.7'] as const
const RELEASE_TYPES = ['Update', 'Security Update', 'Hotfix', 'Critical Update'] as const

/**
 * Updates of Windows (KB), as `updateCab` of `dismulator/fixtures` takes them: a few numbers and versions, so that they
 * meet each other, no component to three, up to two features, with or without a restart, now and then permanent. Shrinks to
 * an update with one file that asks for nothing.
 */
export function updateCabSpec({
  architectures = ['x64'],
  releases = [undefined],
}: UpdateConstraints = {}): fc.Arbitrary<UpdateCabSpec> {
  return fc
    .record({
      kb: fc.constantFrom('KB5000001', 'KB5000002', 'KB5000003'),
      version: fc.constantFrom(...VERSIONS),
      architecture: fc.constantFrom(...architectures),
      release: fc.constantFrom(...releases),
      releaseType: fc.constantFrom(...RELEASE_TYPES),
      restart: fc.constantFrom('possible', 'possible', 'required'),
      permanent: fc.constantFrom(false, false, false, true),
      components: fc.constantFrom(1, 0, 2, 3),
      features: fc.uniqueArray(
        fc.record({ name: fc.constantFrom('Reading', 'Writing', 'Printing'), enabled: fc.boolean() }),
        { maxLength: 2, selector: ({ name }) => name },
      ),
    })
    .map(({ release, features, kb, ...spec }) => ({
      ...spec,
      kb,
      ...(release !== undefined && { release }),
      ...(features.length > 0 && {
        features: features.map(({ name, enabled }) => ({ name: `${name}-${kb}`, enabledByDefault: enabled })),
      }),
    }))
}
