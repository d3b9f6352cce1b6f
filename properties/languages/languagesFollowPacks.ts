import { languagePackIdentity } from '../../fixtures/index.ts'
import type { ServicedComputer } from '../computers/ServicedComputer.ts'
import { same } from '../laws/same.ts'
import { codeDiffers } from '../laws/codeDiffers.ts'
import { uphold } from '../laws/uphold.ts'
import { languageComputer, TAGS } from './languageComputer.ts'
import type { LanguagePackStep, LanguagePackStory } from './LanguagePackStory.ts'
import { modelLanguagePacks, type ModelLanguages } from './modelLanguagePacks.ts'

/** What the law met, see `cases` of the property. */
export const LANGUAGE_PACK_CASES = ['the only language stays', 'the default language goes', 'a pack waits to go']

/**
 * Law: an image has the languages of which a language pack is installed; a pack that waits for the next start, to come or
 * to go, changes none until then; the only language stays, and the default one hands over to the first of the others
 * where it may go.
 * @throws BrokenLaw
 */
export async function languagesFollowPacks(story: LanguagePackStory): Promise<readonly string[]> {
  const { languages, oobeIsOver } = story
  const preferred = languages[story.preferred % languages.length]!
  const computer = await languageComputer(languages, preferred, oobeIsOver)
  const model: ModelLanguages = {
    languages,
    preferred,
    packs: languages.map((tag) => ({ tag, product: 'Client', state: 'Installed' })),
    oobeIsOver,
  }
  const met: string[] = []
  for (const step of story.steps) {
    const before = { ...model }
    const law = `${JSON.stringify(step)}, where there were ${before.languages.join()}, must change languages as the model says.`
    const expected = modelLanguagePacks(model, step)
    if (expected === undefined) continue
    const code = await carryOut(computer, step)
    uphold(law, codeDiffers(code, expected))
    await compare(law, computer, model)
    if (before.languages.length === 1 && step.kind === 'remove' && code !== 0) met.push('the only language stays')
    if (before.preferred !== model.preferred) met.push('the default language goes')
    if (model.packs.some(({ state }) => state === 'Uninstall Pending')) met.push('a pack waits to go')
  }
  return met
}

/** @returns the exit code, or HRESULT */
async function carryOut(computer: ServicedComputer, step: LanguagePackStep): Promise<number> {
  switch (step.kind) {
    case 'add':
      return run(computer, step.online, '/Add-Package', `/PackagePath:D:\\${step.product} ${step.tag}.cab`)
    case 'remove': {
      const { tag, product, online } = step
      return run(computer, online, '/Remove-Package', `/PackageName:${languagePackIdentity(tag, { product })}`)
    }
    case 'license':
      return run(computer, false, '/Add-Package', `/PackagePath:D:\\license ${step.tag}.cab`)
    case 'drop':
      return computer.removeLanguage(step.tag)
    case 'restart':
      computer.start()
      return 0
  }
}

async function run(computer: ServicedComputer, online: boolean, ...words: string[]): Promise<number> {
  return (await computer.dism(online, ...words, '/NoRestart', '/Quiet')).code
}

async function compare(law: string, computer: ServicedComputer, model: ModelLanguages): Promise<void> {
  const { image } = computer
  same(law, [...image.languages()].sort().join(), [...model.languages].sort().join())
  same(law, image.defaultLanguage(), model.preferred)
  const { body } = await computer.dism(false, '/Get-Packages')
  const found = [
    ...body.matchAll(/Package Identity : Microsoft-Windows-(\w+)-LanguagePack-.*~(.*)~.*\nState : (.*)\n/g),
  ]
  const lines = (all: readonly (readonly string[])[]) =>
    all
      .map((one) => one.join(' '))
      .toSorted()
      .join()
  same(
    law,
    lines(found.map(([, product = '', tag = '', state = '']) => [product, tag, state])),
    lines(model.packs.map(({ product, tag, state }) => [product, tag, state])),
  )
  for (const tag of TAGS) {
    const isThere = image.volume.stat(`Windows\\System32\\${tag}\\kernel32.dll.mui`) !== undefined
    same(law, `files of ${tag}: ${isThere}`, `files of ${tag}: ${model.languages.includes(tag)}`)
  }
}
