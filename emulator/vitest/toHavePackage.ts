import { createJudge } from '../../src/rules/Judge.ts'
import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { stateOf } from '../../src/servicing/packages/judgePackage.ts'
import { PACKAGE_STATES } from '../../src/servicing/packages/packageStates.ts'
import { readPackages } from '../../src/servicing/packages/readPackages.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { decidedAgainst, fileOf, lastDecision, lineOf, printedError, succeeded } from './history.ts'
import { judged, type MatcherResult } from './MatcherResult.ts'

/** States of a package, as dism prints them. */
export type PackageStateText = (typeof PACKAGE_STATES)[keyof typeof PACKAGE_STATES]['text']

/** How a Windows package is wanted. */
export interface PackageQuery {
  /** `Installed` by default. */
  readonly state?: PackageStateText
}

/** `expect(image).toHavePackage(name, { state })`: a Windows package, by its identity, its name or the number of its update. */
export function toHavePackage(
  received: unknown,
  name: string,
  { state = 'Installed' }: PackageQuery = {},
): MatcherResult {
  return judged(received, (subject) => {
    const judge = createJudge(subject.semantics)
    const found = readPackages(subject.image)
      .filter(({ identity }) => isCalled(identity, name))
      .map((one) => ({ identity: one.identity, state: PACKAGE_STATES[stateOf(one, judge)].text }))
    const fitting = found.find((one) => one.state === state)
    return {
      pass: fitting !== undefined,
      finding: () => (fitting ? whyThere(subject, name, fitting) : whyMissing(subject, name, found, state)),
    }
  })
}

interface Found {
  readonly identity: string
  readonly state: PackageStateText
}

/** Whether an identity is that of a name: the whole, its name, its version left out, or the number of its update. */
function isCalled(identity: string, name: string): boolean {
  const [first = ''] = identity.split('~')
  return (
    sameName(identity, name) ||
    sameName(first, name) ||
    sameName(identity.slice(0, identity.lastIndexOf('~')), name) ||
    (/^kb\d+$/i.test(name) && sameName(first, `Package_for_${name}`))
  )
}

function whyMissing({ steps }: Subject, name: string, found: readonly Found[], state: string): Finding {
  const there = { head: 'there is', names: found.map((one) => `${one.identity}: ${one.state}`) }
  const [first] = found
  const facts = { app: name, package: first?.identity }
  if (first) {
    const because = `its state is ${first.state}`
    const waits = first.state === 'Install Pending' || first.state === 'Uninstall Pending'
    const told = lastDecision(
      steps,
      ({ rule, subject }) => rule === 'package.restart.needed' && subject === first.identity,
    )
    const decision = {
      rule: waits ? 'package.restart.needed' : 'package.state.known',
      subject: first.identity,
      verdict: waits ? 'restart' : 'known',
      because: (waits ? told?.decision.because : undefined) ?? because,
    }
    return { fault: `${name} is not ${state}, ${because}`, decision, facts, there }
  }
  const tried = steps.findLast(
    (step) => !succeeded(step) && step.decisions.some(({ subject }) => isCalled(subject, name)),
  )
  if (tried) {
    const against = decidedAgainst(tried)
    const asked = {
      rule: 'package.name.found',
      subject: name,
      verdict: 'refused',
      because: printedError(tried) ?? 'it failed',
    }
    const decision = against ?? tried.decisions.findLast(({ subject }) => isCalled(subject, name)) ?? asked
    const fault = `${name} is not there, ${fileOf(tried) ?? 'it'} was refused: ${(against ?? asked).because}`
    return { fault, decision, facts, line: lineOf(tried), there }
  }
  const because = 'the image has no package of that name'
  const decision = { rule: 'package.name.found', subject: name, verdict: 'refused', because }
  return { fault: `${name} is not there, it was never added`, decision, facts, there }
}

function whyThere({ steps }: Subject, name: string, { identity, state }: Found): Finding {
  const added = lastDecision(
    steps,
    ({ rule, subject }, step) => rule === 'package.add.present' && subject === identity && succeeded(step),
  )
  const because = added ? `"${lineOf(added.step)}"` : `its state is ${state}`
  return {
    fault: `${name} is ${state}${added ? `, by ${because}` : ''}`,
    decision: { rule: 'package.name.found', subject: identity, verdict: 'found', because },
    facts: { app: name, package: identity },
  }
}
