import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { orderOfProperties } from './orderOfProperties.ts'
import { startProperties } from './propertyProcess.ts'
import { seedOf } from './seedOf.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-defects-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('The search for seeded defects', () => {
  const search = (sample: string, ...options: readonly string[]) => {
    const from = join('scripts', 'defects', 'samples', sample)
    const words = ['--from', from, '--rule', 'feature.enable.parent', '--properties', 'features', '--seconds', '2']
    const script = join('scripts', 'defects.mjs')
    return spawnSync(process.execPath, [script, ...words, ...options], { encoding: 'utf8' })
  }

  test('a defect that a property notices is found', () => {
    const { status, stdout } = search('found')
    expect(stdout).toContain('1 of 1 defects found by the properties alone')
    expect(status).toBe(0)
  })

  test('a change that breaks nothing survives, and a defect that is none is bad: both fail the search', () => {
    const { status, stdout } = search('bad')
    for (const line of [
      'Bad: the text occurs nowhere.: the text to find occurs nowhere in src/',
      'Bad: the text occurs twice.: the text to find occurs 7 times in src/',
      /Bad: does not parse\.: src\/.* does not parse then: /,
      'Bad: no such file.: no such file, src/nowhere.ts',
      'BAD       feature.enable.parent: Bad: does not load.: it does not load: Error: ',
      'Bad: names what is not there.: it names what is not there: ReferenceError: wonted is not defined',
      'SURVIVED  feature.enable.parent: Survives: what is wanted is copied first. (',
      '0 of 3 defects found by the properties alone, 0 where they were found before; 1 survived, 2 bad',
    ])
      expect(stdout).toMatch(line)
    expect(status).toBe(1)
  })

  test('a rule without a defect is named', () => {
    const program = `import { rulesWithout } from './scripts/defectSearch/readDefects.mjs'
      console.log(rulesWithout([{ rule: 'feature.b' }], [{ id: 'feature.a' }, { id: 'feature.b' }]).join())`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(stdout).toBe('feature.a: no seeded defect\n')
  })
})

describe('A process of properties', () => {
  const task = { property: 'a', settings: { seed: 1, numRuns: 5 } }
  const programThat = (does: string): string => {
    const file = join(folder, `${does.length}.mjs`)
    writeFileSync(
      file,
      `import { writeSync } from 'node:fs'
      process.on('message', (task) => { for (let run = 0; run < 5; run++) { writeSync(3, Uint8Array.of(task.mark)); if (run === 3) { ${does} } } })
      process.send({ properties: [] })`,
    )
    return file
  }

  test.each([
    ['for (;;);', { outcome: 'hung', runs: 4, path: '3', error: 'a value takes too long' }],
    ["throw new TypeError('gone')", { outcome: 'died', runs: 4, path: '3', error: 'TypeError: gone' }],
    ['process.exit(7)', { outcome: 'died', runs: 4, path: '3', error: 'the process died' }],
  ])('says which value it was that does: %s', async (does, expected) => {
    const worker = await startProperties(programThat(does), 0.5)
    expect(await worker.run(task)).toMatchObject(expected)
    expect(worker.ended()).toBe(true)
  })

  test('that does not load says why', async () => {
    const file = join(folder, 'broken.mjs')
    writeFileSync(file, "throw new RangeError('too far')")
    await expect(startProperties(file)).rejects.toThrow('RangeError: too far')
  })
})

test('properties that decide by the rule look first, those of its area before others, then all others', () => {
  const properties = [
    { name: 'far', area: 'api', runs: 1 },
    { name: 'decides elsewhere', area: 'api', runs: 1 },
    { name: 'of the area', area: 'drivers', runs: 1 },
    { name: 'decides one way', area: 'drivers', runs: 1 },
    { name: 'decides', area: 'drivers', runs: 1 },
  ] as const
  const cost = (holds: number, fails: number) => ({ seconds: 1, decisions: { 'driver.a.b': [holds, fails] } }) as const
  const costs = { decides: cost(2, 2), 'decides one way': cost(8, 0), 'decides elsewhere': cost(9, 9) }
  const order = orderOfProperties('driver.a.b', properties, costs)
  expect([...new Set(order.map(({ property }) => property))]).toEqual([
    'decides',
    'decides one way',
    'decides elsewhere',
    'of the area',
    'far',
  ])
  const known = orderOfProperties('driver.a.b', properties, costs, 'far')
  expect(known.map(({ property }) => property).slice(0, 4)).toEqual(['far', 'far', 'far', 'decides'])
  expect(known).toHaveLength(order.length)
  const all = order.map(({ property, portion }) => seedOf(1, property, portion))
  expect(new Set(all).size).toBe(all.length)
})
