import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { writeEdition } from '../editions/writeEdition.ts'
import { editionReverted } from './healthRules.ts'

/** Lets an image be of the edition whose package is installed again. @param installed see `revertPackages` */
export function revertEdition(image: ForkedImage, installed: readonly string[], judge: Judge): void {
  const before = installed.flatMap((identity) => /^Microsoft-Windows-(\w+)Edition~/i.exec(identity)?.[1] ?? [])[0]
  const isThere = (one: string | undefined): one is string =>
    judge.decide(editionReverted, 'the image', one !== undefined, one ? `${one} is installed again` : 'no edition is')
  if (isThere(before)) writeEdition(image, image.identity().edition, before, judge)
}
