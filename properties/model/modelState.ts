import type { ImageState } from '../images/ImageState.ts'
import { frameworkName } from '../packages/frameworkName.ts'
import type { ModelImage } from './ModelImage.ts'

/** The names that the model holds, to be compared with those of a real image. */
export function modelState(image: ModelImage): ImageState {
  const names = (frameworks: ModelImage['frameworks']) => frameworks.map(frameworkName).sort()
  const users = Object.entries(image.registered).filter(([, apps]) => apps.length > 0)
  return {
    provisioned: Object.fromEntries(image.provisioned.map((app) => [app.facts.fullName, names(app.frameworks)])),
    regions: Object.fromEntries(
      image.provisioned.flatMap(({ facts, regions }) => (regions === undefined ? [] : [[facts.fullName, regions]])),
    ),
    // Windows 8.1 has no list of provisioned packages beside the registry.
    lineOfBusiness: image.provisioned
      .filter((app) => app.lineOfBusiness && image.build > 9600)
      .map((app) => app.facts.fullName)
      .sort(),
    staged: [...image.packages.keys(), ...names(image.frameworks)].sort(),
    registered: Object.fromEntries(
      users.map(([user, apps]) => [
        user,
        [...new Set(apps.flatMap((app) => [...app.packages, ...names(app.frameworks)]))].sort(),
      ]),
    ),
    deprovisioned: image.deprovisioned.toSorted(),
    licenses: image.licenses.map((family) => family.toLowerCase()).sort(),
  }
}
