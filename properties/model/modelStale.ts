import type { AppFacts } from '../specs/AppFacts.ts'
import { chooseResources } from './choosePackages.ts'
import type { ModelImage } from './ModelImage.ts'

/**
 * Full names of the provisioned bundles that have an incorrect or incomplete set of resource packages, because a language
 * came or went since they were added. What the first sign-in removed is not missed.
 */
export function modelStale(image: ModelImage): string[] {
  return image.provisioned
    .filter(({ facts, packages, pruned }) => {
      const there = resourcesOf(facts).filter((one) => packages.includes(one))
      const isStub = facts.packages.some((one) => one.stub && packages.includes(one.fullName))
      const wanted = chooseResources(image, facts, isStub ? 'stub' : 'full').map((one) => one.fullName)
      return (
        facts.bundle &&
        (wanted.some((one) => !there.includes(one) && !pruned.includes(one)) ||
          there.some((one) => !wanted.includes(one)))
      )
    })
    .map(({ facts }) => facts.fullName)
    .sort()
}

function resourcesOf({ packages }: AppFacts): string[] {
  return packages.filter((one) => one.type === 'resource').map((one) => one.fullName)
}
