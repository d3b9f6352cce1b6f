import { createJudge } from '../../src/rules/Judge.ts'
import { listProvisionedAppxPackages } from '../../src/servicing/appx/listProvisionedAppxPackages.ts'
import { formatPackageVersion } from '../../src/formats/appx/packageVersion.ts'
import { isBundleName, namedPackage, sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readUserRegistrations } from '../../src/servicing/appx/readAppxState.ts'
import { readProvisioned, type Provisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { readStagedPackages } from '../../src/servicing/appx/readStagedPackages.ts'
import type { ProvisionedQuery } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import type { Verdict } from './MatcherResult.ts'
import { packageStates, packageVerdict } from './packageVerdict.ts'
import { provisionedVerdict } from './provisionedVerdict.ts'
import { registeredVerdict } from './registeredVerdict.ts'

/**
 * Why an image is not as another one: the first Windows package, provisioned app or registration that it lacks, has
 * besides, or has in another way. Undefined when the images differ in none of these.
 */
export function whyDifferent(subject: Subject, expected: Subject): Finding | undefined {
  for (const findings of [ofPackages, lackingApps, ofRegistrations, furtherApps])
    for (const finding of findings(subject, expected)) return finding
  return undefined
}

/** What came or is gone explains the states of others, so it is told first. */
function* ofPackages(subject: Subject, expected: Subject): Iterable<Finding> {
  const ours = packageStates(subject)
  const theirs = packageStates(expected)
  const isIn = (some: typeof ours, identity: string) => some.some((one) => sameName(one.identity, identity))
  for (const { identity, state } of theirs)
    if (!isIn(ours, identity)) yield packageVerdict(subject, identity, state).finding()
  for (const { identity, state } of ours)
    if (!isIn(theirs, identity)) yield surplus(packageVerdict(subject, identity, state).finding())
  for (const { identity, state } of theirs) yield* unless(packageVerdict(subject, identity, state))
}

/** What should not be there has to go, and not to wait for a start. */
function surplus(finding: Finding): Finding {
  return { ...finding, decision: { ...finding.decision, rule: 'package.name.found', verdict: 'found' } }
}

function* lackingApps(subject: Subject, expected: Subject): Iterable<Finding> {
  for (const app of readProvisioned(expected.image))
    for (const query of [...formOf(expected, app), ...resourcesOf(expected, app)])
      yield* unless(provisionedVerdict(subject, app.familyName, query))
}

/** Behind what users have: a sign-in takes resources away, too. */
function* furtherApps(subject: Subject, expected: Subject): Iterable<Finding> {
  const theirs = readProvisioned(expected.image)
  for (const app of readProvisioned(subject.image)) {
    const { familyName } = app
    if (!theirs.some((one) => sameName(one.familyName, familyName)))
      yield provisionedVerdict(subject, familyName, {}).finding()
    for (const query of resourcesOf(subject, app))
      if (!provisionedVerdict(expected, familyName, query).pass)
        yield provisionedVerdict(subject, familyName, query).finding()
  }
}

function* ofRegistrations(subject: Subject, expected: Subject): Iterable<Finding> {
  const theirs = registrationsOf(expected)
  for (const { user, family, version } of theirs) yield* unless(registeredVerdict(subject, user, family, { version }))
  for (const { user, family } of registrationsOf(subject))
    if (!theirs.some((one) => sameName(one.user, user) && sameName(one.family, family)))
      yield registeredVerdict(subject, user, family, {}).finding()
}

function* unless({ pass, finding }: Verdict): Iterable<Finding> {
  if (!pass) yield finding()
}

/** The version of a provisioned app, and its regions when they are known. */
function formOf({ image, semantics }: Subject, { version, fullName }: Provisioned): readonly ProvisionedQuery[] {
  const listed = listProvisionedAppxPackages(image, createJudge(semantics)).find((one) => one.packageName === fullName)
  return [
    { version: formatPackageVersion(version) },
    ...(listed?.regions === undefined ? [] : [{ regions: listed.regions }]),
  ]
}

/** Each language, scale and DirectX level that an app has in the image. */
function resourcesOf({ image }: Subject, app: Provisioned): readonly ProvisionedQuery[] {
  const resources = readStagedPackages(image, app).map((one) => one.resources)
  return [
    ...resources.flatMap(({ languages }) => languages.map((language) => ({ language }))),
    ...resources.flatMap(({ scales }) => scales.map((scale) => ({ scale }))),
    ...resources.flatMap(({ dxFeatureLevels }) => dxFeatureLevels.map((dxFeatureLevel) => ({ dxFeatureLevel }))),
  ]
}

/** An app of which a user has packages registered, and the version of its bundle, or of its package. */
interface Registration {
  readonly user: string
  readonly family: string
  readonly version: string
}

function registrationsOf({ image }: Subject): readonly Registration[] {
  return image.users().flatMap(({ name, sid }) => {
    const packages = readUserRegistrations(image, sid).flatMap((fullName) => namedPackage(fullName) ?? [])
    return [...new Set(packages.map(({ familyName }) => familyName))].flatMap((family) => {
      const its = packages.filter((one) => one.familyName === family)
      const top = its.find(isBundleName) ?? its[0]
      return top ? [{ user: name, family, version: formatPackageVersion(top.version) }] : []
    })
  })
}
