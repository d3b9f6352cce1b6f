import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { isOfApp } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { fileOf, lastDecision, lineOf } from './history.ts'
import { lastAddition } from './whyNoResource.ts'
import { isOfAppNamed, whyNotProvisioned } from './whyNotProvisioned.ts'

/** Rules that keep an app from a user who signs in, and their verdicts. */
const KEPT_AWAY: ReadonlySet<string> = new Set([
  'appx.register.signin not registered',
  'appx.region.match not for the region',
  'appx.register.again stays removed',
  'appx.files.needed missing',
  'appx.pin.found dropped',
])

/** Why a user has nothing of an app registered. */
export function whyNotRegistered(subject: Subject, user: string, app: string): Finding {
  const { image, steps } = subject
  const found = readProvisioned(image).find((one) => isOfApp(one, app))
  if (!found) {
    const finding = whyNotProvisioned(subject, app)
    return { ...finding, fault: `${user} does not have ${app} registered: ${finding.fault}` }
  }
  const { fullName } = found
  const added = lastAddition(subject, fullName)
  const facts = { app, user: `'${user}'`, package: fullName, file: added ? fileOf(added.step) : undefined }
  const fault = (why: string) => `${user} does not have ${app} registered, ${why}`
  const kept = lastDecision(
    steps.slice(added?.index ?? 0),
    ({ rule, verdict, subject: of }, { step }) =>
      KEPT_AWAY.has(`${rule} ${verdict}`) &&
      isOfAppNamed(of, app) &&
      (step.do !== 'sign in' || sameName(step.user, user)),
  )
  if (kept)
    return { fault: fault(kept.decision.because), decision: kept.decision, facts, line: added && lineOf(added.step) }
  const because = image.users().some(({ name }) => sameName(name, user))
    ? `${user} has not signed in since it was provisioned`
    : `there is no user ${user}`
  const decision = { rule: 'appx.register.signin', subject: fullName, verdict: 'not registered', because }
  return { fault: fault(because), decision, facts }
}
