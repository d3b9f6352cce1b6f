import { createWindowsImage } from '../../emulator/index.ts'
import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { readAll } from '../../src/formats/ByteSource.ts'
import { readDword, readString } from '../../src/image/readWindowsFacts.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change } from '../computers/smallImage.ts'
import { same } from '../laws/same.ts'
import { uphold } from '../laws/uphold.ts'
import type { IntlCommand, IntlStory } from './IntlStory.ts'
import { MODEL_DRIVERS, modelSet, type ModelIntl } from './modelIntl.ts'

const CONTROL = 'ControlSet001\\Control'
const DISTRIBUTION = 'D:\\distribution'
const LANG_INI = 'distribution\\sources\\lang.ini'

const images = new Map<string, WritableVolume>()

/** An image in some languages, made once. */
function imageIn(preset: string, languages: readonly string[]): WritableVolume {
  const key = JSON.stringify({ preset, languages })
  const known = images.get(key)
  if (known) return known.fork()
  const volume = createWindowsImage({
    preset,
    languages: ['en-US', ...languages.filter((tag) => tag !== 'hi-IN')],
    region: 'US',
    now: STILL,
  })
  images.set(key, volume)
  return volume.fork()
}

/** The image of a story. */
function imageOf({ preset, languages, french, noDefaultUser }: IntlStory): WritableVolume {
  const image = imageIn(preset, languages)
  change(image, ({ registry, volume: files }) => {
    const path = `${CONTROL}\\MUI\\UILanguages\\fr-FR`
    if (languages.includes('hi-IN')) registry.setDword('SYSTEM', `${CONTROL}\\MUI\\UILanguages\\hi-IN`, 'LCID', 0x439)
    if (languages.includes('fr-FR') && french !== 'full') {
      registry.setDword('SYSTEM', path, 'Type', french === 'partial' ? 0x112 : 0x114)
      for (const fallback of ['en-US', 'es-ES']) registry.setMultiString('SYSTEM', path, fallback, [''])
      registry.setString('SYSTEM', path, 'DefaultFallback', 'en-US')
    }
    if (noDefaultUser) files.remove('Users\\Default\\NTUSER.DAT')
  })
  return image
}

/**
 * Law: international settings are made offline, all that a line says or nothing of it; a setting that is named by itself
 * counts before those that stand for many; /Get-Intl reports what was set; lang.ini has the languages of image and
 * distribution and names one of them for Setup.
 * @throws BrokenLaw
 */
export async function intlFollowsModel(story: IntlStory): Promise<void> {
  const disk = createMemoryVolume({ now: STILL })
  disk.write('distribution\\sources\\setup.exe', new Uint8Array(1))
  for (const pack of story.packs) disk.write(`distribution\\langpacks\\${pack}\\lp.cab`, new Uint8Array(1))
  const computer = servicedComputer(
    new Map([
      ['C', imageOf(story)],
      ['D', disk],
    ]),
  )
  let model: ModelIntl = {
    story,
    languages: ['en-US', ...story.languages],
    installLanguage: 'en-US',
    preferred: 'en-US',
    fallbacks: { 'fr-FR': 'en-US' },
    systemLocale: 'en-US',
    ansi: 1252,
    userLocale: 'en-US',
    region: { number: 244, name: 'United States', letters: 'US' },
    inputs: ['0409:00000409'],
    zone: 'Pacific Standard Time',
    driver: '1',
  }
  for (const [index, command] of story.commands.entries()) {
    const law = `Command ${index + 1} must leave the settings as the model says.`
    const { code } = await computer.dism(command.online, ...wordsOf(command))
    if (command.kind === 'setup') {
      const expected = setupCode(command)
      if (code !== expected) uphold(law, [`expected: ${expected}`, `was: ${code}`])
      if (code === 0) same(law, langIni(disk), setupLines(model, story.packs, command.language))
      continue
    }
    const after = command.online ? { refused: [50] } : modelSet(model, command.settings)
    const codes = 'refused' in after ? after.refused : [0]
    if (!codes.includes(code)) uphold(law, [`expected: ${codes.join(' or ')}`, `was: ${code}`])
    if (!('refused' in after)) model = after
    await compare(law, computer, model)
  }
}

