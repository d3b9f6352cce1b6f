import { createMachine, type Machine } from '../../emulator/index.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { languagePack } from '../../src/servicing/languages/languagePacks.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import type { ImageSpec } from '../specs/ImageSpec.ts'

/** The computer of a script, not started yet. @param now its clock, when it is not that of every computer */
export function scriptMachine(image: ImageSpec, semantics: Semantics, now?: Clock): Machine {
  const machine = createMachine({
    ...image,
    languages: image.languages.filter((language) => languagePack(language)),
    semantics,
    // Scripts use options that dism.exe of older releases does not know.
    host: 'windows-11-24h2',
    ...(now && { now }),
  })
  for (const language of image.languages)
    if (!languagePack(language)) setUiLanguage(machine.image.volume, machine.host.now, language, true)
  return machine
}
