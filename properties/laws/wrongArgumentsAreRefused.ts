import { createMachine, type Machine } from '../../emulator/index.ts'
import { observeDecisions } from '../../src/rules/Decision.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import {
  API_CALLS,
  SPOILS,
  type ApiCallRow,
  type Spoil,
  type SpoiledCall,
  type UnfitCall,
} from '../specs/ApiCallTable.ts'
import { uphold } from './uphold.ts'

const E_INVALIDARG = 0x80070057

const WRONG: { readonly [spoil in Spoil]: unknown } = {
  none: undefined,
  number: 5,
  object: { mine: true },
  text: 'text',
  NULL: null,
  empty: '',
  frozen: Object.freeze({ value: 0 }),
  numbers: [5],
  'a NULL among texts': ['D:\\', null],
  'too many': 2,
  negative: -1,
  half: 0.5,
}

let shared: Promise<{ readonly machine: Machine; readonly session: number }> | undefined

async function begin() {
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  machine.shutdown()
  machine.write('D:\\readme.txt', new Uint8Array(1))
  await machine.api.DismInitialize(2, 'D:\\api.log', null)
  const session = { value: 0 }
  await machine.api.DismOpenSession('C:\\', null, null, session)
  return { machine, session: session.value }
}

/**
 * Law: a call with an argument of another type, without one that it needs, or with arguments that do not go together, is
 * refused with E_INVALIDARG before it does or writes anything; the same call without that is not.
 * @throws BrokenLaw
 */
export async function wrongArgumentsAreRefused(calls: readonly (SpoiledCall | UnfitCall)[]): Promise<void> {
  shared ??= begin()
  const { machine, session } = await shared
  for (const call of calls) await isRefused(machine, session, call)
}

async function isRefused(machine: Machine, session: number, call: SpoiledCall | UnfitCall): Promise<void> {
  const { name } = call
  const row = API_CALLS[name]
  const functions: { readonly [name: string]: unknown } = { ...machine.api }
  const called = functions[name]
  if (!row || typeof called !== 'function') throw new Error(`there is no ${name}`)
  const wrong = wrongOf(call, row)
  const written = row.arguments.map(() => ({ value: 0 }))
  const given = row.arguments.map((argument, place) => {
    if (wrong && place in wrong.given) return wrong.given[place]
    if (argument === 'session') return session
    return argument === 'out' ? written[place] : row.given[place]
  })
  const before = sourcesOf(machine.image.volume)
  const asked = new Set<string>()
  const end = observeDecisions(({ rule, holds }) => void (holds || asked.add(rule)))
  const hresult: unknown = await Reflect.apply(called, undefined, given).finally(end)
  const law = `${name} ${wrong ? `with ${wrong.told}` : 'as it must be'}`
  uphold(
    `${law} must be refused when it is wrong.`,
    (hresult === E_INVALIDARG) === (wrong !== undefined) ? [] : [String(hresult)],
  )
  uphold(`${law} must change nothing.`, sameSources(before, sourcesOf(machine.image.volume)) ? [] : ['it did'])
  if (!wrong) return
  uphold(`${law} must be refused by its rule.`, asked.has(wrong.rule) ? [] : [[...asked].join(', ')])
  const touched = written.filter((each, place) => !(place in wrong.given) && each.value !== 0)
  uphold(
    `${law} must write nothing.`,
    touched.map(({ value }) => String(value)),
  )
}

interface Wrong {
  readonly given: { readonly [place: number]: unknown }
  readonly rule: string
  readonly told: string
}

/** What is wrong with a call. */
function wrongOf(call: SpoiledCall | UnfitCall, row: ApiCallRow): Wrong | undefined {
  if ('instead' in call) return { given: call.instead, rule: call.rule, told: JSON.stringify(call.instead) }
  const { place, spoil } = call
  const argument = row.arguments[place]
  const refused = argument && SPOILS[argument][spoil]
  if (!refused) return undefined
  return {
    given: { [place]: WRONG[spoil] },
    rule: refused === 'type' ? 'api.argument.type' : 'api.argument.given',
    told: `${spoil} as argument ${place + 1}, ${argument}`,
  }
}
