import { DismError } from '../../errors/DismError.ts'
import { readAll } from '../../formats/ByteSource.ts'
import { FormatError } from '../../formats/FormatError.ts'
import { formatLangIni } from '../../formats/lang/formatLangIni.ts'
import { LANGUAGE_STATUS } from '../../formats/lang/LangIni.ts'
import { parseLangIni } from '../../formats/lang/parseLangIni.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import { checkHostFolder } from '../../host/readHostFile.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { distributionGiven, setupLanguagePresent } from './rules.ts'

/** The languages of a Windows distribution: a copy of what is on the DVD. */
export interface DistributionLanguages {
  /** What Setup starts with, by lang.ini; undefined without one. */
  readonly defaultLanguage: string | undefined
  /** Names of the folders in `langpacks` that hold a language pack; what is in it is not looked at. */
  readonly others: readonly string[]
}

/**
 * The languages of a distribution.
 * @throws DismError PATH_NOT_FOUND when there is no such folder, INVALID_DATA for a lang.ini that is none
 */
export function distributionLanguages(host: Host, folder: string): DistributionLanguages {
  checkHostFolder(host, folder)
  const path = langIniPath(folder)
  const source = host.readFile(path)
  const available = source ? readLangIni(readAll(source), path).available : []
  const packs = pathIn(folder, 'langpacks')
  return {
    defaultLanguage: available.find(({ status }) => (status & LANGUAGE_STATUS.default) !== 0)?.language,
    others: host
      .list(packs)
      .filter(({ name }) => host.kindOf(pathIn(pathIn(packs, name), 'lp.cab')) === 'file')
      .map(({ name }) => name),
  }
}

/**
 * Writes the lang.ini of a distribution from the languages of an image and of the distribution, over one that is there.
 * @param folder undefined when the command line names none
 * @param setupLanguage what Setup is to start with; the default UI language of the image when undefined
 * @throws DismError INVALID_COMMAND without a distribution, PATH_NOT_FOUND without its folder `sources`
 */
export function writeLangIni(
  host: Host,
  image: ImageReader,
  judge: Judge,
  folder: string | undefined,
  setupLanguage: string | undefined,
): void {
  const isGiven = (path: string | undefined): path is string =>
    judge.decide(distributionGiven, 'lang.ini', path !== undefined, path ?? 'there is no /Distribution')
  if (!isGiven(folder)) throw new DismError('INVALID_COMMAND', 'there is no /Distribution')
  checkHostFolder(host, pathIn(folder, 'sources'))
  const inImage = image.languages()
  const others = distributionLanguages(host, folder).others.filter((one) => !inImage.some((tag) => sameTag(tag, one)))
  const present = [...inImage, ...others]
  const wanted = setupLanguage ?? image.defaultLanguage()
  const found = present.find((one) => sameTag(one, wanted))
  const isPresent = judge.decide(setupLanguagePresent, wanted, found !== undefined, `there are ${present.join(', ')}`)
  const first = (isPresent ? found : present[0]) ?? ''
  const available = present.map((language) => ({
    language,
    status:
      (inImage.includes(language) ? LANGUAGE_STATUS.installed : 0) + (language === first ? LANGUAGE_STATUS.default : 0),
  }))
  const text = formatLangIni({ available, fallbacks: { [first]: 'en-us' } })
  host.writeFile(langIniPath(folder), new TextEncoder().encode(text))
}

function readLangIni(bytes: Uint8Array, path: string) {
  try {
    return parseLangIni(bytes, path)
  } catch (error) {
    if (error instanceof FormatError) throw new DismError('INVALID_DATA', error.message, { cause: error })
    throw error
  }
}

function langIniPath(folder: string): string {
  return pathIn(folder, 'sources\\lang.ini')
}

function sameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
