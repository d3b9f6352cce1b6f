import fc from 'fast-check'
import type { Semantics } from '../../src/rules/Rule.ts'

const ARCHITECTURES = ['x64', 'x86', 'arm64'] as const
export type LibraryArchitecture = (typeof ARCHITECTURES)[number]

/** A version of the library for an architecture. */
export interface LibraryFile {
  readonly architecture: LibraryArchitecture
  readonly version: string
}

const WRONG = ['library with dependencies', 'app', 'resource', 'bundle', 'text'] as const

/** What is given as a dependency package: the library, or something that is none. */
export interface GivenFile extends LibraryFile {
  readonly kind: 'library' | 'another library' | (typeof WRONG)[number]
}

/** An app that asks for the library is added. */
export interface DependencyAdd {
  readonly app: LibraryArchitecture | 'neutral'
  readonly optional: boolean
  /** The version that the app asks for. */
  readonly least: string
  readonly given: readonly GivenFile[]
  /** What is given too: every library that the image has, or one that is older than it. */
  readonly again: readonly ('the same' | 'older')[]
  /** Before that, files go of the library in the image that has this place. */
  readonly lost: { readonly index: number; readonly what: 'folder' | 'manifest' } | undefined
}

/** Apps that come into an image one after the other, each with its library. */
export interface DependencyStory {
  readonly architecture: LibraryArchitecture
  readonly semantics: Semantics
  readonly adds: readonly DependencyAdd[]
  /** What is given with an app that needs nothing, and is refused. */
  readonly wrong: (typeof WRONG)[number]
}

/** Apps, their library in some forms, and things that are none. */
export function dependencyStory(): fc.Arbitrary<DependencyStory> {
  const file = fc.record({
    kind: fc.oneof(
      { arbitrary: fc.constant('library'), weight: 30 },
      { arbitrary: fc.constantFrom(...WRONG, 'another library'), weight: 2 },
    ),
    architecture: fc.constantFrom('x64', 'x64', 'x86', 'arm64'),
    version: fc.constantFrom('1.10.0.0', '1.10.0.0', '1.9.0.0', '1.0.0.0'),
  }) satisfies fc.Arbitrary<GivenFile>
  const add = fc.record({
    app: fc.constantFrom('neutral', 'x64', 'x86', 'x86'),
    optional: fc.constantFrom(false, false, false, true),
    least: fc.constantFrom('1.0.0.0', '1.5.0.0', '1.9.0.0'),
    given: fc.array(file, { maxLength: 3, size: 'max' }),
    again: fc.constantFrom([], ['the same'], ['older'], ['older'], ['older', 'the same']),
    lost: fc.option(fc.record({ index: fc.nat({ max: 2 }), what: fc.constantFrom('folder', 'manifest') }), {
      nil: undefined,
      freq: 2,
    }),
  }) satisfies fc.Arbitrary<DependencyAdd>
  return fc
    .record({
      architecture: fc.constantFrom(...ARCHITECTURES),
      semantics: fc.constantFrom('documented', 'observed', 'observed'),
      adds: fc.array(add, { minLength: 4, maxLength: 8, size: 'max' }),
      wrong: fc.constantFrom(...WRONG, 'library with dependencies'),
    })
    .map(({ adds, ...rest }) => ({
      ...rest,
      // The first mostly brings one for the image's own processor, without which it would not go in.
      adds: adds.map((one, index) => (index === 0 ? { ...one, given: ownFirst(one.given, rest.architecture) } : one)),
    }))
}

function ownFirst([first, ...others]: readonly GivenFile[], architecture: LibraryArchitecture): readonly GivenFile[] {
  return first ? [{ ...first, architecture }, ...others] : []
}
