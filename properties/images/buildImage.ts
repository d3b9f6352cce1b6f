import { createWindowsImage } from '../../emulator/index.ts'
import { languagePack } from '../../src/servicing/languages/languagePacks.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'
import { setUiLanguage } from './setUiLanguage.ts'

/**
 * Makes a Windows image with real hives, never started since it was generalized. A language that has no language pack
 * today (zh-HK had one until Windows 10) gets its key below UILanguages by hand.
 */
export function buildImage(spec: ImageSpec, now: Clock): WritableVolume {
  const packs = spec.languages.filter((language) => languagePack(language))
  const volume = createWindowsImage({ ...spec, languages: packs, now })
  for (const language of spec.languages.filter((each) => !packs.includes(each)))
    setUiLanguage(volume, now, language, true)
  return volume
}
