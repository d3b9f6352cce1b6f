import { createMachine } from '../../emulator/index.ts'
import { updateCab, updateIdentity } from '../../fixtures/index.ts'
import { createDismApi, DISM_ONLINE_IMAGE, type DismApi, type DismProgressCallback } from '../../src/api/index.ts'
import { sameSources, sourcesOf } from '../images/sourcesOf.ts'
import type { Interruption } from '../specs/Interruption.ts'
import { uphold } from './uphold.ts'

const CANCELLED = 0x800704c7
const PATH = 'D:\\in\\update.cab'
const UPDATE = { kb: 'one', components: 4, offlineCapable: 'yes' } as const
const bytes = updateCab(UPDATE)

/** What Progress counts up to, and from which part of it on a cancellation comes too late. */
const COUNTS = {
  add: { total: 1000, tooLate: 0.7 },
  remove: { total: 100, tooLate: 0.7 },
  scan: { total: 1000, tooLate: 1 },
  disable: { total: 100, tooLate: undefined },
} as const

type Tail = [AbortSignal | null, DismProgressCallback | null, unknown]

/**
 * Law: Progress grows up to its total and gets the UserData as it is; a CancelEvent ends the call, or comes too late, and
 * nothing is told after it; what a cancelled call leaves is what the settings choose, or whoever cancelled it from
 * outside; a Progress that throws ends the call, leaves nothing, and the session goes on.
 * @throws BrokenLaw
 */
export async function interruptedCallsEndRight(spec: Interruption): Promise<void> {
  const { online, cancelOutcome, by, at, keeps } = spec
  const machine = createMachine({ preset: 'windows-10-22h2', now: () => 133_800_000_000_000_000n })
  machine.write(PATH, bytes)
  if (!online) machine.shutdown()
  let cancelledOutside = false
  const cancellation = () => (cancelledOutside ? { keep: keeps } : undefined)
  const api = createDismApi({ ...machine.host, cancellation }, { cancelOutcome })
  await api.DismInitialize(2, 'D:\\api.log', null)
  const handle = { value: 0 }
  await api.DismOpenSession(online ? DISM_ONLINE_IMAGE : 'C:\\', null, null, handle)
  if (spec.function === 'remove') await api.DismAddPackage(handle.value, PATH, false, false, null, null, null)

  const before = sourcesOf(machine.image.volume)
  const controller = new AbortController()
  const userData = { mine: true }
  const told: { readonly current: number; readonly total: number; readonly same: boolean }[] = []
  const mine = new RangeError('mine')
  /** How many calls of Progress there were when it happened. */
  let place = at === 0 ? 0 : undefined
  const progress: DismProgressCallback = (current, total, given) => {
    told.push({ current, total, same: given === userData })
    if (at === 'whole' ? current < total : told.length !== at) return
    place = told.length
    if (by === 'signal') controller.abort()
    if (by === 'outside') cancelledOutside = true
    if (by === 'throw') throw mine
  }
  if (by === 'signal' && at === 0) controller.abort()
  if (by === 'outside' && at === 0) cancelledOutside = true
  const event = by === 'signal' || spec.event ? controller.signal : null
  let hresult: number | undefined
  let thrown: unknown
  try {
    hresult = await call(api, handle.value, spec.function, [event, spec.progress ? progress : null, userData])
  } catch (error) {
    thrown = error
  }
  const changed = !sameSources(before, sourcesOf(machine.image.volume))
  uphold(
    'Progress must grow up to its total.',
    faultsOfProgress(spec, told, by === 'signal' && place !== undefined, hresult),
  )
  if (by === 'throw' && place) {
    uphold('What Progress throws must come back.', thrown === mine ? [] : [`${String(thrown)}, ${hresult}`])
    uphold('It must leave nothing.', changed ? ['it did'] : [])
    uphold(
      'It must be no failure to tell.',
      (await api.DismGetLastErrorMessage({ value: null })) === 1 ? [] : ['it is'],
    )
    const again = await call(api, handle.value, spec.function, [null, null, null])
    uphold('The session must go on.', again === 0 || again === 3010 ? [] : [`0x${again.toString(16)}`])
    return
  }
  uphold('Nothing must be thrown.', thrown === undefined ? [] : [JSON.stringify(thrown)])
  if ((by === 'signal' || by === 'outside') && place !== undefined) {
    const last = told[place - 1]
    const part = last ? last.current / last.total : 0
    const { tooLate } = COUNTS[spec.function]
    if (place > 0 && by === 'signal')
      uphold('Nothing must be told after the signal.', told.length === place ? [] : [`${told.length} calls`])
    if (tooLate !== undefined || place === 0) {
      const cancelled = place === 0 || part < (tooLate ?? 1)
      uphold(
        'The signal must be honoured, or come too late.',
        (hresult === CANCELLED) === cancelled ? [] : [`0x${hresult?.toString(16)} at ${part}`],
      )
    }
    if (hresult === CANCELLED) {
      const chosen = by === 'outside' ? (keeps ? 'halfServiced' : 'untouched') : cancelOutcome
      const begun = place > 0 || by === 'outside'
      const changes = begun && (spec.function === 'add' || spec.function === 'remove')
      if (!begun || chosen === 'untouched') uphold('Nothing must stay.', changed ? ['it did'] : [])
      else if (chosen === 'halfServiced' && changes && place > 0)
        uphold('What was done must stay.', changed ? [] : ['it did not'])
      if (changes && changed) uphold('A package half serviced must be told as such.', faultsOfState(machine, spec))
      return
    }
  }
  uphold('It must succeed.', hresult === 0 || hresult === 3010 ? [] : [`0x${hresult?.toString(16)}`])
  if (spec.function === 'add' || spec.function === 'remove') uphold('It must be done.', changed ? [] : ['it is not'])
}

