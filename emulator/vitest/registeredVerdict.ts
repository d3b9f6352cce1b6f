import type { BundleMember } from '../../src/servicing/appx/bundleMembers.ts'
import { formatPackageVersion } from '../../src/formats/appx/packageVersion.ts'
import { isBundleName, namedPackage, sameName, type NamedPackage } from '../../src/servicing/appx/NamedPackage.ts'
import { readUserRegistrations } from '../../src/servicing/appx/readAppxState.ts'
import { readBundleMembers } from '../../src/servicing/appx/readBundleMembers.ts'
import { readManifest } from '../../src/servicing/appx/readManifest.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { isLower, isOfApp, wantedResources, type RegisteredQuery } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { lastDecision, lineOf } from './history.ts'
import type { Verdict } from './MatcherResult.ts'
import { whyNoResource } from './whyNoResource.ts'
import { isOfAppNamed } from './whyNotProvisioned.ts'
import { whyNotRegistered } from './whyNotRegistered.ts'

/** Whether a user has an app registered as a query wants it, and why not, or why. */
export function registeredVerdict(subject: Subject, user: string, app: string, query: RegisteredQuery): Verdict {
  const fault = faultOf(subject, user, app, query)
  return { pass: fault === undefined, finding: () => fault ?? whyRegistered(subject, user, app, query) }
}

function faultOf(subject: Subject, user: string, app: string, query: RegisteredQuery): Finding | undefined {
  const names = registeredOf(subject, user)
  const there = { head: `registered for ${user}`, names: names.map((one) => one.fullName) }
  const its = names.filter((one) => isOfApp(one, app))
  const top = its.find(isBundleName) ?? its[0]
  if (!top) return { ...whyNotRegistered(subject, user, app), there }
  const version = formatPackageVersion(top.version)
  if (query.version !== undefined && query.version !== version) {
    const because = `${user} has version ${version}, not ${query.version}`
    const provisioned = readProvisioned(subject.image).find((one) => isOfApp(one, app))
    const comes = provisioned !== undefined && formatPackageVersion(provisioned.version) === query.version
    const [rule, verdict] = isLower(query.version, version)
      ? ['appx.register.signin', 'newer for the user']
      : comes
        ? ['appx.register.signin', 'not registered']
        : ['appx.version.order', 'accepted']
    const decision = { rule, subject: top.fullName, verdict, because }
    return { fault: because, decision, facts: { app, user, package: top.fullName }, there }
  }
  const packages = resourcesOf(subject, top).filter((one) => its.some((name) => sameName(name.fullName, one.fullName)))
  const missing = wantedResources(query).find((wanted) => !packages.some(wanted.isServedBy))
  if (!missing) return undefined
  return { ...whyNoResource(subject, { app, fullName: top.fullName, user }, missing), there }
}

/** What a user has registered; nothing for a user who is not known. */
function registeredOf({ image }: Subject, user: string): NamedPackage[] {
  const profile = image.users().find(({ name }) => sameName(name, user))
  return profile ? readUserRegistrations(image, profile.sid).flatMap((fullName) => namedPackage(fullName) ?? []) : []
}

/** The packages of an app and what they hold, by its manifests in the image. */
function resourcesOf({ image }: Subject, top: NamedPackage): readonly Pick<BundleMember, 'fullName' | 'resources'>[] {
  if (isBundleName(top)) return readBundleMembers(image, top.fullName) ?? []
  const resources = readManifest(image, top.fullName)?.resources
  return resources ? [{ fullName: top.fullName, resources }] : []
}

/** An app that a user has and nobody else gets stops Sysprep: that is what is told first. */
function whyRegistered(subject: Subject, user: string, app: string, query: RegisteredQuery): Finding {
  const names = registeredOf(subject, user)
  const fullName =
    (names.find((one) => isOfApp(one, app) && isBundleName(one)) ?? names.find((one) => isOfApp(one, app)))?.fullName ??
    app
  const there = { head: `registered for ${user}`, names: names.map((one) => one.fullName) }
  const [resource] = wantedResources(query)
  const facts = { app, user, package: fullName, language: resource?.name }
  if (resource) {
    const because = `${user} has ${fullName} with ${resource.name}`
    const decision = { rule: 'appx.register.resource', subject: fullName, verdict: 'registered', because }
    return { fault: `${user} has ${app} registered with ${resource.name}`, decision, facts, there }
  }
  if (!readProvisioned(subject.image).some((one) => isOfApp(one, app))) {
    const removed = lastDecision(
      subject.steps,
      ({ rule, subject: of }) => rule === 'appx.remove.registered' && isOfAppNamed(of, app),
    )
    const how = removed ? `, "${lineOf(removed.step)}" removed the provisioning alone` : ' and it is not provisioned'
    const because = 'a user has it registered, and it is not provisioned'
    const decision = { rule: 'appx.sysprep.provisioned', subject: fullName, verdict: 'stops Sysprep', because }
    return { fault: `${user} still has ${app} registered${how}`, decision, facts, there }
  }
  const signedIn = lastDecision(
    subject.steps,
    ({ rule, holds, subject: of }) => rule === 'appx.register.signin' && holds && sameName(of, fullName),
  )
  const asked = { rule: 'appx.register.signin', subject: fullName, verdict: 'registered', because: `${user} has it` }
  return { fault: `${user} has ${app} registered`, decision: signedIn?.decision ?? asked, facts, there }
}
