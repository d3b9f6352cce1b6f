import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMachine, replayScenario } from '../../../emulator/index.ts'
import { readScenario } from '../../../emulator/scenarioFolder/readScenario.ts'
import { keepScenario } from '../../../emulator/scenarioFolder/keepScenario.ts'
import { writeScenario } from '../../../emulator/scenarioFolder/writeScenario.ts'
import { bundle } from '../../../fixtures/index.ts'
import { drivesOf } from '../machine/scenario/drivesOf.ts'

let folder = ''
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'dismulator-scenario-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function lifeOfMachine() {
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
  machine.write('D:\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  machine.write('D:\\big.bin', new Uint8Array(200_000).fill(7))
  machine.write('D:\\empty.txt', new Uint8Array())
  await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.msixbundle', '/SkipLicense')
  const fork = machine.image.fork()
  fork.registry.setDword('SOFTWARE', 'Contoso', 'Number', 1)
  machine.image.volume.apply(fork.finish())
  machine.signIn('alice')
  return machine
}

test('a scenario that was written and read gives the same bytes', async () => {
  const machine = await lifeOfMachine()
  const place = join(folder, 'a', 'b')
  const content = machine.scenario('An app for alice.')
  writeScenario(place, content)
  expect(readdirSync(place, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
    'changes',
    join('changes', 'SOFTWARE'),
    'packages',
    join('packages', 'big.bin'),
    join('packages', 'empty.txt'),
    join('packages', 'reader.msixbundle'),
    'repro.cmd',
    'scenario.json',
  ])
  const read = readScenario(place)
  expect(read.scenario).toEqual(JSON.parse(JSON.stringify(content.scenario)))
  const replay = replayScenario(read.scenario, read.files)
  for await (const { exitCode } of replay.steps) expect(exitCode).toBe(0)
  expect(drivesOf(replay.machine)).toEqual(drivesOf(machine))
  expect(readScenario(join(place, 'scenario.json')).scenario).toEqual(read.scenario)
})

test('a scenario takes the place of another one, and of nothing else', async () => {
  const place = join(folder, 'again')
  const machine = await lifeOfMachine()
  writeScenario(place, machine.scenario('One.'))
  writeFileSync(join(place, 'transcript.txt'), 'mine')
  writeScenario(place, createMachine({ preset: 'windows-11-24h2' }).scenario('Two.'))
  expect(readdirSync(place).toSorted()).toEqual(['repro.cmd', 'scenario.json', 'transcript.txt'])
  const other = join(folder, 'other')
  mkdirSync(other)
  writeFileSync(join(other, 'thesis.txt'), 'mine')
  expect(() => writeScenario(other, machine.scenario())).toThrow('no folder of a scenario, and not empty')
  expect(readFileSync(join(other, 'thesis.txt'), 'utf8')).toBe('mine')
  expect(existsSync(join(other, 'scenario.json'))).toBe(false)
})

test.each([
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, as PowerShell writes it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
])('scenario.json that an editor wrote in %s is read', (_, encode) => {
  const place = join(folder, 'edited')
  mkdirSync(place, { recursive: true })
  const scenario = {
    format: 'dismulator-scenario-1',
    title: 'Zoë’s',
    machine: { preset: 'windows-11-24h2' },
    steps: [],
  }
  writeFileSync(join(place, 'scenario.json'), encode(JSON.stringify(scenario)))
  expect(readScenario(place).scenario).toEqual(scenario)
})

test('what is no scenario is refused with its place', () => {
  const place = join(folder, 'bad')
  expect(() => readScenario(place)).toThrow(`there is no scenario.json in ${place}`)
  mkdirSync(place)
  writeFileSync(join(place, 'scenario.json'), '{"format": ')
  expect(() => readScenario(place)).toThrow(`${join(place, 'scenario.json')}: at offset 11: this is no JSON`)
  const steps = [{ do: 'write', path: 'D:\\a.txt', file: 'packages/a.txt' }]
  const scenario = { format: 'dismulator-scenario-1', title: 'x', machine: { preset: 'windows-11-24h2' }, steps }
  writeFileSync(join(place, 'scenario.json'), JSON.stringify(scenario))
  expect(() => readScenario(place)).toThrow('/steps/0/file: there is no file packages/a.txt beside it')
})

test('those who keep scenarios at the same time get a folder each', () => {
  const parent = join(folder, 'kept')
  const [one, two] = ['One.', 'Two.'].map((title) => createMachine({ preset: 'windows-11-24h2' }).scenario(title))
  let asked = 0
  const inBetween = {
    scenario: one!.scenario,
    get files() {
      // The first time it is looked which folder holds it already.
      if (++asked === 2) expect(keepScenario(parent, two!)).toBe(`${parent}/scenario-2`)
      return one!.files
    },
  }
  expect(keepScenario(parent, inBetween)).toBe(`${parent}/scenario-1`)
  expect([1, 2].map((number) => readScenario(`${parent}/scenario-${number}`).scenario.title)).toEqual(['One.', 'Two.'])
  const made: string[] = []
  expect(keepScenario(parent, two!, (name) => made.push(name))).toBe(`${parent}/scenario-2`)
  expect(made).toEqual([])
})
