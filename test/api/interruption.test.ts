import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/rules/Decision.ts'
import { createApiProcess, type DismApiSettings } from '../../src/api/ApiProcess.ts'
import type { DismProgressCallback, HRESULT } from '../../src/api/index.ts'
import { HRESULTS } from '../../src/api/index.ts'
import type { CancelTail } from '../../src/api/interruption.ts'
import { lifeCycle } from '../../src/api/lifeCycle.ts'
import { onImage } from '../../src/api/onImage.ts'
import { sessionFunctions } from '../../src/api/sessionFunctions.ts'
import type { Operation, Step } from '../../src/servicing/Operation.ts'
import { apiMachine, OFFLINE } from './apiSession.ts'

const STEPS: readonly Step[] = [
  { label: 'first', done: 0.05 },
  { label: 'second' },
  { label: 'third', done: 0.5 },
  { label: 'fourth', pointOfNoReturn: true },
  { label: 'fifth', done: 0.9 },
]

/** Writes a file a step. */
const writeFiles: Operation = function* (image) {
  for (const step of STEPS) {
    yield step
    image.volume.write(`done ${step.label}.txt`, new Uint8Array([1]))
  }
}

/** An API with a session on an image, and a function that carries the operation out. */
async function started(settings: DismApiSettings = {}, operation: Operation = writeFiles) {
  const machine = apiMachine()
  const decisions: Decision[] = []
  const process = createApiProcess(machine.host, { onDecisions: (more) => decisions.push(...more), ...settings })
  await lifeCycle(process).DismInitialize(2, null, null)
  const session = { value: 0 }
  await sessionFunctions(process).DismOpenSession(OFFLINE, null, null, session)
  const files = () =>
    machine.host
      .list(OFFLINE)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('done'))
  return {
    decisions,
    files,
    call: (...tail: CancelTail): Promise<HRESULT> =>
      onImage(process, '_DismRemoveProvisionedAppxPackage', session.value, {
        provider: 'AppxManager',
        log: '',
        tail,
        work: (call) => call.carryOut(operation),
      }),
  }
}

const NONE: CancelTail = [null, null, undefined]
const ALL = ['done fifth.txt', 'done first.txt', 'done fourth.txt', 'done second.txt', 'done third.txt']

/** Signals at a call of Progress, and keeps what is told. */
function signalAt(wanted: number) {
  const controller = new AbortController()
  const told: number[] = []
  const progress: DismProgressCallback = (current) => {
    told.push(current)
    if (told.length === wanted) controller.abort()
  }
  return { signal: controller.signal, told, progress }
}

describe('Progress', () => {
  test('grows up to its total, with the UserData as it was given (api.progress.told)', async () => {
    const { call, files } = await started()
    const told: [number, number][] = []
    const ours = { mine: true }
    const hresult = await call(
      null,
      (current, total, userData) => {
        expect(userData).toBe(ours)
        told.push([current, total])
      },
      ours,
    )
    expect(hresult).toBe(HRESULTS.S_OK)
    expect(told).toEqual([5, 15, 50, 55, 90, 100].map((current) => [current, 100]))
    expect(files()).toEqual(ALL)
  })

  test('NULL is told nothing (api.progress.told)', async () => {
    const { call, files, decisions } = await started()
    expect(await call(...NONE)).toBe(HRESULTS.S_OK)
    expect(decisions.filter(({ rule }) => rule === 'api.progress.told').map(({ holds }) => holds)).toEqual([false])
    expect(files()).toEqual(ALL)
  })

  test('never goes back, however the steps count', async () => {
    const backwards: Operation = function* () {
      for (const done of [0.5, 0.2, 0.5, 1, 1]) yield { label: `${done}`, done }
    }
    const { call } = await started({}, backwards)
    const told: number[] = []
    expect(await call(null, (current) => told.push(current), undefined)).toBe(HRESULTS.S_OK)
    expect(told).toEqual([50, 100])
  })

  test('tells the whole when a cancellation comes too late, not before a last step (api.progress.told)', async () => {
    const nearlyDone: Operation = function* () {
      for (const done of [0.5, 1]) yield { label: `${done}`, done }
    }
    const { call } = await started({}, nearlyDone)
    const [whole, half] = [new AbortController(), new AbortController()]
    const signal =
      (controller: AbortController, wanted: number): DismProgressCallback =>
      (current) => {
        if (current === wanted) controller.abort()
      }
    expect(await call(whole.signal, signal(whole, 100), undefined)).toBe(HRESULTS.S_OK)
    expect(await call(half.signal, signal(half, 50), undefined)).toBe(0x800704c7)
  })

  test('that throws ends the operation; the session goes on (api.progress.threw)', async () => {
    const { call, files } = await started()
    const failing = call(
      null,
      () => {
        throw new RangeError('102 is more than 100')
      },
      undefined,
    )
    await expect(failing).rejects.toThrow(new RangeError('102 is more than 100'))
    expect(files()).toEqual([])
    expect(await call(...NONE)).toBe(HRESULTS.S_OK)
    expect(files()).toEqual(ALL)
  })
})

