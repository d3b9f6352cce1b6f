import type { AppFacts } from '../specs/AppFacts.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { AddCommand, LicenseChoice } from '../specs/ScriptCommand.ts'
import { chooseFrameworks } from './chooseFrameworks.ts'
import { chooseApplication, chooseForm, chooseResources } from './choosePackages.ts'
import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelApp, ModelImage, ModelOutcome } from './ModelImage.ts'
import { countriesOf } from './regions.ts'
import { compareVersions } from './versions.ts'

/** The build from which on an app for a release of Windows runs. */
export const BUILDS = { '8.1': 9600, '10': 10240, '11': 22000 } as const

/** The build from which on Windows knows files named .msix. */
export const FIRST_MSIX = 16299

/** Provisions an app. */
export function modelAdd(
  image: ModelImage,
  app: AppFacts,
  given: readonly FrameworkSpec[],
  license: LicenseChoice,
  { regions, stub }: Pick<AddCommand, 'regions' | 'stub'> = {},
): ModelOutcome {
  if (license === 'none' && image.semantics === 'observed') return { refused: [0x8007_0057] }
  if (regions !== undefined && !countriesOf(regions)) return { refused: [0xc157_0115] }
  if (app.windows !== '8.1' && image.build < FIRST_MSIX) return { refused: [0x8007_0032] }
  const form = chooseForm(image, app, stub)
  const application = chooseApplication(image, app, form)
  if (!application) return { refused: [0x8007_3d10] }
  const chosen = chooseFrameworks(image, app, application, given)
  const before = image.provisioned.find((one) => one.facts.family === app.family)
  const parts = [...(app.bundle ? [app] : []), application, ...chooseResources(image, app, form)]
  const unlicensed = (license === 'skip' || license === 'none') && !image.licenses.includes(app.family)
  const refused = [
    ...(image.build < BUILDS[app.windows] ? [0x8007_3cfd] : []),
    ...(chosen.missing ? [0x8007_3cf3] : []),
    ...(chosen.older && image.semantics === 'observed' ? [0xc157_0118] : []),
    ...(before ? versionRefused(before.facts, app) : []),
    ...(parts.some((part) => (image.packages.get(part.fullName) ?? part.content) !== part.content)
      ? [0x8007_3cfb]
      : []),
    ...(license === 'wrong' ? [0x8007_000d] : []),
    ...(image.semantics === 'observed' && !image.sideloads && unlicensed ? [0xc157_0113] : []),
  ]
  if (refused.length > 0) return { refused }

  const added: ModelApp = {
    facts: app,
    packages: parts.map((part) => part.fullName),
    frameworks: chosen.used,
    regions: regions?.toUpperCase() === 'ALL' ? 'all' : regions?.toUpperCase(),
    lineOfBusiness: license === 'skip',
    pruned: [],
  }
  const others = image.provisioned.filter((one) => one !== before)
  const after = {
    ...image,
    provisioned: [...others.map((one) => raised(one, chosen.used)), added],
    packages: new Map([...image.packages, ...parts.map((part) => [part.fullName, part.content] as const)]),
    frameworks: [...image.frameworks.filter((one) => !chosen.used.some((used) => same(one, used))), ...chosen.used],
    deprovisioned: image.deprovisioned.filter((family) => family !== app.family),
    // From Windows 10 2004 on, a new provisioning reaches also those who removed the app.
    declined: image.build >= 19041 ? without(image.declined, app.family) : image.declined,
    preferences: stub === undefined ? image.preferences : { ...image.preferences, [app.family]: stub },
    licenses: license === 'right' ? [...new Set([...image.licenses, app.family])] : image.licenses,
  }
  return dropUnneededFrameworks(dropUnneededPackages(after, app.family))
}

/** What users declined, without a family. */
function without(declined: ModelImage['declined'], family: string): ModelImage['declined'] {
  return Object.fromEntries(
    Object.entries(declined).map(([user, families]) => [user, families.filter((each) => each !== family)]),
  )
}

/** A lower version, a plain package for a bundle, or the same version for another architecture. */
function versionRefused(before: AppFacts, app: AppFacts): number[] {
  const order = compareVersions(app.version, before.version)
  return [
    ...(order < 0 ? [0xc157_0118] : []),
    ...(before.bundle && !app.bundle ? [0x8007_3cfb] : []),
    ...(!before.bundle && !app.bundle && order === 0 && before.architecture !== app.architecture ? [0x8007_3cfb] : []),
  ]
}

/** An app with the newer ones of its frameworks that came with another app. */
export function raised(app: ModelApp, used: readonly FrameworkSpec[]): ModelApp {
  const frameworks = app.frameworks.map(
    (one) =>
      used.find(
        ({ name, publisher, architecture }) =>
          name === one.name && publisher === one.publisher && architecture === one.architecture,
      ) ?? one,
  )
  return { ...app, frameworks }
}

/** Whether two are the same package. */
export function same(one: FrameworkSpec, other: FrameworkSpec): boolean {
  return (['name', 'publisher', 'version', 'architecture'] as const).every((part) => one[part] === other[part])
}
