import { languagePack } from '../../src/servicing/languages/languagePacks.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'

const UI_LANGUAGES = 'ControlSet001\\Control\\MUI\\UILanguages'

/** LOCALE_CUSTOM_UNSPECIFIED: what a locale without a number of its own has. */
const NO_LCID = 0x1000

/** Adds or removes the key of a UI language in SYSTEM, as installing or removing its language pack would. */
export function setUiLanguage(volume: Volume, now: Clock, language: string, installed: boolean): void {
  const fork = openImage(volume, now).fork()
  const key = `${UI_LANGUAGES}\\${language}`
  if (installed) fork.registry.setDword('SYSTEM', key, 'LCID', languagePack(language)?.lcid ?? NO_LCID)
  else fork.registry.deleteKey('SYSTEM', key)
  volume.apply(fork.finish())
}
