import { createMachine, type Machine } from '../../emulator/index.ts'
import { observeDecisions } from '../../src/rules/Decision.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import { API_CALLS, SPOILS, type Spoil, type SpoiledCall } from '../specs/ApiCallTable.ts'
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
 * Law: a call with an argument of another type, or without one that it needs, is refused with E_INVALIDARG before it does
 * or writes anything; the same call without that is not.
 * @throws BrokenLaw
 */
export async function wrongArgumentsAreRefused({ name, place, spoil }: SpoiledCall): Promise<void> {
  shared ??= begin()
  const { machine, session } = await shared
  const row = API_CALLS[name]
  const functions: { readonly [name: string]: unknown } = { ...machine.api }
  const called = functions[name]
  if (!row || typeof called !== 'function') throw new Error(`there is no ${name}`)
  const written = row.arguments.map(() => ({ value: 0 }))
  const given = row.arguments.map((argument, index) => {
    if (argument === 'session') return session
    return argument === 'out' ? written[index] : row.given[index]
  })
  const argument = row.arguments[place]
  const refused = argument && SPOILS[argument][spoil]
  if (refused) given[place] = WRONG[spoil]
  const before = sourcesOf(machine.image.volume)
  const asked = new Set<string>()
  const end = observeDecisions(({ rule, holds }) => void (holds || asked.add(rule)))
  const hresult: unknown = await Reflect.apply(called, undefined, given).finally(end)
  const law = `${name} with argument ${place + 1}, ${argument}, ${refused ? spoil : 'as it must be'},`
  uphold(
    `${law} must be refused when it is wrong.`,
    (hresult === E_INVALIDARG) === (refused !== undefined) ? [] : [String(hresult)],
  )
  uphold(`${law} must change nothing.`, sameSources(before, sourcesOf(machine.image.volume)) ? [] : ['it did'])
  if (!refused) return
  const rule = refused === 'type' ? 'api.argument.type' : 'api.argument.given'
  uphold(`${law} must be refused by its rule.`, asked.has(rule) ? [] : [[...asked].join(', ')])
  const touched = written.filter((each, index) => index !== place && each.value !== 0)
  uphold(
    `${law} must write nothing.`,
    touched.map(({ value }) => String(value)),
  )
}
