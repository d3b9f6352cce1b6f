import type { SignInCommand } from '../specs/ScriptCommand.ts'
import { fittingResources } from './choosePackages.ts'
import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelApp, ModelImage } from './ModelImage.ts'
import { compareVersions } from './versions.ts'

/** A user signs in: gets every provisioned app that the user has not removed and has no newer version of; the first one decides what stays. */
export function modelSignIn(image: ModelImage, user: SignInCommand): ModelImage {
  const declined = image.declined[user.user] ?? []
  const own = image.registered[user.user] ?? []
  const newer = (app: ModelApp) =>
    own.some(
      (one) => one.facts.family === app.facts.family && compareVersions(one.facts.version, app.facts.version) > 0,
    )
  const wanted = image.provisioned.filter((app) => !declined.includes(app.facts.family) && !newer(app))
  const families = new Set(wanted.map((app) => app.facts.family))
  const registered = {
    ...image.registered,
    [user.user]: [
      ...own.filter((one) => !families.has(one.facts.family)),
      ...wanted.map((app) => ({ ...app, packages: fitting(image, app, user) })),
    ],
  }
  const provisioned = image.fresh
    ? image.provisioned.map((app) => ({ ...app, packages: fitting(image, app, user) }))
    : image.provisioned
  const after = { ...image, registered, provisioned, fresh: false }
  const touched = new Set(image.provisioned.map((app) => app.facts.family))
  return dropUnneededFrameworks([...touched].reduce(dropUnneededPackages, after))
}

/** Full names of what of an app fits a user: the bundle, the app package, and resource packages. */
function fitting(image: ModelImage, app: ModelApp, user: SignInCommand): string[] {
  const there = app.facts.packages.filter((one) => app.packages.includes(one.fullName))
  const fits = new Set(fittingResources(there, user, image.semantics).map((one) => one.fullName))
  const resources = new Set(there.filter((one) => one.type === 'resource').map((one) => one.fullName))
  return app.packages.filter((fullName) => !resources.has(fullName) || fits.has(fullName))
}
