import fc from 'fast-check'
import { findPreset } from '../../emulator/presets/presets.ts'
import { PRESET_NAMES } from '../../emulator/index.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'
import { DEFAULT_LANGUAGES } from './languagePools.ts'
import { USERS } from './names.ts'

/** Presets of clients, and of servers with the Desktop Experience, from Windows 8.1 and Server 2012 R2 on. */
const PLAINEST_FIRST = ['Client', 'Server'].flatMap((type) =>
  PRESET_NAMES.toReversed().filter((name) => {
    const { installationType, version } = findPreset(name)
    return installationType === type && !/^6\.[12]\./.test(version)
  }),
)

/** What images may be drawn. */
export interface ImageConstraints {
  /** Names of presets, the plainest first; by default all that take bundles without anything being installed first. */
  readonly presets?: readonly string[]
  /** Most languages besides the default one; 3 by default. */
  readonly maxFurtherLanguages?: number
  /**
   * Those besides the default one, the plainest first; by default some for which there is a language pack for every preset,
   * so that `createMachine` takes the image.
   */
  readonly languages?: readonly string[]
}

/** What start layouts pin: nothing, apps of the arbitraries, what looks like them. */
const PINS: readonly (readonly string[])[] = [
  [],
  [],
  ['Contoso.Reader_h91ms92gdsmmt!App'],
  ['Contoso.Photos_h91ms92gdsmmt!App', 'Contoso.Reader.Plus_h91ms92gdsmmt!App'],
  ['Contoso.Reader_h91ms92gdsmmt!app', 'Contoso.Photos_rf71fm6tkk4qe!App'],
]

/**
 * Windows images: a preset in an architecture in which it was released, one to four languages, the default one among
 * them at any place, up to three people, a country or region, a start layout. Nothing was done to them yet: for images with
 * a history, see `buildImageWithHistory`. Shrinks to a Windows 11 for x64 in en-US with nobody.
 */
export function imageSpec({
  presets = PLAINEST_FIRST,
  maxFurtherLanguages = 3,
  languages: pool = DEFAULT_LANGUAGES,
}: ImageConstraints = {}): fc.Arbitrary<ImageSpec> {
  const releases = presets.flatMap((preset) =>
    findPreset(preset).architectures.map((architecture) => ({ preset, architecture })),
  )
  return fc
    .record({
      release: fc.constantFrom(...releases),
      defaultLanguage: fc.constantFrom(...DEFAULT_LANGUAGES),
      further: fc.uniqueArray(fc.constantFrom(...pool), { maxLength: maxFurtherLanguages }),
      place: fc.nat({ max: maxFurtherLanguages }),
      users: fc.shuffledSubarray([...USERS]),
      region: fc.constantFrom(undefined, undefined, 'US', 'gbr'),
      pins: fc.constantFrom(...PINS),
    })
    .map(({ release, defaultLanguage, further, place, users, region, pins }) => {
      const others = further.filter((language) => language !== defaultLanguage)
      const languages = others.toSpliced(place, 0, defaultLanguage)
      return {
        ...release,
        languages,
        defaultLanguage,
        users,
        ...(region !== undefined && { region }),
        ...(pins.length > 0 && findPreset(release.preset).appx === '10' && { pins }),
      }
    })
}
