import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { languageLast } from './languageRules.ts'

/** Whether a language is the only one of the image, which has to stay (language.remove.last). */
export function isLastLanguage(image: ImageReader, language: string, judge: Judge): boolean {
  const languages = image.languages()
  const others = languages.filter((one) => one.toLowerCase() !== language.toLowerCase())
  return !judge.decide(languageLast, language, others.length > 0, `the image has ${languages.join(', ')}`)
}
