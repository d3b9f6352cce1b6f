import { namedPackage } from '../../src/servicing/appx/NamedPackage.ts'
import { readProvisionedState, type ProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { readBundleMembers } from '../../src/servicing/appx/readBundleMembers.ts'
import { isOfApp, wantedResources, type WantedResource } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { judged, type MatcherResult } from './MatcherResult.ts'
import { whyNoResource, lastAddition } from './whyNoResource.ts'
import { fileOf, lineAgain } from './history.ts'
import { whyNotProvisioned } from './whyNotProvisioned.ts'

/**
 * `expect(image).toBeStale(app)`: that bundle, or any, has not the packages that the image's languages ask for.
 * @param isNot whether it is expected not to be: an app that is not there fails that too
 */
export function toBeStale(received: unknown, isNot: boolean, app?: string): MatcherResult {
  return judged(received, (subject) => {
    const bundles = readProvisionedState(subject.image, subject.semantics).filter(
      ({ packageName }) => app === undefined || isNamed(packageName, app),
    )
    const stale = bundles.find((one) => one.stale)
    // An app that is not there is neither: the name may be mistyped.
    if (app !== undefined && bundles.length === 0)
      return { pass: isNot, finding: () => whyNotProvisioned(subject, app) }
    return {
      pass: stale !== undefined,
      finding: () => (stale ? whyStale(subject, stale, app) : whyCurrent(bundles, app)),
    }
  })
}

function isNamed(packageName: string, app: string): boolean {
  const named = namedPackage(packageName)
  return named !== undefined && isOfApp(named, app)
}

function whyStale(subject: Subject, state: ProvisionedState, given: string | undefined): Finding {
  const { packageName, decision } = state
  const app = given ?? namedPackage(packageName)?.name ?? packageName
  const there = { head: `${app} has in the image`, names: state.packages.map(({ fullName }) => fullName) }
  const missing = (readBundleMembers(subject.image, packageName) ?? []).find(
    ({ fullName, resources }) =>
      resources.languages.length > 0 &&
      decision?.because.split('; ')[0]?.startsWith('missing') &&
      decision.because.includes(fullName),
  )
  const language = missing?.resources.languages
    .map((tag) => subject.image.languages().find((one) => one === tag || one.startsWith(`${tag}-`)))
    .find((one) => one !== undefined)
  const [asked] = language === undefined ? [] : wantedResources({ language })
  if (missing && asked) {
    const wanted: WantedResource = { ...asked, isServedBy: (one) => one.resources === missing.resources }
    const finding = whyNoResource(subject, { app, fullName: packageName }, wanted)
    return { ...finding, fault: `${app} is stale: ${finding.fault}`, there }
  }
  const added = lastAddition(subject, packageName)
  return {
    fault: `${app} is stale, ${decision?.because ?? 'its packages are not those that apply'}`,
    decision: decision ?? { rule: 'appx.language.stale', subject: packageName, verdict: 'stale', because: '' },
    facts: { app, package: packageName, file: added ? fileOf(added.step) : undefined },
    line: added && lineAgain(added.step, subject.target),
    there,
  }
}

function whyCurrent(bundles: readonly ProvisionedState[], app: string | undefined): Finding {
  const [first] = bundles
  const because = 'no provisioned bundle lacks a package that applies'
  return {
    fault: app === undefined ? 'nothing is stale' : `${app} is not stale, it has the packages that apply`,
    decision: first?.decision ?? {
      rule: 'appx.language.stale',
      subject: app ?? 'the image',
      verdict: 'current',
      because,
    },
    facts: { app: app ?? 'the bundle' },
    there: { head: 'provisioned', names: bundles.map(({ packageName }) => packageName) },
  }
}
