import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import { namedPackage } from '../../src/servicing/appx/NamedPackage.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { isOfApp } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { decidedAgainst, fileOf, lastDecision, lineAgain, lineOf, printedError, succeeded } from './history.ts'

/** Rules that take an app out of what is provisioned, and their verdicts. */
const TAKEN_OUT: readonly (readonly [rule: string, verdict: string])[] = [
  ['appx.remove.name', 'found'],
  ['appx.pin.found', 'dropped'],
]

/** How what was cancelled ends: the exit code of dism, the HRESULT of the API. */
const CANCELLED: ReadonlySet<number | undefined> = new Set([1223, 0x800704c7])

/** Why an app is not provisioned: the last addition failed, it was taken out, or nobody ever added it. */
export function whyNotProvisioned({ image, steps, target }: Subject, app: string): Finding {
  const isIts = (decision: Decision) => isOfAppNamed(decision.subject, app)
  const names = readProvisioned(image).map(({ fullName }) => fullName)
  const there = { head: 'provisioned', names }
  const last = lastDecision(
    steps,
    (decision, step) =>
      (isIts(decision) && !succeeded(step) && isAddition(decision)) ||
      (isIts(decision) && succeeded(step) && isTakenOut(decision)),
  )
  const absent = {
    rule: 'appx.list.provisioned',
    subject: app,
    verdict: 'not listed',
    because: 'there is no key of it in AppxAllUserStore\\Applications',
  }
  if (!last) {
    const failed = steps.findLast(
      (step) => /Add-ProvisionedAppxPackage|AddProvisionedAppx/i.test(lineOf(step)) && !succeeded(step),
    )
    const fault = failed
      ? `${app} is not provisioned, ${fileOf(failed) ?? 'the last addition'} was refused: ${printedError(failed) ?? failed.exitCode}`
      : `${app} is not provisioned, it was never added`
    return { fault, decision: absent, facts: { app }, there }
  }
  const { decision, step } = last
  const file = fileOf(step)
  const facts = { app, file: file ?? app, package: decision.subject }
  if (succeeded(step)) {
    const how =
      decision.rule === 'appx.remove.name' ? `removed by "${lineOf(step)}"` : `${decision.verdict}, ${decision.because}`
    return { fault: `${app} is not provisioned, it was ${how}`, decision, facts, there }
  }
  if (CANCELLED.has(step.exitCode)) {
    const because = 'its addition was cancelled, after which the image may be as before or half serviced'
    const asked = { rule: 'api.cancel.state', subject: decision.subject, verdict: 'untouched', because }
    const state = step.decisions.findLast(({ rule }) => rule === 'api.cancel.state') ?? asked
    const fault = `${app} is not provisioned, the addition of ${file ?? app} was cancelled and not verified`
    return { fault, decision: state, facts, line: lineAgain(step, target), there }
  }
  const against = decidedAgainst(step) ?? { ...absent, because: printedError(step) ?? `it ended with ${step.exitCode}` }
  const fault = `${app} is not provisioned, ${file ?? app} was refused: ${against.because}`
  return { fault, decision: against, facts, typed: lineOf(step), there }
}

function isAddition({ rule }: Decision): boolean {
  return rule === 'appx.main.kind' || rule === 'appx.running.family' || rule === 'appx.format.supported'
}

function isTakenOut({ rule, verdict }: Decision): boolean {
  return TAKEN_OUT.some(([id, word]) => id === rule && word === verdict)
}

/** Whether what a decision is about is a package of an app. */
export function isOfAppNamed(subject: string, app: string): boolean {
  const named = namedPackage(subject)
  return named !== undefined && isOfApp(named, app)
}
