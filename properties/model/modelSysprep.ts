import { dropUnneededFrameworks, dropUnneededPackages } from './dropUnneeded.ts'
import type { ModelImage, ModelOutcome } from './ModelImage.ts'
import { compareVersions } from './versions.ts'

/**
 * Sysprep generalizes an image in which everything that a user has is provisioned, and nothing of it is newer: whoever
 * runs it has no apps any more, what nobody else has of them goes, and the next sign-in is the first one again.
 */
export function modelSysprep(image: ModelImage): ModelOutcome {
  const stops = Object.values(image.registered)
    .flat()
    .some(({ facts }) => {
      const app = image.provisioned.find((one) => one.facts.family === facts.family)
      return !app || compareVersions(facts.version, app.facts.version) > 0
    })
  if (stops) return { refused: [0x8007_3cf2] }
  const { signedIn, registered } = image
  const own = signedIn === undefined ? [] : (registered[signedIn] ?? [])
  const after: ModelImage = {
    ...image,
    registered: signedIn === undefined ? registered : { ...registered, [signedIn]: [] },
    signedIn: undefined,
    fresh: true,
    provisioned: image.provisioned.map((app) => ({ ...app, pruned: [] })),
  }
  return dropUnneededFrameworks(own.map((one) => one.facts.family).reduce(dropUnneededPackages, after))
}
