import type { Decision } from '../../src/rules/Decision.ts'
import { createJudge } from '../../src/rules/Judge.ts'
import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { stateOf } from '../../src/servicing/packages/judgePackage.ts'
import { PACKAGE_STATES } from '../../src/servicing/packages/packageStates.ts'
import { readPackages } from '../../src/servicing/packages/readPackages.ts'
import type { RecordedStep } from '../machine/scenario/RecordedStep.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { decidedAgainst, fileOf, lastDecision, lineOf, printedError, succeeded } from './history.ts'
import type { Verdict } from './MatcherResult.ts'

/** States of a package, as dism prints them. */
export type PackageStateText = (typeof PACKAGE_STATES)[keyof typeof PACKAGE_STATES]['text']

/** Whether a Windows package is in a state, and why it is not, or is. */
export function packageVerdict(subject: Subject, name: string, state: PackageStateText): Verdict {
  const found = packageStates(subject).filter(({ identity }) => isCalled(identity, name))
  const fitting = found.find((one) => one.state === state)
  return {
    pass: fitting !== undefined,
    finding: () => (fitting ? whyThere(subject, name, fitting) : whyMissing(subject, name, found, state)),
  }
}

interface Found {
  readonly identity: string
  readonly state: PackageStateText
}

/** Each Windows package of an image and its state. */
export function packageStates({ image, semantics }: Subject): readonly Found[] {
  const judge = createJudge(semantics)
  return readPackages(image).map((one) => ({
    identity: one.identity,
    state: PACKAGE_STATES[stateOf(one, judge)].text,
  }))
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

function whyMissing({ steps }: Subject, name: string, found: readonly Found[], state: PackageStateText): Finding {
  const there = { head: 'there is', names: found.map((one) => `${one.identity}: ${one.state}`) }
  const [first] = found
  if (first) return { ...whyInState(steps, name, first, state), there }
  const facts = { app: name }
  const index = steps.findLastIndex(
    (step) => !succeeded(step) && step.decisions.some(({ subject }) => isCalled(subject, name)),
  )
  const tried = steps[index]
  const gone = lastDecision(steps, (decision, step) => succeeded(step) && isRemovalOf(decision, name))
  if (gone && gone.index > index) {
    const fault = `${name} is not there, it was removed by "${lineOf(gone.step)}"`
    return { fault, decision: gone.decision, facts, there }
  }
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
    return { fault, decision, facts, typed: lineOf(tried), there }
  }
  const because = 'the image has no package of that name'
  const decision = { rule: 'package.name.found', subject: name, verdict: 'refused', because }
  return { fault: `${name} is not there, it was never added`, decision, facts, there }
}

/** States of a package that is not wanted, or is on its way to that. */
const GOING: ReadonlySet<PackageStateText> = new Set(['Not Present', 'Removed', 'Superseded', 'Uninstall Pending'])

/** Why a package is in another state than the one that is wanted. */
function whyInState(
  steps: readonly RecordedStep[],
  name: string,
  { identity, state: is }: Found,
  wanted: PackageStateText,
): Finding {
  const because = `its state is ${is}`
  const finding = (rule: string, verdict: string, how = because): Finding => ({
    fault: `${name} is not ${wanted}, ${because}`,
    decision: { rule, subject: identity, verdict, because: how },
    facts: { app: name, package: identity },
  })
  const toCome = is === 'Install Pending' && wanted === 'Installed'
  const toGo = is === 'Uninstall Pending' && GOING.has(wanted)
  if (toCome || toGo) {
    const told = lastDecision(
      steps,
      ({ rule, subject }) => rule === 'package.restart.needed' && sameName(subject, identity),
    )
    return finding('package.restart.needed', 'restart', told?.decision.because)
  }
  if (GOING.has(wanted)) return finding('package.name.found', 'found')
  if (is !== 'Uninstall Pending' && is !== 'Superseded') return finding('package.state.known', 'known')
  const by = lastDecision(
    steps,
    (decision, step) =>
      succeeded(step) &&
      (isRemovalOf(decision, identity) || (isReplacement(decision) && sameName(decision.subject, identity))),
  )
  const replaced = is === 'Superseded' || (by !== undefined && isReplacement(by.decision))
  if (replaced) return finding('package.version.superseded', 'superseded', by?.decision.because)
  const told = finding('package.remove.again', 'waits', by && `"${lineOf(by.step)}"`)
  return by ? { ...told, fault: `${told.fault}, by "${lineOf(by.step)}"` } : told
}

function isReplacement({ rule, verdict }: Decision): boolean {
  return rule === 'package.version.superseded' && verdict === 'superseded'
}

/** Whether a decision let a package be removed. */
function isRemovalOf({ rule, verdict, subject }: Decision, name: string): boolean {
  return rule === 'package.remove.permanent' && verdict === 'removable' && isCalled(subject, name)
}

function whyThere({ steps }: Subject, name: string, { identity, state }: Found): Finding {
  const added = lastDecision(
    steps,
    ({ rule, subject, holds }, step) =>
      rule === 'package.add.present' && !holds && sameName(subject, identity) && succeeded(step),
  )
  const because = added ? `"${lineOf(added.step)}"` : `its state is ${state}`
  return {
    fault: `${name} is ${state}${added ? `, by ${because}` : ''}`,
    decision: { ...whyStill(state), subject: identity, because },
    facts: { app: name, package: identity },
  }
}

/** What keeps a package in a state: one that waits leaves it when Windows starts. */
function whyStill(state: PackageStateText): Pick<Decision, 'rule' | 'verdict'> {
  const waits = state === 'Install Pending' || state === 'Uninstall Pending'
  return waits
    ? { rule: 'package.restart.needed', verdict: 'restart' }
    : { rule: 'package.name.found', verdict: 'found' }
}
