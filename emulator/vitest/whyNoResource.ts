import { sameLanguage } from '../../src/servicing/languages/languageTag.ts'
import type { BundleMember } from '../../src/servicing/appx/bundleMembers.ts'
import { sameName } from '../../src/servicing/appx/NamedPackage.ts'
import { readProvisionedState, type ProvisionedState } from '../../src/servicing/appx/readAppxState.ts'
import { readBundleMembers } from '../../src/servicing/appx/readBundleMembers.ts'
import type { WantedResource } from './AppQuery.ts'
import type { Subject } from './Examined.ts'
import type { Finding } from './Finding.ts'
import { fileOf, lastDecision, lineOf, succeeded, type Taken } from './history.ts'
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
  const { image, semantics, steps } = subject
  const state = readProvisionedState(image, semantics).find(({ packageName }) => sameName(packageName, fullName))
  const added = lastAddition(subject, fullName)
  const facts = { app, user, package: fullName, file: added ? fileOf(added.step) : undefined, language: wanted.name }
  const line = added && lineOf(added.step)
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
  if (wanted.language !== undefined && !serving.some((member) => isStaged(member, state)))
    return { ...whyNoLanguage(subject, serving, wanted.language), facts, line }
  const last = lastDecision(steps, (one) => isAbout(one.subject, serving) && UNREGISTERED.has(one.rule) && !one.holds)
  if (last) return { fault: missing(last.decision.because), decision: last.decision, facts, line }
  const because = user === undefined ? 'no package of it is in the image' : `${user} has not signed in since it came`
  const decision = { rule: 'appx.register.resource', subject: serving[0]!.fullName, verdict: 'not registered', because }
  return { fault: missing(because), decision, facts, line }
}

/** Why the packages of a language are not in the image: its language pack waits, or there is none. */
function whyNoLanguage(
  { image, steps }: Subject,
  serving: readonly BundleMember[],
  language: string,
): Pick<Finding, 'fault' | 'decision'> {
  const waiting = waitingPackages(image).find((identity) => identity.includes(`~${language}~`))
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

/** Rules that keep a resource package from a user. */
const UNREGISTERED: ReadonlySet<string> = new Set([
  'appx.register.resource',
  'appx.prune.language',
  'appx.prune.scale',
  'appx.prune.dxfl',
])

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
          ({ rule, subject }) =>
            (rule === 'language.pack.installed' && sameLanguage(subject, language)) ||
            (rule === 'package.add.present' && subject.includes(`~${language}~`)),
        ),
    )
  return brought && (fileOf(brought) ?? language)
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
