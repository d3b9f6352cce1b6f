import { readImageState } from '../images/readImageState.ts'
import { serves, siblings } from '../model/languages.ts'
import { factsOf } from '../packages/factsOf.ts'
import { addApp } from '../runs/addApp.ts'
import { startRun } from '../runs/ImageRun.ts'
import { uphold } from './uphold.ts'
import type { FirstAdd } from '../specs/FirstAdd.ts'

/**
 * Law: what observed semantics put into an image is what documented semantics put there, and besides only language
 * packs of another region of an image language that nothing in the image serves.
 * @returns full names of the packs that observed semantics add
 * @throws BrokenLaw
 */
export async function semanticsDifferBySiblings({ image, app, frameworks }: FirstAdd): Promise<readonly string[]> {
  const runs = [startRun(image, 'documented'), startRun(image, 'observed')] as const
  for (const run of runs) await addApp(run, app, frameworks, 'right')
  const [documented, observed] = runs.map((run) => readImageState(run.image).staged)
  const { packages } = factsOf(app)
  const there = packages.filter((one) => documented?.includes(one.fullName)).flatMap((one) => one.languages)
  const unserved = image.languages.filter((language) => !there.some((each) => serves(each, language)))
  const added = observed?.filter((name) => !documented?.includes(name)) ?? []
  const standIns = new Set(
    packages
      .filter((one) => one.languages.some((each) => unserved.some((language) => siblings(each, language))))
      .map((one) => one.fullName),
  )
  uphold(`Observed semantics must add to documented ones other regions of languages that ${app.name} lacks.`, [
    ...(documented?.filter((name) => !observed?.includes(name)).map((name) => `only documented: ${name}`) ?? []),
    ...added.filter((name) => !standIns.has(name)).map((name) => `only observed: ${name}`),
  ])
  return added
}
