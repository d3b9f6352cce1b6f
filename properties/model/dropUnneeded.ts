import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { familyOf } from '../packages/familyOf.ts'
import { frameworkName } from '../packages/frameworkName.ts'
import type { ModelImage } from './ModelImage.ts'

/** Without the packages of a family that are neither provisioned nor registered for anybody. */
export function dropUnneededPackages(image: ModelImage, family: string): ModelImage {
  const needed = new Set(
    [...image.provisioned, ...Object.values(image.registered).flat()].flatMap((one) => one.packages),
  )
  const packages = [...image.packages].filter(([fullName]) => needed.has(fullName) || familyOf(fullName) !== family)
  return { ...image, packages: new Map(packages) }
}

/** Without the frameworks that no provisioned app and no user's app has. */
export function dropUnneededFrameworks(image: ModelImage): ModelImage {
  const holders = [...image.provisioned, ...Object.values(image.registered).flat()]
  const needed = new Set(holders.flatMap((one) => one.frameworks.map((each: FrameworkSpec) => frameworkName(each))))
  return { ...image, frameworks: image.frameworks.filter((one) => needed.has(frameworkName(one))) }
}
