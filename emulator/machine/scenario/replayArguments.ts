import type { ScenarioArgument } from './ApiCallStep.ts'

/** Arguments of the calls that were made again, by step. */
export type ArgumentsOfSteps = ReadonlyMap<number, readonly unknown[]>

/** Where the session is among the arguments of DismOpenSession. */
const OPENED = 3

/** The arguments that plain data stands for. */
export function replayArguments(plain: readonly ScenarioArgument[], calls: ArgumentsOfSteps): unknown[] {
  return plain.map((argument) => replayArgument(argument, calls))
}

function replayArgument(argument: ScenarioArgument, calls: ArgumentsOfSteps): unknown {
  if (typeof argument !== 'object' || argument === null) return argument
  if ('pointer' in argument) return { value: null }
  if ('session' in argument) return valueOf(calls.get(argument.session)?.[OPENED]) ?? 0
  if ('returned' in argument) return valueOf(calls.get(argument.returned)?.[argument.argument])
  if ('event' in argument) return signaledAfter(argument.event)
  if ('progress' in argument) return throwingAt(argument.progress)
  if ('other' in argument) return OTHER_VALUES[argument.other]
  return argument
}

function valueOf(pointer: unknown): unknown {
  return typeof pointer === 'object' && pointer !== null && 'value' in pointer ? pointer.value : undefined
}

/** A CancelEvent that is signaled when it has been looked at so often. */
function signaledAfter(looks: number | null) {
  let looked = 0
  return {
    get aborted() {
      return looks !== null && looked++ >= looks
    },
  }
}

function throwingAt(call: number | null) {
  let calls = 0
  return () => {
    if (++calls === call) throw new Error('Progress has thrown')
  }
}

/** What no text, number, pointer, event or callback is, by the word for it in scenario.json. */
export const OTHER_VALUES: { readonly [kind: string]: unknown } = {
  undefined: undefined,
  NaN,
  Infinity,
  '-Infinity': -Infinity,
  bigint: 0n,
  symbol: Symbol('other'),
  function: () => undefined,
  object: Object.freeze({}),
}