function wordsOf(command: IntlCommand): string[] {
  if (command.kind === 'set')
    return Object.entries(command.settings).flatMap(([name, value]) =>
      value === undefined ? [] : `/Set-${name}:${value}`,
    )
  const { language, distribution } = command
  const folder = { given: DISTRIBUTION, gone: 'D:\\gone', none: undefined }[distribution]
  return [
    '/Gen-LangINI',
    ...(language === undefined ? [] : [`/Set-SetupUILang:${language}`]),
    ...(folder === undefined ? [] : [`/Distribution:${folder}`]),
  ]
}

function setupCode({ online, distribution }: Extract<IntlCommand, { kind: 'setup' }>): number {
  if (online) return 50
  return { given: 0, none: 87, gone: 3 }[distribution]
}

/** The languages with their numbers: 2 for those of the image, 1 more for that of Setup. */
function setupLines(model: ModelIntl, packs: readonly string[], language: string | undefined): string {
  const isOneOf = (tag: string, list: readonly string[]) => list.some((one) => one.toLowerCase() === tag.toLowerCase())
  const image = model.languages.toSorted()
  const names = [...image, ...packs.filter((pack) => !isOneOf(pack, model.languages))]
  const asked = (language ?? model.installLanguage).toLowerCase()
  const setup = isOneOf(asked, names) ? asked : (names[0] ?? '').toLowerCase()
  const number = (name: string) => (image.includes(name) ? 2 : 0) + (name.toLowerCase() === setup ? 1 : 0)
  return names.map((name) => `${name} = ${number(name)}`).join('\n')
}

function langIni(disk: WritableVolume): string {
  const text = new TextDecoder().decode(readAll(disk.open(LANG_INI))).replaceAll('\r\n', '\n')
  return /\[Available UI Languages\]\n([^]*?)\n\n/.exec(text)?.[1] ?? text
}

/** What /Get-Intl reports offline and online, and what of the hives it does not show. */
async function compare(law: string, computer: ServicedComputer, model: ModelIntl): Promise<void> {
  const { noDefaultUser, french } = model.story
  const driver = MODEL_DRIVERS[model.driver]
  const partly = model.installLanguage === 'fr-FR' && french !== 'full'
  for (const online of [false, true]) {
    const { body } = await computer.dism(online, '/Get-Intl')
    const report = (label: string) => new RegExp(`^${label} : (.*)$`, 'm').exec(body)?.[1]
    same(law, report('Default system UI language'), model.installLanguage)
    same(law, report('The UI language fallback is'), partly ? model.fallbacks['fr-FR'] : undefined)
    same(law, report('System locale'), model.systemLocale)
    same(law, report('Default time zone'), model.zone)
    same(law, report('Keyboard layered driver'), driver?.name)
    if (noDefaultUser) continue
    const { region } = model
    same(law, report('User locale for default user'), online ? undefined : model.userLocale)
    same(law, report('Location'), online ? undefined : `${region.name} (GEOID = ${region.number})`)
    same(law, report(String.raw`Active keyboard\(s\)`), model.inputs.join(', '))
  }
  const { registry } = computer.image
  const multi = (key: Parameters<typeof registry.key>[0], path: string, name: string) =>
    new TextDecoder('utf-16le').decode(registry.key(key, path)?.value(name)?.data).split('\0')[0]
  same(law, readString(registry.key('SYSTEM', `${CONTROL}\\Nls\\CodePage`), 'ACP'), String(model.ansi))
  const keyboard = registry.key('SYSTEM', 'ControlSet001\\Services\\i8042prt\\Parameters')
  const kinds = ['OverrideKeyboardType', 'OverrideKeyboardSubtype'].map((name) => readDword(keyboard, name))
  if (model.driver !== '1') same(law, kinds.join(), `${driver?.type},${driver?.subtype}`)
  if (model.preferred === 'en-US') return
  same(law, multi('SYSTEM', `${CONTROL}\\MUI\\Settings`, 'PreferredUILanguages'), model.preferred)
  if (noDefaultUser) return
  const international = 'Control Panel\\International'
  same(law, multi('NTUSER:Users\\Default', `${international}\\User Profile`, 'Languages'), model.preferred)
  const named = model.story.preset === 'windows-8.1' ? undefined : model.region.letters
  if (model.userLocale !== 'en-US' && model.userLocale !== 'en-029')
    same(law, readString(registry.key('NTUSER:Users\\Default', `${international}\\Geo`), 'Name'), named)
}
