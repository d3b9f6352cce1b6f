import type { AppFacts, PackageFacts } from '../specs/AppFacts.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import { runsOn } from './architectures.ts'
import type { ModelImage } from './ModelImage.ts'
import { compareVersions, newest } from './versions.ts'

/** The frameworks of an app in an image, and what stands against the app. */
export interface ChosenFrameworks {
  /** The newest of each name and architecture, from the image or given with the app. */
  readonly used: readonly FrameworkSpec[]
  /** Whether one is missing for the architecture that the app runs as. */
  readonly missing: boolean
  /** Whether the newest that was given is older than the one in the image. */
  readonly older: boolean
}

/**
 * The frameworks that an app package has in an image.
 * @param all those that are given with the app
 */
export function chooseFrameworks(
  image: ModelImage,
  app: AppFacts,
  { architecture }: PackageFacts,
  all: readonly FrameworkSpec[],
): ChosenFrameworks {
  const own = architecture === 'neutral' ? image.architecture : architecture
  const used: FrameworkSpec[] = []
  let missing = false
  let older = false
  for (const { name, minVersion } of app.frameworks) {
    const fits = (one: FrameworkSpec) =>
      one.name === name && one.publisher === 'CN=Contoso' && compareVersions(one.version, minVersion) >= 0
    const ofName = runsOn(image).flatMap((each) => {
      const there = newest(image.frameworks.filter((one) => fits(one) && one.architecture === each))
      const offered = all.filter((one) => fits(one) && one.architecture === each)
      const given = newest(offered)
      older ||= there !== undefined && given !== undefined && compareVersions(given.version, there.version) < 0
      return newest([there, given].filter((one) => one !== undefined)) ?? []
    })
    missing ||= !ofName.some((one) => one.architecture === own || one.architecture === 'neutral')
    used.push(...ofName)
  }
  return { used, missing, older }
}
