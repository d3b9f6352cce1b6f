import { readProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { readImageState } from '../images/readImageState.ts'
import { setUiLanguage } from '../images/setUiLanguage.ts'
import { addApp } from '../runs/addApp.ts'
import { startRun } from '../runs/ImageRun.ts'
import { uphold } from './uphold.ts'
import { differenceOfNames } from './differenceOfNames.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'

/**
 * Law: when a language comes to an image or goes, an app is stale exactly when an image with those languages from the
 * start would have other packages of it; adding the app again repairs it.
 * @param language comes when the image lacks it, goes when it is there and not the default one
 * @returns whether the app was stale, or undefined when it was refused
 * @throws BrokenLaw
 */
export async function languageChangeMakesStale(
  { image, app, frameworks, semantics }: FirstAdd,
  language: string,
): Promise<boolean | undefined> {
  const installed = !image.languages.includes(language)
  const languages = installed ? [...image.languages, language] : image.languages.filter((each) => each !== language)
  if (!languages.includes(image.defaultLanguage)) return undefined
  const run = startRun(image, semantics)
  if (!(await addApp(run, app, frameworks)).ok) return undefined
  const fresh = startRun({ ...image, languages }, semantics)
  await addApp(fresh, app, frameworks)

  const isStale = () => readProvisionedState(run.image, semantics).some((one) => one.stale)
  const differences = () => differenceOfNames(readImageState(fresh.image).staged, readImageState(run.image).staged)
  uphold('An app must not be stale before the languages change.', isStale() ? [`stale: ${app.name}`] : [])
  setUiLanguage(run.volume, run.now, language, installed)
  const stale = isStale()
  if (stale !== differences().length > 0)
    uphold(`${app.name} must be stale exactly when ${language} makes a difference.`, [
      stale ? 'it is stale without need' : 'it is not stale',
      ...differences(),
    ])
  await addApp(run, app, frameworks)
  uphold(`Adding ${app.name} again must repair it.`, [...differences(), ...(isStale() ? ['it is still stale'] : [])])
  return stale
}
