import type { SignInCommand } from '../specs/ScriptCommand.ts'
import { fittingResources } from './choosePackages.ts'
import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelApp, ModelImage } from './ModelImage.ts'
import { countriesOf, countryOf } from './regions.ts'
import { compareVersions } from './versions.ts'

/**
 * A user signs in: gets every provisioned app of the user's country that the user has not removed and has no newer
 * version of; the first one decides what stays.
 */
export function modelSignIn(before: ModelImage, user: SignInCommand): ModelImage {
  const image = before.fresh ? withoutUnpinned(before) : before
  const region = user.region === undefined ? (image.userRegions[user.user] ?? image.region) : countryOf(user.region)
  const declined = image.declined[user.user] ?? []
  const own = image.registered[user.user] ?? []
  const newer = (app: ModelApp) =>
    own.some(
      (one) => one.facts.family === app.facts.family && compareVersions(one.facts.version, app.facts.version) > 0,
    )
  const wanted = image.provisioned.filter(
    (app) => !declined.includes(app.facts.family) && !newer(app) && isFor(region, app, image),
  )
  const families = new Set(wanted.map((app) => app.facts.family))
  const registered = {
    ...image.registered,
    [user.user]: [
      ...own.filter((one) => !families.has(one.facts.family)),
      ...wanted.map((app) => ({ ...app, packages: fitting(image, app, user) })),
    ],
  }
  const held = new Set(Object.values(registered).flatMap((apps) => apps.flatMap((one) => one.packages)))
  const kept = (app: ModelApp) => {
    const fits = fitting(image, app, user)
    return app.packages.filter((one) => fits.includes(one) || held.has(one))
  }
  const provisioned = image.fresh
    ? image.provisioned.map((app) => {
        const packages = kept(app)
        return { ...app, packages, pruned: [...app.pruned, ...app.packages.filter((one) => !packages.includes(one))] }
      })
    : image.provisioned
  const userLanguages = { ...image.userLanguages, [user.user]: user.languages }
  const userRegions = { ...image.userRegions, [user.user]: region }
  const after = { ...image, registered, provisioned, userRegions, userLanguages, signedIn: user.user, fresh: false }
  const touched = new Set(before.provisioned.map((app) => app.facts.family))
  return dropUnneededFrameworks([...touched].reduce(dropUnneededPackages, after))
}

/** Windows 10 keeps only pinned apps, from 1803 on those with regions too. */
function withoutUnpinned(image: ModelImage): ModelImage {
  const stays = (app: ModelApp) =>
    image.build < 10240 ||
    (app.regions !== undefined && image.build >= 17134) ||
    image.pins.includes(`${app.facts.family}!App`)
  const gone = new Set(image.provisioned.filter((app) => !stays(app)).map((app) => app.facts.family))
  const held = new Set(
    Object.values(image.registered)
      .flat()
      .map((one) => one.facts.family),
  )
  return {
    ...image,
    provisioned: image.provisioned.filter(stays),
    licenses: image.licenses.filter((family) => !gone.has(family) || held.has(family)),
  }
}

/** Windows 8.1 knows no regions. */
function isFor(region: string, app: ModelApp, image: ModelImage): boolean {
  const countries = countriesOf(app.regions ?? 'all')
  return image.build < 10240 || countries === 'all' || countries?.includes(region) === true
}

/** Full names of what of an app fits a user: the bundle, the app package, and resource packages. */
function fitting(image: ModelImage, app: ModelApp, user: SignInCommand): string[] {
  const there = app.facts.packages.filter((one) => app.packages.includes(one.fullName))
  const fits = new Set(fittingResources(there, user, image.semantics).map((one) => one.fullName))
  const resources = new Set(there.filter((one) => one.type === 'resource').map((one) => one.fullName))
  return app.packages.filter((fullName) => !resources.has(fullName) || fits.has(fullName))
}
