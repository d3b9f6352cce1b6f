import type { Decision } from '../../src/rules/Decision.ts'
import { sameLanguage } from '../../src/servicing/languages/languageTag.ts'
import type { BundleMember } from '../../src/servicing/appx/bundleMembers.ts'
import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readProvisionedState, type ProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { readBundleMembers } from '../../src/servicing/appx/readBundleMembers.ts'
import { readProvisioned } from '../../src/servicing/appx/readProvisioned.ts'
import type { WantedResource } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { fileOf, lastDecision, lineAgain, succeeded, type Taken } from './history.ts'
import { waitingPackages } from './waitingPackages.ts'

/** The app of which something is missing. */
export interface LackingApp {
  /** As the test names it. */
  readonly app: string
  /** Full name of its package or bundle. */
  readonly fullName: string
  readonly user?: string | undefined
}

/** Why a provisioned app has no package for a resource in the image, or a user has it not registered. */
export function whyNoResource(subject: Subject, { app, fullName, user }: LackingApp, wanted: WantedResource): Finding {
  const { image, semantics, steps, target } = subject
  const state = readProvisionedState(image, semantics).find(({ packageName }) => sameName(packageName, fullName))
  const added = lastAddition(subject, fullName)
  const { name: language, settings } = wanted
  const facts = { app, user, package: fullName, file: added && fileOf(added.step), language, settings }
  const line = added && lineAgain(added.step, target)
  const serving = (readBundleMembers(image, fullName) ?? []).filter(wanted.isServedBy)
  const missing = (why: string) => `${wanted.name} is missing, ${why}`
  if (serving.length === 0) {
    const because = 'the app has no package for it'
    const decision = { rule: 'appx.language.match', subject: fullName, verdict: 'not in the bundle', because }
    return { fault: missing(because), decision, facts }
  }
  if (state?.decision?.holds === true && serving.some((member) => isMissing(member, state))) {
    const story = added && arrivalAfter(subject, added, wanted.name)
    const fault = missing(`the bundle went in before ${story ?? 'the image had the language'}`)
    return { fault, decision: state.decision, facts, line }
  }
  if (state && !serving.some((member) => isStaged(member, state))) {
    const pruned = prunedOf(subject, fullName, serving, wanted)
    if (pruned) return { fault: missing(pruned.because), decision: pruned, facts, line }
    if (wanted.language !== undefined) return { ...whyNoLanguage(subject, serving, wanted.language), facts, line }
  }
  const last = lastDecision(
    steps,
    ({ rule, holds, subject: of }, { step }) =>
      rule === 'appx.register.resource' &&
      !holds &&
      isAbout(of, serving) &&
      (step.do !== 'sign in' || user === undefined || sameName(step.user, user)),
  )
  if (last && last.index > (added?.index ?? -1))
    return { fault: missing(last.decision.because), decision: last.decision, facts }
  const because = user === undefined ? 'no package of it is in the image' : `${user} has not signed in since it came`
  const decision = { rule: 'appx.register.resource', subject: serving[0]!.fullName, verdict: 'not registered', because }
  return { fault: missing(because), decision, facts }
}

/** That the first sign-in took the packages of a resource out of the image, which has its language still. */
function prunedOf(
  { image, steps }: Subject,
  fullName: string,
  serving: readonly BundleMember[],
  { language, pruning }: WantedResource,
): Pick<Decision, 'rule' | 'subject' | 'verdict' | 'because'> | undefined {
  const removed = readProvisioned(image).find((one) => sameName(one.fullName, fullName))?.pruned ?? []
  const gone = removed.find((name) => isAbout(name, serving))
  const fits = (tag: string) => language === undefined || sameLanguage(tag, language)
  if (gone === undefined || !image.languages().some(fits)) return undefined
  const told = lastDecision(
    steps,
    ({ rule, verdict, subject }) => rule === pruning && verdict === 'removed' && isAbout(subject, serving),
  )
  const because = 'the first sign-in after OOBE removed it'
  return told?.decision ?? { rule: pruning, subject: gone, verdict: 'removed', because }
}

/** Why the packages of a language are not in the image: its language pack waits, or there is none. */
function whyNoLanguage(
  { image, steps }: Subject,
  serving: readonly BundleMember[],
  language: string,
): Pick<Finding, 'fault' | 'decision'> {
  const waiting = waitingPackages(image).find((identity) => isForLanguage(identity, language))
  if (waiting !== undefined) {
    const because = 'its state is Install Pending'
    const decision = { rule: 'package.restart.needed', subject: waiting, verdict: 'restart', because }
    return { fault: `${language} is missing, its language pack waits for a restart`, decision }
  }
  const told = lastDecision(steps, ({ subject, verdict }) => verdict === 'left out' && isAbout(subject, serving))
  const because = `the image has ${image.languages().join(', ')}`
  const asked = { rule: 'appx.language.match', subject: serving[0]?.fullName ?? '', verdict: 'left out', because }
  return { fault: `${language} is missing, ${because}`, decision: told?.decision ?? asked }
}

/** The last time that an app was provisioned. */
export function lastAddition({ steps }: Subject, fullName: string): Taken | undefined {
  return lastDecision(
    steps,
    ({ rule, subject }, step) => rule === 'appx.region.stored' && sameName(subject, fullName) && succeeded(step),
  )
}

/** What brought a language after an app was added: the file of its language pack, or its name. */
function arrivalAfter({ steps }: Subject, added: Taken, language: string): string | undefined {
  const brought = steps
    .slice(added.index + 1)
    .find(
      (step) =>
        succeeded(step) &&
        step.decisions.some(
          ({ rule, subject, holds }) =>
            (rule === 'language.pack.installed' && sameLanguage(subject, language)) ||
            (rule === 'package.add.present' && !holds && isForLanguage(subject, language)),
        ),
    )
  return brought && (fileOf(brought) ?? language)
}

/** Whether the identity of a package names a language. */
function isForLanguage(identity: string, language: string): boolean {
  return identity.split('~').some((part) => sameName(part, language))
}

function isMissing(member: BundleMember, state: ProvisionedState): boolean {
  return state.decision?.because.includes(member.fullName) === true && !isStaged(member, state)
}

function isStaged(member: BundleMember, state: ProvisionedState | undefined): boolean {
  return state?.packages.some(({ fullName }) => sameName(fullName, member.fullName)) === true
}

function isAbout(subject: string, members: readonly BundleMember[]): boolean {
  return members.some(({ fullName }) => sameName(fullName, subject))
}
