import { formatPackageVersion } from '../../src/formats/appx/packageVersion.ts'
import { namedPackage, sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readUserRegistrations } from '../../src/servicing/appx/readAppxState.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { readStagedPackages } from '../../src/servicing/appx/readStagedPackages.ts'
import type { ProvisionedQuery } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import type { Verdict } from './MatcherResult.ts'
import { packageStates, packageVerdict } from './packageVerdict.ts'
import { provisionedVerdict } from './provisionedVerdict.ts'
import { registeredVerdict } from './registeredVerdict.ts'

/**
 * Why an image is not as another one: the first Windows package, provisioned app or registration that it lacks, has in
 * another way, or has besides. Undefined when the images differ in none of these.
 */
export function whyDifferent(subject: Subject, expected: Subject): Finding | undefined {
  for (const finding of findings(subject, expected)) return finding
  return undefined
}

function* findings(subject: Subject, expected: Subject): Iterable<Finding> {
  const states = packageStates(subject)
  const wanted = packageStates(expected)
  for (const { identity, state } of wanted) yield* unless(packageVerdict(subject, identity, state))
  for (const { identity, state } of states)
    if (!wanted.some((one) => sameName(one.identity, identity)))
      yield packageVerdict(subject, identity, state).finding()

  const apps = readProvisioned(expected.image)
  for (const app of apps)
    for (const query of queriesOf(expected, app)) yield* unless(provisionedVerdict(subject, app.familyName, query))
  for (const { familyName } of readProvisioned(subject.image))
    if (!apps.some((one) => sameName(one.familyName, familyName)))
      yield provisionedVerdict(subject, familyName, {}).finding()

  const theirs = registrationsOf(expected)
  for (const { user, family } of theirs) yield* unless(registeredVerdict(subject, user, family, {}))
  for (const { user, family } of registrationsOf(subject))
    if (!theirs.some((one) => sameName(one.user, user) && sameName(one.family, family)))
      yield registeredVerdict(subject, user, family, {}).finding()
}

function* unless({ pass, finding }: Verdict): Iterable<Finding> {
  if (!pass) yield finding()
}

/** What tells a provisioned app from another of its family: its version, then each of its languages, scales and levels. */
function queriesOf({ image }: Subject, app: ReturnType<typeof readProvisioned>[number]): readonly ProvisionedQuery[] {
  const resources = readStagedPackages(image, app).map((one) => one.resources)
  return [
    { version: formatPackageVersion(app.version) },
    ...resources.flatMap(({ languages }) => languages.map((language) => ({ language }))),
    ...resources.flatMap(({ scales }) => scales.map((scale) => ({ scale }))),
    ...resources.flatMap(({ dxFeatureLevels }) => dxFeatureLevels.map((dxFeatureLevel) => ({ dxFeatureLevel }))),
  ]
}

/** The families of which users have packages registered. */
function registrationsOf({ image }: Subject): readonly { readonly user: string; readonly family: string }[] {
  return image.users().flatMap(({ name, sid }) => {
    const families = readUserRegistrations(image, sid).flatMap((fullName) => namedPackage(fullName)?.familyName ?? [])
    return [...new Set(families)].map((family) => ({ user: name, family }))
  })
}
