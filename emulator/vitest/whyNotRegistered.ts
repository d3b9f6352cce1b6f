import { readMultiString } from '../../src/image/readWindowsFacts.ts'
import { appxKeys, appxValues } from '../../src/servicing/appx/appxPaths.ts'
import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { isOfApp } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { RecordedStep } from '../machine/scenario/RecordedStep.ts'
import type { Finding } from './Finding.ts'
import { fileOf, lastDecision, lineAgain, pathOf, succeeded } from './history.ts'
import { lastAddition, type LackingApp } from './whyNoResource.ts'
import { isOfAppNamed, whyNotProvisioned } from './whyNotProvisioned.ts'

/** Rules that keep an app from a user who signs in, and their verdicts. */
const KEPT_AWAY: ReadonlySet<string> = new Set([
  'appx.register.signin not registered',
  'appx.region.match not for the region',
  'appx.register.again stays removed',
  'appx.files.needed missing',
  'appx.pin.found dropped',
])

/** Rules by which an app is not for everybody, unless it is added with /Region:all. */
const TO_ADD_FOR_ALL: ReadonlySet<string> = new Set(['appx.region.match', 'appx.pin.found'])

/** Why a user has nothing of an app registered. */
export function whyNotRegistered(subject: Subject, user: string, app: string): Finding {
  const { image, steps, target } = subject
  const found = readProvisioned(image).find((one) => isOfApp(one, app))
  const profile = image.users().find(({ name }) => sameName(name, user))
  const removal = steps.findLast((step) => succeeded(step) && isRemoval(step, user, app))
  if (!found && removal) return removed(subject, { user, app, fullName: packageOf(removal) ?? app }, removal)
  if (!found) {
    const finding = whyNotProvisioned(subject, app)
    return { ...finding, fault: `${user} does not have ${app} registered: ${finding.fault}` }
  }
  const { fullName } = found
  const key = profile && image.registry.key('SOFTWARE', appxKeys.user(profile.sid))
  if (key && readMultiString(key, appxValues.removed).some((name) => sameName(name, fullName)))
    return removed(subject, { user, app, fullName }, removal)
  const added = lastAddition(subject, fullName)
  const facts = { app, user, package: fullName, file: added && fileOf(added.step), path: added && pathOf(added.step) }
  const fault = (why: string) => `${user} does not have ${app} registered, ${why}`
  const kept = lastDecision(
    steps.slice(added?.index ?? 0),
    ({ rule, verdict, subject: of }, { step }) =>
      KEPT_AWAY.has(`${rule} ${verdict}`) &&
      isOfAppNamed(of, app) &&
      (step.do !== 'sign in' || sameName(step.user, user)),
  )
  if (kept) {
    const { decision } = kept
    const region = TO_ADD_FOR_ALL.has(decision.rule) ? 'all' : undefined
    const line = added && lineAgain(added.step, target, region)
    return { fault: fault(decision.because), decision, facts, ...(decision.rule !== 'appx.register.again' && { line }) }
  }
  const because = profile ? `${user} has not signed in since it was provisioned` : `there is no user ${user}`
  const decision = { rule: 'appx.register.signin', subject: fullName, verdict: 'not registered', because }
  return { fault: fault(because), decision, facts }
}

/** A user who removed an app gets it again neither by signing in nor by waiting. */
function removed(
  subject: Subject,
  { user, app, fullName }: LackingApp & { readonly user: string },
  removal: RecordedStep | undefined,
): Finding {
  const source =
    lastAddition(subject, fullName)?.step ??
    subject.steps.findLast((step) => succeeded(step) && isAdditionOf(step, app))
  const facts = { app, user, package: fullName, file: source && fileOf(source), path: source && pathOf(source) }
  const because =
    removal?.step.do === 'remove app for all users' ? 'it was removed for all users' : `${user} removed it`
  const fault = `${user} does not have ${app} registered, ${because}`
  const decision = { rule: 'appx.register.signin', subject: fullName, verdict: 'removed by the user', because }
  return { fault, decision, facts }
}

/** Whether a step took an app from a user. */
function isRemoval({ step }: RecordedStep, user: string, app: string): boolean {
  if (step.do === 'remove app for all users') return isOfAppNamed(step.package, app)
  return step.do === 'remove app' && sameName(step.user, user) && isOfAppNamed(step.package, app)
}

function packageOf({ step }: RecordedStep): string | undefined {
  return 'package' in step ? step.package : undefined
}

/** Whether a step added an app, for the image or for a user. */
function isAdditionOf({ decisions }: RecordedStep, app: string): boolean {
  return decisions.some(
    ({ rule, subject }) => (rule === 'appx.region.stored' || rule === 'appx.main.kind') && isOfAppNamed(subject, app),
  )
}