/** Makes a call that lasts. */
async function call(api: DismApi, session: number, name: Interruption['function'], tail: Tail): Promise<number> {
  switch (name) {
    case 'add':
      return api.DismAddPackage(session, PATH, false, false, ...tail)
    case 'remove':
      return api.DismRemovePackage(session, updateIdentity(UPDATE), 1, ...tail)
    case 'scan':
      return api.DismCheckImageHealth(session, true, ...tail, { value: 0 })
    default:
      return api.DismDisableFeature(session, 'TelnetClient', null, false, ...tail)
  }
}

function faultsOfProgress(
  { function: name, progress }: Interruption,
  told: readonly { readonly current: number; readonly total: number; readonly same: boolean }[],
  silenced: boolean,
  hresult: number | undefined,
): string[] {
  if (!progress) return told.length === 0 ? [] : ['it is told']
  const { total } = COUNTS[name]
  const faults = told.flatMap((one, index) => {
    const grows = one.current > (told[index - 1]?.current ?? 0) && one.current <= one.total
    return grows && one.total === total && one.same ? [] : [`${one.current} of ${one.total}, ${String(one.same)}`]
  })
  const first = told[0]
  if (name === 'scan' && first && first.current < 50) faults.push(`it begins at ${first.current}`)
  const whole = hresult === 0 || hresult === 3010
  if (whole && !silenced && told.at(-1)?.current !== total) faults.push('its last call is not the whole')
  return faults
}

/** A package on its way in, or out, is no more and no less. */
function faultsOfState(machine: ReturnType<typeof createMachine>, { function: name }: Interruption): string[] {
  const key = `Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${updateIdentity(UPDATE)}`
  const state = machine.image.registry.key('SOFTWARE', key)?.value('CurrentState')?.data[0]
  const right = name === 'add' ? [0x30, 0x40].includes(state ?? 0) : state === 5
  return right ? [] : [`CurrentState is ${state}`]
}
