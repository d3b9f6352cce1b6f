import type { AppFacts, PackageFacts } from '../specs/AppFacts.ts'
import { runsOn } from './architectures.ts'
import { serves, siblings } from './languages.ts'
import type { ModelImage } from './ModelImage.ts'

/** Whether the stub of an app goes into an image, or the app in full. */
export type Form = 'full' | 'stub'

/** The stub, where it is asked for or was asked for before, and there is one that runs; else the app in full. */
export function chooseForm(
  image: Pick<ModelImage, 'architecture' | 'build' | 'preferences'>,
  app: AppFacts,
  asked?: 'InstallFull' | 'InstallStub',
): Form {
  const wanted = asked ?? image.preferences[app.family]
  return wanted === 'InstallStub' && chooseApplication(image, app, 'stub') ? 'stub' : 'full'
}

/** The app package that goes into an image, or undefined when none runs there. */
export function chooseApplication(
  image: Pick<ModelImage, 'architecture' | 'build'>,
  app: AppFacts,
  form: Form = 'full',
): PackageFacts | undefined {
  const ofForm = app.packages.filter((one) => one.type === 'application' && one.stub === (form === 'stub'))
  return runsOn(image)
    .map((architecture) => ofForm.find((one) => one.architecture === architecture))
    .find((one) => one !== undefined)
}

/** The resource packages that go into an image: those of its languages, and all of scales and feature levels. */
export function chooseResources(
  image: Pick<ModelImage, 'languages' | 'semantics' | 'architecture' | 'build'>,
  app: AppFacts,
  form: Form = 'full',
): PackageFacts[] {
  const resources = app.packages.filter((one) => one.type === 'resource' && one.stub === (form === 'stub'))
  return resources.filter(
    (one) =>
      one.languages.length === 0 ||
      languagesServed(one, image.languages, [...resources, chooseApplication(image, app, form)], image.semantics)
        .length > 0,
  )
}

/** The resource packages among some that fit a user. What the app package holds counts as there. */
export function fittingResources(
  packages: readonly PackageFacts[],
  user: { readonly languages: readonly string[]; readonly scale: number; readonly dxFeatureLevel: number },
  semantics: ModelImage['semantics'],
): PackageFacts[] {
  const scale = fittingScale(
    packages.flatMap((one) => one.scales),
    user.scale,
  )
  const levels = packages.flatMap((one) => one.dxFeatureLevels).filter((level) => level <= user.dxFeatureLevel)
  return packages.filter(
    (one) =>
      one.type === 'resource' &&
      one.scales.every((each) => each === scale) &&
      one.dxFeatureLevels.every((each) => each === Math.max(...levels)) &&
      (one.languages.length === 0 || languagesServed(one, user.languages, packages, semantics).length > 0),
  )
}

/** Those of some languages for which a package is there: its own, or, as was observed, a sibling when nothing else is. */
function languagesServed(
  { languages }: PackageFacts,
  asked: readonly string[],
  others: readonly (PackageFacts | undefined)[],
  semantics: ModelImage['semantics'],
): string[] {
  const better = (language: string) => others.some((one) => one?.languages.some((each) => serves(each, language)))
  return asked.filter(
    (language) =>
      languages.some((each) => serves(each, language)) ||
      (semantics === 'observed' && !better(language) && languages.some((each) => siblings(each, language))),
  )
}

/** The same, else the next larger, else the largest. */
function fittingScale(scales: readonly number[], wanted: number): number {
  const large = scales.filter((scale) => scale >= wanted)
  return large.length > 0 ? Math.min(...large) : Math.max(...scales)
}
