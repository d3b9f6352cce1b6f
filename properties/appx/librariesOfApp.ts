import type { Semantics } from '../../src/rules/Rule.ts'
import { compareVersions, newest } from '../model/versions.ts'
import type { DependencyAdd, GivenFile, LibraryArchitecture, LibraryFile } from './dependencyStory.ts'

/** A library in the image. */
export interface LibraryThere extends LibraryFile {
  /** Whether its files are gone. */
  readonly lost: boolean
}

/** What an app has of the library for one architecture. */
export interface LibraryChoice {
  readonly architecture: string
  /** Whether what is given is older than what is there. */
  readonly older: boolean
  readonly chosen: LibraryFile | LibraryThere | undefined
}

/** For each architecture that applies: the newest library that serves, given or there; that there where both are equal. */
export function librariesOfApp(
  { least }: DependencyAdd,
  applicable: readonly string[],
  there: readonly LibraryThere[],
  given: readonly GivenFile[],
): readonly LibraryChoice[] {
  return applicable.map((architecture) => {
    const serves = (one: LibraryFile) => one.architecture === architecture && compareVersions(one.version, least) >= 0
    const own = newest(given.filter((one) => one.kind === 'library' && serves(one)))
    const old = there.find(serves)
    const order = own && old ? compareVersions(own.version, old.version) : 0
    return { architecture, older: order < 0, chosen: old && order <= 0 ? old : own }
  })
}

/** The codes of all that is wrong with an app and what is given with it. */
export function faultsOfLibraries(
  { app, optional }: DependencyAdd,
  runsAs: LibraryArchitecture,
  choices: readonly LibraryChoice[],
  given: readonly GivenFile[],
  semantics: Semantics,
): readonly number[] {
  const own = choices.find((one) => one.architecture === runsAs)
  const isObserved = semantics === 'observed'
  return [
    ...(given.some(({ kind }) => kind === 'text') ? [0x8007_3cf0] : []),
    ...(given.some(({ kind }) => !['library', 'another library', 'text'].includes(kind)) ? [0x8007_3cf2] : []),
    ...(app === 'neutral' || own ? [] : [0x8007_3d10]),
    ...(optional || own?.chosen ? [] : [0x8007_3cf3]),
    ...(isObserved && choices.some(({ older }) => older) ? [0xc157_0118] : []),
    ...(isObserved && choices.some(({ chosen }) => chosen && 'lost' in chosen && chosen.lost) ? [3] : []),
  ]
}
