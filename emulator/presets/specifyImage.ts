import { LANGUAGE_PACKS, languagePack, type LanguagePack } from '../../src/servicing/languages/languagePacks.ts'
import { findRegion } from './findRegion.ts'
import type { ImageOptions, ImageSpecification, UserSpecification } from './ImageSpecification.ts'
import { FIRST_USER, machineSid } from './machineSid.ts'
import type { Preset } from './Preset.ts'
import { PresetError } from './PresetError.ts'
import { findPreset } from './presets.ts'

/**
 * Checks what image is wanted and fills in what was left open.
 * @throws PresetError when no such image can exist; its message lists what does
 */
export function specifyImage(options: ImageOptions): ImageSpecification {
  const name = options.preset.toLowerCase()
  const preset = findPreset(name)
  const architecture = preset.architectures.find((one) => one === (options.architecture ?? preset.architectures[0]))
  if (!architecture)
    throw new PresetError(
      `${name} was never released for ${options.architecture}, only for ${preset.architectures.join(', ')}`,
    )
  const languages = [...new Set((options.languages ?? ['en-US']).map(findLanguage))]
  const tags = languages.map(({ tag }) => tag)
  const defaultLanguage = options.defaultLanguage === undefined ? languages[0] : findLanguage(options.defaultLanguage)
  if (!defaultLanguage) throw new PresetError('an image needs at least one language')
  if (!languages.includes(defaultLanguage))
    throw new PresetError(
      `the default language ${defaultLanguage.tag} is none of the languages of the image: ${tags.join(', ')}`,
    )
  const region = findRegion(options.region ?? defaultLanguage.tag.slice(-2))
  const pins = options.pins ?? []
  checkPins(pins, name, preset)
  const version = findVersion(preset, options.version ?? preset.version)
  const users = options.users ?? []
  const sid = machineSid([name, architecture, version.join('.'), ...tags, ...users].join(' '))
  return {
    name,
    preset,
    architecture,
    languages,
    defaultLanguage,
    region,
    users: findUsers(users, sid),
    pins,
    version,
    machineSid: sid,
    now: options.now,
  }
}

function findLanguage(tag: string): LanguagePack {
  const known = languagePack(tag)
  if (known) return known
  throw new PresetError(
    `Windows has no language pack ${tag}; there are ${LANGUAGE_PACKS.map((pack) => pack.tag).join(', ')}`,
  )
}

/** An AppUserModelID: family name and application id. */
const AUMID = /^[-.\w]{3,50}_[0-9a-hjkmnp-tv-z]{13}![A-Za-z][A-Za-z0-9.]{0,63}$/

function checkPins(pins: readonly string[], name: string, preset: Preset): void {
  if (pins.length > 0 && preset.appx !== '10') throw new PresetError(`${name} has no start layout to pin to`)
  const wrong = pins.find((pin) => !AUMID.test(pin))
  if (wrong !== undefined)
    throw new PresetError(`${wrong} is no AppUserModelID, as in Contoso.Reader_h91ms92gdsmmt!App`)
}

function findVersion(preset: Preset, text: string): ImageSpecification['version'] {
  const parts = text.split('.').map(Number)
  const [major = NaN, minor = NaN, build = NaN, revision = NaN] = parts
  const [ownMajor, ownMinor] = preset.version.split('.').map(Number)
  const numbers = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 0xffff)
  if (!numbers || major !== ownMajor || minor !== ownMinor || !(build in preset.builds)) {
    const known = Object.keys(preset.builds).map((number) => `${ownMajor}.${ownMinor}.${number}.<revision>`)
    throw new PresetError(`${text} is no version of this release; there are ${known.join(', ')}`)
  }
  return [major, minor, build, revision]
}

/** Names of folders in Users that are nobody's profile. */
const RESERVED_NAMES = new Set(['all users', 'default', 'default user', 'public'])

function findUsers(names: readonly string[], sid: string): UserSpecification[] {
  const seen = new Set<string>()
  return names.map((name, index) => {
    checkUserName(name)
    if (seen.has(name.toLowerCase())) throw new PresetError(`the user ${name} is named twice`)
    seen.add(name.toLowerCase())
    return { name, sid: `${sid}-${FIRST_USER + index}` }
  })
}

/**
 * Checks the name of a local account as Windows does.
 * @throws PresetError when it is none
 */
export function checkUserName(name: string): void {
  if (name === '' || name.length > 20 || /["/\\[\]:;|=,+*?<>@]|\p{Cc}|\.$|^ | $/u.test(name))
    throw new PresetError(`"${name}" is no user name: 1 to 20 characters, none of "/\\[]:;|=,+*?<>@, no dot at the end`)
  if (RESERVED_NAMES.has(name.toLowerCase())) throw new PresetError(`"${name}" is a folder that Windows has already`)
}
