import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { DismError } from '../../src/errors/DismError.ts'
import { FormatError } from '../../src/formats/FormatError.ts'
import { formatFuzz } from './formatFuzz.ts'
import { type FuzzCase, Violation } from './FuzzCase.ts'
import type { FuzzOptions } from './FuzzOptions.ts'
import { fuzzPage } from './fuzzPage.ts'
import { judge } from './judge.ts'
import { runFuzz } from './runFuzz.ts'

const keep = mkdtempSync(join(tmpdir(), 'dismulator-keep-'))
afterAll(() => rmSync(keep, { recursive: true }))

const options: FuzzOptions = {
  seed: 7,
  first: 0,
  runs: 5,
  seconds: undefined,
  only: 'zip',
  workers: 1,
  keep,
  largest: 0,
}

/** A worker that does to an input what some code says; the third one is special. */
function workerWith(third: string): URL {
  const code = `import { parentPort, workerData } from 'node:worker_threads'
    const { shared, died, first, stride, options } = workerData
    const numbers = new Float64Array(shared)
    const report = (index) => parentPort.postMessage({ index, target: 'zip', source: 'a source',
      files: new Map([['a.zip', Uint8Array.of(index)]]), outcome: 'time', reason: 'killed' })
    if (died !== undefined) report(died)
    for (let index = first; index < options.runs; index += stride) {
      numbers[2] = 1
      numbers[1] = Date.now() + 400
      numbers[0] = index
      if (index === 2) { ${third} }
      numbers[0] = -1
      numbers[3 + 10]++
    }
    parentPort.postMessage('done')`
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`)
}

describe('The watchdog', () => {
  const hungry = 'const held = []; for (;;) held.push(new Array(1e6).fill({}).map(() => ({})))'
  test.each([
    ['an endless loop', 'for (;;);'],
    ['all memory taken', hungry],
  ])('%s: the worker is replaced, the input kept, the others go on', async (_, third) => {
    const lines: string[] = []
    const result = await runFuzz(options, workerWith(third), (line) => lines.push(line))
    expect(Object.fromEntries(result.counts.get('zip')!)).toMatchObject({ read: 4, time: 1 })
    expect(result.bad.map(({ index }) => index)).toEqual([2])
    expect(lines).toEqual([
      'time: zip input 2, made of a source: killed',
      '  npm run fuzz -- --seed 7 --only zip --input 2',
      `  ${join(keep, 'zip-7-2-time')}`,
    ])
    expect(readdirSync(join(keep, 'zip-7-2-time')).sort()).toEqual(['a.zip', 'reason.txt'])
    expect([...readFileSync(join(keep, 'zip-7-2-time', 'a.zip'))]).toEqual([2])
  })

  test('nothing is counted twice when there are two workers', async () => {
    const result = await runFuzz({ ...options, runs: 50, workers: 2 }, workerWith(''), () => undefined)
    expect(Object.fromEntries(result.counts.get('zip')!)).toMatchObject({ read: 50, time: 0 })
    expect(formatFuzz(result)).toMatch(/\| zip +\| +50 \| +50 \|/)
    expect(formatFuzz(result)).toMatch(/50 inputs in .*; 0 ended badly\.$/)
  })

  test('time is up', async () => {
    const slow = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)'
    const result = await runFuzz({ ...options, runs: 1e9, seconds: 1 }, workerWith(slow), () => undefined)
    expect(result.bad).toEqual([])
    expect(result.seconds).toBeLessThan(10)
    const words = ['--seconds', '1', '--keep', keep, '--record']
    const page = fuzzPage(result, { options: { ...options, runs: 1e9 }, words, node: '20.19.0', processor: 'x' })
    expect(page).toContain('```sh\nnpm run fuzz -- --seconds 1\n```\n\nSeed 7, one worker, Node 20.19.0, x.\n')
    expect(page).toContain('The time was up before all 1000000000 inputs had run.')
    expect(page).not.toContain(keep)
  })
})

describe('The judge', () => {
  const caseOf = (run: () => void): FuzzCase => ({ source: 'a', files: new Map([['a', new Uint8Array(10)]]), run })
  const bounds = { time: 100, memory: 50 * 1024 * 1024 }
  const wait = (): void => {
    for (const end = performance.now() + 150; performance.now() < end;);
  }
  const held: unknown[] = []
  const fail = (error: Error) => (): never => {
    throw error
  }
  const ends: [outcome: string, run: () => void][] = [
    ['read', () => undefined],
    ['FormatError', fail(new FormatError('a', 'b'))],
    ['DismError', fail(new DismError('INVALID_DATA', 'b'))],
    ['exception', fail(new TypeError('x is not a function'))],
    ['exception', fail(new RangeError('Maximum call stack size exceeded'))],
    ['outside', fail(new Violation('outside', 'b'))],
    ['time', wait],
    ['memory', () => held.push(new Uint8Array(80 * 1024 * 1024))],
  ]
  test.each(ends)('says %s', async (outcome, run) => {
    expect((await judge(caseOf(run), bounds)).outcome).toBe(outcome)
  })
})