test('a Progress that throws at its last call ends the operation too (api.progress.threw)', async () => {
  const { call, files } = await started()
  const throwAtTheEnd: DismProgressCallback = (current, total) => {
    if (current === total) throw new RangeError('the end')
  }
  await expect(call(null, throwAtTheEnd, undefined)).rejects.toThrow(new RangeError('the end'))
  expect(files()).toEqual([])
  expect(await call(...NONE)).toBe(HRESULTS.S_OK)
  expect(files()).toEqual(ALL)
})

describe('CancelEvent', () => {
  test.each([1, 2, 3])(
    'at call %i of Progress: cancelled, and no call after it (api.cancel.honoured, api.progress.signal)',
    async (wanted) => {
      const { call, files } = await started()
      const { signal, told, progress } = signalAt(wanted)
      expect(await call(signal, progress, undefined)).toBe(HRESULTS.ERROR_CANCELLED)
      expect(told).toHaveLength(wanted)
      expect(files()).toEqual([])
    },
  )

  test.each([4, 5])(
    'at call %i, after the point of no return: the work goes on and succeeds, in silence (api.cancel.honoured, api.progress.signal)',
    async (wanted) => {
      const { call, files, decisions } = await started({ cancelOutcome: 'halfServiced' })
      const { signal, told, progress } = signalAt(wanted)
      expect(await call(signal, progress, undefined)).toBe(HRESULTS.S_OK)
      expect(told).toHaveLength(wanted)
      expect(files()).toEqual(ALL)
      const late = decisions.filter(({ rule }) => rule === 'api.cancel.honoured')
      expect(late.map(({ verdict }) => verdict)).toEqual(['too late'])
    },
  )

  test('an event that is not signalled changes nothing (api.progress.signal)', async () => {
    const { call, files } = await started()
    const { signal, told, progress } = signalAt(99)
    expect(await call(signal, progress, undefined)).toBe(HRESULTS.S_OK)
    expect(told).toEqual([5, 15, 50, 55, 90, 100])
    expect(files()).toEqual(ALL)
  })

  test('a timer of the event loop can signal it, without Progress', async () => {
    const endless: Operation = function* () {
      while (true) yield { label: 'again' }
    }
    const { call } = await started({}, endless)
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 5)
    expect(await call(controller.signal, null, undefined)).toBe(HRESULTS.ERROR_CANCELLED)
  })

  test('signalled before the call: nothing is begun, whatever is chosen (api.cancel.honoured, api.cancel.state)', async () => {
    const { call, files } = await started({ cancelOutcome: 'halfServiced' })
    const told: number[] = []
    const hresult = await call(AbortSignal.abort(), (current) => told.push(current), undefined)
    expect([hresult, told, files()]).toEqual([HRESULTS.ERROR_CANCELLED, [], []])
  })

  test.each([
    ['untouched', []],
    ['halfServiced', ['done first.txt', 'done second.txt']],
  ] as const)('leaves the image %s (api.cancel.state)', async (cancelOutcome, left) => {
    const { call, files } = await started({ cancelOutcome })
    const { signal, progress } = signalAt(3)
    expect(await call(signal, progress, undefined)).toBe(HRESULTS.ERROR_CANCELLED)
    expect(files()).toEqual(left)
  })

  test('a seed chooses, anew each time and the same each run (api.cancel.state)', async () => {
    const outcomes = async (seed: number) => {
      const { call, decisions } = await started({ cancelOutcome: { seed } })
      for (let time = 0; time < 12; time++) {
        const { signal, progress } = signalAt(3)
        await call(signal, progress, undefined)
      }
      return decisions.filter(({ rule }) => rule === 'api.cancel.state').map(({ holds }) => holds)
    }
    const first = await outcomes(7)
    expect(new Set(first)).toEqual(new Set([true, false]))
    expect(await outcomes(7)).toEqual(first)
    expect(await outcomes(8)).not.toEqual(first)
  })
})
