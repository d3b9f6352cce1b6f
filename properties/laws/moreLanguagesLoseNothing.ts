import { readImageState } from '../images/readImageState.ts'
import { addApp } from '../runs/addApp.ts'
import { startRun } from '../runs/ImageRun.ts'
import { uphold } from './uphold.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'

/**
 * Law: an image with one language more has every package of an app that the image without it has.
 * @throws BrokenLaw
 */
export async function moreLanguagesLoseNothing(
  { image, app, frameworks, semantics }: FirstAdd,
  language: string,
): Promise<void> {
  const fewer = startRun(image, semantics)
  const more = startRun({ ...image, languages: [...new Set([...image.languages, language])] }, semantics)
  const law = `${app.name} must not lose a package when the image has ${language}, too.`
  const one = await addApp(fewer, app, frameworks)
  const other = await addApp(more, app, frameworks)
  if (one.ok !== other.ok) uphold(law, [`once it was added, once refused`])
  const there = readImageState(more.image).staged
  const lost = readImageState(fewer.image).staged.filter((name) => !there.includes(name))
  uphold(
    law,
    lost.map((name) => `lost: ${name}`),
  )
}
