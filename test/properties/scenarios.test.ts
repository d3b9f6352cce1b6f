import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runDismulator } from '../../emulator/cli/runDismulator.ts'
import { createMachine, replayScenario, type ScenarioPackage } from '../../emulator/index.ts'
import { keepScenario } from '../../emulator/scenarioFolder/keepScenario.ts'
import { readScenario } from '../../emulator/scenarioFolder/readScenario.ts'
import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { assertProperty } from '../../properties/campaign/assertProperty.ts'
import { campaignProperty } from '../../properties/campaign/CampaignProperty.ts'
import { servicedComputer, STILL } from '../../properties/computers/ServicedComputer.ts'
import { smallImage } from '../../properties/computers/smallImage.ts'
import { writeFailure } from './writeFailure.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-failure-'))
  vi.stubEnv('DISMULATOR_SCENARIOS', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const users = () => fc.array(fc.constantFrom('alice', 'bob', 'carol'), { maxLength: 6 })

/** Breaks when bob has an account; makes another computer, to which nothing happens, first and last. */
function withoutBob(names: readonly string[]): void {
  createMachine({ preset: 'windows-11-24h2' })
  const machine = createMachine({ preset: 'windows-11-24h2' })
  for (const name of new Set(names)) machine.newUser(name)
  createMachine({ preset: 'windows-11-24h2' })
  if (machine.image.users().some(({ name }) => name === 'bob')) throw new Error('bob is there\nand more')
}

describe('the scenario of a property that fails', () => {
  test('is that of the smallest counterexample, and can be run again', async () => {
    const property = campaignProperty({
      name: 'Bob: never!',
      area: 'machine',
      runs: 50,
      values: users,
      law: withoutBob,
    })
    const run = await property.check({ seed: 1, numRuns: 50 })
    expect(run).toMatchObject({ failed: true, counterexample: ['bob'] })
    const place = join(folder, 'bob-never')
    expect(await writeFailure(property.name, run)).toBe(`replay: dismulator replay ${place}\n`)
    const { scenario } = readScenario(place)
    expect(scenario).toMatchObject({
      title: 'Bob: never!: bob is there',
      found: { property: 'Bob: never!', seed: 1, path: run.path },
      steps: [{ do: 'new user', user: 'bob' }],
    })
    expect(readFileSync(join(place, 'repro.cmd'), 'utf8')).toContain('net.exe user bob /add')
    const { stdout, exitCode } = await runDismulator(['replay', place])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('== step 1 of 1: new user bob\n')
  })

  test('is what the property says where its law makes no computer', async () => {
    const property = campaignProperty({
      name: 'no b',
      area: 'machine',
      runs: 50,
      values: users,
      law: (names) => expect(names).not.toContain('bob'),
      scenario(names) {
        const machine = createMachine({ preset: 'windows-10-22h2' })
        for (const name of names) machine.newUser(name)
        return machine.scenario()
      },
    })
    const content = await (await property.check({ seed: 1, numRuns: 50 })).scenario()
    expect(content?.scenario).toMatchObject({ machine: { preset: 'windows-10-22h2' }, found: { property: 'no b' } })
    expect(content?.scenario.steps).toEqual([{ do: 'new user', user: 'bob' }])
  })

  test('is that of a serviced computer: its image, its other drives and its commands', async () => {
    const law = async () => {
      const drive = createMemoryVolume({ now: STILL })
      drive.write('in\\a.inf', new TextEncoder().encode('no driver'))
      const drives = new Map([
        ['C', smallImage({ preset: 'windows-11-24h2' })],
        ['D', drive],
      ])
      const computer = servicedComputer(drives)
      const { code } = await computer.dism(false, '/Add-Driver', '/Driver:D:\\in\\a.inf')
      expect(code).toBe(0)
    }
    const property = campaignProperty({ name: 'a', area: 'drivers', runs: 5, values: users, law })
    const run = await property.check({ seed: 1, numRuns: 1 })
    expect(run.failed).toBe(true)
    await writeFailure(property.name, run)
    const { stdout } = await runDismulator(['replay', join(folder, 'a')])
    expect(stdout).toContain('ignored: D:\\in\\a.inf')
    const { scenario, files } = readScenario(join(folder, 'a'))
    expect(scenario.title).toContain('a: ')
    const { machine, steps } = replayScenario(scenario, files)
    const codes: (number | undefined)[] = []
    for await (const { step, exitCode } of steps) if (step.do === 'dism') codes.push(exitCode)
    expect(codes).toEqual([2])
    const packages = machine.image.registry.key(
      'SOFTWARE',
      'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages',
    )
    expect(packages?.subkeyNames()).toHaveLength(1)
  })

  test('is the computer alone where nothing is done to it', async () => {
    const law = () => {
      createMachine({ preset: 'windows-10-22h2' })
      throw new Error('no')
    }
    const run = await campaignProperty({ name: 'a', area: 'machine', runs: 5, values: users, law }).check({ seed: 1 })
    expect((await run.scenario())?.scenario).toMatchObject({ machine: { preset: 'windows-10-22h2' }, steps: [] })
  })

  test('there is none when nothing fails, or no computer is made', async () => {
    const common = { area: 'machine', runs: 5, values: users } as const
    const holds = await campaignProperty({ ...common, name: 'a', law: () => {} }).check({ seed: 1, numRuns: 5 })
    expect(await writeFailure('a', holds)).toBe('')
    const law = () => {
      throw new Error('no')
    }
    const breaks = await campaignProperty({ ...common, name: 'b', law }).check({ seed: 1, numRuns: 5 })
    expect(breaks.failed).toBe(true)
    expect(await writeFailure('b', breaks)).toBe('')
  })
})

describe('a property that is asserted', () => {
  const parts = { name: 'never bob', area: 'machine', runs: 50, values: users } as const

  test('is rejected with seed, path and cause, and its scenario is kept', async () => {
    const property = campaignProperty({ ...parts, law: withoutBob })
    const keep = (content: ScenarioPackage) => keepScenario(folder, content)
    const error: unknown = await assertProperty(property, { seed: 1, keep }).catch((thrown: unknown) => thrown)
    expect(String(error)).toMatch(
      /^Error: never bob: fails after \d+ runs\n\{ seed: 1, path: "[0-9:]+" \}\nfor \["bob"\]\nbob is there\nand more\n/,
    )
    expect(String(error)).toContain(`replay: dismulator replay ${folder}/scenario-1`)
    const { found } = readScenario(join(folder, 'scenario-1')).scenario
    expect(found).toMatchObject({ property: 'never bob', seed: 1 })
    await expect(assertProperty(property, { seed: 1, path: found?.path ?? '' })).rejects.toThrow('bob is there')
  })

  test('is resolved when it holds', async () => {
    await expect(assertProperty(campaignProperty({ ...parts, law: () => {} }))).resolves.toBeUndefined()
  })
})
