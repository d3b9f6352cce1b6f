import type { DismApi } from '../../../src/api/DismApi.ts'
import { PARAMETERS, type ParameterType } from '../../../src/api/parameters.ts'
import type { ScenarioArgument } from './ApiCallStep.ts'

/** Functions whose first argument is no session. */
const WITHOUT_SESSION = new Set<keyof DismApi>([
  'DismInitialize',
  'DismShutdown',
  'DismOpenSession',
  'DismGetLastErrorMessage',
  'DismDelete',
])

/** Where the session is among the arguments of DismOpenSession. */
const OPENED = 3

/** What calls have given back: sessions and structures, by the step and the argument through which they came. */
export interface ReturnedByCalls {
  /** The step that opened a session. */
  session(id: number): number | undefined
  structure(value: object): { readonly returned: number; readonly argument: number } | undefined
  /** Looks at the arguments of a call that has ended. */
  add(name: keyof DismApi, step: number, args: readonly unknown[]): void
}

export function returnedByCalls(): ReturnedByCalls {
  const sessions = new Map<unknown, number>()
  const structures = new WeakMap<object, { readonly returned: number; readonly argument: number }>()
  return {
    session: (id) => sessions.get(id),
    structure: (value) => structures.get(value),
    add(name, step, args) {
      for (const [argument, given] of args.entries()) {
        const value = isPointer(given) ? given.value : undefined
        if (typeof value === 'object' && value !== null) structures.set(value, { returned: step, argument })
        if (name === 'DismOpenSession' && argument === OPENED && typeof value === 'number') sessions.set(value, step)
      }
    },
  }
}

/** Arguments as plain data, which what happens to them later goes to, and those to call with in their place. */
export function watchArguments(
  name: keyof DismApi,
  args: readonly unknown[],
  returned: ReturnedByCalls,
): { readonly plain: readonly ScenarioArgument[]; readonly given: readonly unknown[] } {
  const types: readonly ParameterType[] = PARAMETERS[name]
  const watched = args.map((value, index): [ScenarioArgument, unknown] => {
    if (index === 0 && typeof value === 'number' && !WITHOUT_SESSION.has(name)) {
      const session = returned.session(value)
      if (session !== undefined) return [{ session }, value]
    }
    if (types[index] === 'event' && isEvent(value)) return watchEvent(value)
    if (types[index] === 'callback' && typeof value === 'function') return watchProgress(value)
    return [plainArgument(value, returned), value]
  })
  return { plain: watched.map(([plain]) => plain), given: watched.map(([, given]) => given) }
}

function plainArgument(value: unknown, returned: ReturnedByCalls): ScenarioArgument {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : { other: String(value) }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [...value]
  if (typeof value !== 'object') return { other: typeof value }
  return (
    returned.structure(value) ?? (isPointer(value) && !Object.isFrozen(value) ? { pointer: true } : { other: 'object' })
  )
}

/** A CancelEvent that counts how often it is looked at. */
function watchEvent(event: { readonly aborted: unknown }): [ScenarioArgument, unknown] {
  const plain: { event: number | null } = { event: null }
  let looks = 0
  const watched = {
    get aborted() {
      const { aborted } = event
      if (!aborted) looks++
      else plain.event ??= looks
      return aborted
    },
  }
  return [plain, watched]
}

/** A Progress that counts its calls. */
function watchProgress(progress: unknown): [ScenarioArgument, unknown] {
  const plain: { progress: number | null } = { progress: null }
  let calls = 0
  const watched = (...told: readonly unknown[]): void => {
    calls++
    try {
      if (typeof progress === 'function') progress(...told)
    } catch (error) {
      plain.progress ??= calls
      throw error
    }
  }
  return [plain, watched]
}

function isEvent(value: unknown): value is { readonly aborted: unknown } {
  return typeof value === 'object' && value !== null && 'aborted' in value
}

function isPointer(value: unknown): value is { readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'value' in value
}
