import type { ImageReader } from '../image/WindowsImage.ts'
import type { Judge } from '../rules/Judge.ts'
import { appSupport } from '../servicing/appx/appSupport.ts'
import { imageTakesApps } from '../servicing/appx/rules/support.ts'
import { vocabularyOf, type Vocabulary } from './grammar/Vocabulary.ts'

/**
 * What of the command line is known in a session: to the version of dism.exe, and to the providers of the image. Where
 * the image takes no apps the provider of their commands is missing.
 * @param asks whether the command line asks for one of those; only then the judge decides
 */
export function sessionVocabulary(dismVersion: string, image: ImageReader, asks: boolean, judge: Judge): Vocabulary {
  const { supported, because } = appSupport(image, judge)
  const takesApps = asks ? judge.decide(imageTakesApps, 'image', supported, because) : supported
  return vocabularyOf(dismVersion, takesApps ? [] : ['AppxManager'])
}
