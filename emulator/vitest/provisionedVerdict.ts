import { listProvisionedAppxPackages } from '../../src/servicing/appx/listProvisionedAppxPackages.ts'
import { formatPackageVersion } from '../../src/formats/appx/packageVersion.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { readStagedPackages } from '../../src/servicing/appx/readStagedPackages.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import { isLower, isOfApp, wantedResources, type ProvisionedQuery } from './AppQuery.ts'
import type { Verdict } from './MatcherResult.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { fileOf, lineAgain, lineOf } from './history.ts'
import { lastAddition, whyNoResource } from './whyNoResource.ts'
import { whyNotProvisioned } from './whyNotProvisioned.ts'

/** Whether an app is provisioned as a query wants it, and why it is not, or is. */
export function provisionedVerdict(subject: Subject, app: string, query: ProvisionedQuery): Verdict {
  const fault = faultOf(subject, app, query)
  return { pass: fault === undefined, finding: () => fault ?? whyProvisioned(subject, app, query) }
}

function faultOf(subject: Subject, app: string, query: ProvisionedQuery): Finding | undefined {
  const { image, semantics, target } = subject
  const found = readProvisioned(image).find((one) => isOfApp(one, app))
  if (!found) return whyNotProvisioned(subject, app)
  const { fullName } = found
  const added = lastAddition(subject, fullName)
  const facts = { app, package: fullName, file: added ? fileOf(added.step) : undefined }
  const version = formatPackageVersion(found.version)
  if (query.version !== undefined && query.version !== version) {
    const because = `its version is ${version}, not ${query.version}`
    const since = subject.steps.slice((added?.index ?? -1) + 1)
    const { there: _, ...refused } = whyNotProvisioned({ ...subject, steps: since }, app)
    if (refused.decision.rule !== 'appx.list.provisioned')
      return { ...refused, fault: refused.fault.replace(`${app} is not provisioned`, because) }
    const verdict = isLower(query.version, version) ? 'refused' : 'accepted'
    return { fault: because, decision: { rule: 'appx.version.order', subject: fullName, verdict, because }, facts }
  }
  const regions = listProvisionedAppxPackages(image, createJudge(semantics)).find(
    (one) => one.packageName === fullName,
  )?.regions
  if (query.regions !== undefined && query.regions !== regions) {
    const because = regions === undefined ? 'there was no /Region' : `its /Region is ${regions}`
    const verdict = regions === undefined ? 'none' : 'stored'
    const decision = { rule: 'appx.region.stored', subject: fullName, verdict, because }
    return {
      fault: `${app} is not for ${query.regions}, ${because}`,
      decision,
      facts,
      line: added && lineAgain(added.step, target, query.regions),
    }
  }
  const staged = readStagedPackages(image, found)
  const missing = wantedResources(query).find((wanted) => !staged.some(wanted.isServedBy))
  if (!missing) return undefined
  const there = { head: `${app} has in the image`, names: staged.map((one) => one.fullName) }
  return { ...whyNoResource(subject, { app, fullName }, missing), there }
}

function whyProvisioned(subject: Subject, app: string, query: ProvisionedQuery): Finding {
  const found = readProvisioned(subject.image).find((one) => isOfApp(one, app))
  const fullName = found?.fullName ?? app
  const added = lastAddition(subject, fullName)
  const because = added ? `"${lineOf(added.step)}"` : 'its key is in AppxAllUserStore\\Applications'
  const [resource] = wantedResources(query)
  if (resource) {
    const its = (found ? readStagedPackages(subject.image, found) : []).find(resource.isServedBy)
    const facts = { app, package: fullName, file: added && fileOf(added.step), language: resource.name }
    const decision = { rule: resource.addition, subject: its?.fullName ?? fullName, verdict: 'added', because }
    return { fault: `${app} is provisioned with ${resource.name}, by ${because}`, decision, facts }
  }
  return {
    fault: `${app} is provisioned, by ${because}`,
    decision: { rule: 'appx.list.provisioned', subject: fullName, verdict: 'listed', because },
    facts: { app, package: fullName },
  }
}
