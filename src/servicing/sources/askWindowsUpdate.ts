import { DismError } from '../../errors/DismError.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { Rule } from '../../rules/Rule.ts'
import { servicingPolicy } from './servicingPolicy.ts'
import { downloadAllowed, type UpdateTerms } from './sourceRules.ts'

/** UseWindowsUpdate: never. */
const NEVER = 2

/** What decides whether Windows Update is asked for what no place has. */
export interface UpdateAccess {
  /** How many sources were given. */
  readonly given: number
  /** Whether Windows Update is not to be asked: /LimitAccess. */
  readonly limitAccess: boolean
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/** What no place has, and why. */
export interface MissingPayload {
  readonly subject: string
  readonly why: string
}

/**
 * Asks Windows Update for what no place has. A simulated computer has none, so nothing ever comes of it.
 * @param asked the rule of the provider
 * @returns CBS_SOURCE_MISSING when it is not asked, CBS_GROUPPOLICY_DISALLOWED when a policy forbids it; undefined when
 *   it was asked and does not answer: what is said then is the provider's
 */
export function askWindowsUpdate(
  image: ImageReader,
  asked: Rule<UpdateTerms>,
  { subject, why }: MissingPayload,
  access: UpdateAccess,
  judge: Judge,
): DismError | undefined {
  const reason = whyNot(judge.variant(asked).value, access)
  if (!judge.decide(asked, subject, reason === undefined, reason ?? 'nothing speaks against it'))
    return new DismError('CBS_SOURCE_MISSING', `${subject}: ${why}`)
  const { useWindowsUpdate } = servicingPolicy(image)
  const because = `UseWindowsUpdate is ${useWindowsUpdate ?? 'not set'}`
  if (!judge.decide(downloadAllowed, subject, useWindowsUpdate !== NEVER, because))
    return new DismError('CBS_GROUPPOLICY_DISALLOWED', `${subject}: ${why}, ${because}`)
  return undefined
}

function whyNot(terms: UpdateTerms | undefined, { given, limitAccess, online }: UpdateAccess): string | undefined {
  if (limitAccess) return '/LimitAccess is given'
  if (given > 0 && !terms?.afterSources) return `${given} sources were given`
  return online || terms?.offline ? undefined : 'the image is offline'
}
