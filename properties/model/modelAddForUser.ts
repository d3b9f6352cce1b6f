import type { AppFacts } from '../specs/AppFacts.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { chooseFrameworks } from './chooseFrameworks.ts'
import { chooseApplication, chooseForm, chooseResources, fittingResources } from './choosePackages.ts'
import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import { BUILDS, FIRST_MSIX, raised, same } from './modelAdd.ts'
import type { ModelImage, ModelOutcome } from './ModelImage.ts'
import { compareVersions } from './versions.ts'

/** A user with a profile installs an app: it comes to this user alone. */
export function modelAddForUser(
  image: ModelImage,
  user: string,
  app: AppFacts,
  given: readonly FrameworkSpec[],
): ModelOutcome {
  const languages = image.userLanguages[user]
  if (!languages) return image
  if (app.windows !== '8.1' && image.build < FIRST_MSIX) return { refused: [0x8007_0032] }
  const form = chooseForm(image, app, undefined)
  const application = chooseApplication(image, app, form)
  if (!application) return { refused: [0x8007_3d10] }
  const chosen = chooseFrameworks(image, app, application, given)
  const applicable = [application, ...chooseResources(image, app, form)]
  const fitting = fittingResources(applicable, { languages, scale: 100, dxFeatureLevel: 11 }, image.semantics)
  const parts = [...(app.bundle ? [app] : []), application, ...fitting]
  const own = image.registered[user] ?? []
  const before = own.find((one) => one.facts.family === app.family)
  const refused = [
    ...(image.build < BUILDS[app.windows] ? [0x8007_3cfd] : []),
    ...(chosen.missing ? [0x8007_3cf3] : []),
    ...(chosen.older && image.semantics === 'observed' ? [0xc157_0118] : []),
    ...(before && compareVersions(app.version, before.facts.version) < 0 ? [0x8007_3d06] : []),
    ...(parts.some((part) => (image.packages.get(part.fullName) ?? part.content) !== part.content)
      ? [0x8007_3cfb]
      : []),
  ]
  if (refused.length > 0) return { refused }

  const packages = parts.map((part) => part.fullName)
  const others = own.filter((one) => one !== before)
  const after: ModelImage = {
    ...image,
    // What is provisioned under the same name has what came with it.
    provisioned: image.provisioned.map((one) => {
      const sameApp = one.facts.fullName === app.fullName
      const all = sameApp ? [...new Set([...one.packages, ...packages])] : one.packages
      return { ...raised(one, chosen.used), packages: all }
    }),
    packages: new Map([...image.packages, ...parts.map((part) => [part.fullName, part.content] as const)]),
    frameworks: [...image.frameworks.filter((one) => !chosen.used.some((used) => same(one, used))), ...chosen.used],
    registered: { ...image.registered, [user]: [...others, { facts: app, packages, frameworks: chosen.used }] },
    declined: {
      ...image.declined,
      [user]: (image.declined[user] ?? []).filter((family) => family !== app.family),
    },
  }
  // What the user had of it and has no more goes, and with it what nobody needs.
  const lost =
    before?.packages.some((one) => !packages.includes(one)) ||
    before?.frameworks.some(
      (one) => ![...others.flatMap((each) => each.frameworks), ...chosen.used].some((used) => same(one, used)),
    )
  return dropUnneededFrameworks(lost ? dropUnneededPackages(after, app.family) : after)
}
