import { describe, expect, test } from 'vitest'
import { BAD_OUTCOMES, GOOD_OUTCOMES, TARGETS } from './FuzzCase.ts'
import { fuzzTargets, targetOf } from './fuzzTargets.ts'
import { judge } from './judge.ts'
import { createRandom } from './Random.ts'

/** `npm run fuzz` goes on from here, with larger files, workers and a watchdog. */
const SEED = 20_261_120
const RUNS: Readonly<Record<string, number>> = {
  regf: 6000,
  zip: 3000,
  xml: 6000,
  appx: 1500,
  cab: 4000,
  inf: 3000,
  package: 300,
}
const LARGEST = 200 * 1024

const targets = await fuzzTargets(undefined, LARGEST)

describe('Changed files are read or refused, and nothing else', () => {
  test.each(targets)('$name', async (target) => {
    const bad: string[] = []
    const seen = new Set<string>()
    for (let index = 0; index < RUNS[target.name]!; index++) {
      const fuzzCase = target.make(createRandom(SEED, index))
      const { outcome, reason } = await judge(fuzzCase)
      seen.add(outcome)
      const isBad = BAD_OUTCOMES.some((each) => each === outcome)
      if (isBad) bad.push(`seed ${SEED}, input ${index}, made of ${fuzzCase.source}: ${outcome}: ${reason}`)
    }
    expect(bad).toEqual([])
    expect(seen).toContain('read')
    expect(seen.size).toBeGreaterThan(1)
    expect(GOOD_OUTCOMES).toEqual(expect.arrayContaining([...seen]))
  })
})

describe('Inputs depend on seed and index alone', () => {
  const filesOf = (seed: number, index: number): [string, string][] => {
    const { files } = targetOf(targets, index).make(createRandom(seed, index))
    return [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])
  }

  test('the same come again, in any order', () => {
    const indices = Array.from({ length: 60 }, (_, index) => index)
    const forward = indices.map((index) => filesOf(SEED, index))
    const backward = indices.toReversed().map((index) => filesOf(SEED, index))
    expect(backward.toReversed()).toEqual(forward)
    expect(indices.map((index) => filesOf(SEED + 1, index))).not.toEqual(forward)
  })

  test('inputs of all kinds come, and differ', () => {
    const names = new Set(Array.from({ length: 400 }, (_, index) => targetOf(targets, index).name))
    expect(names).toEqual(new Set(TARGETS))
    const files = Array.from({ length: 300 }, (_, index) => JSON.stringify(filesOf(SEED, index)))
    expect(new Set(files).size).toBeGreaterThan(290)
  })

  test('most inputs are not the file that they were made of', async () => {
    const refused = await Promise.all(
      Array.from({ length: 400 }, (_, index) => judge(targetOf(targets, index).make(createRandom(SEED, index)))),
    )
    const read = refused.filter(({ outcome }) => outcome === 'read').length
    expect(read).toBeGreaterThan(40)
    expect(read).toBeLessThan(200)
  })
})
