import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../properties/arbitraries/machineCommands.ts'
import { machineWorld } from '../../properties/arbitraries/machineWorld.ts'
import { campaignProperty } from '../../properties/campaign/CampaignProperty.ts'
import { MachineStep } from '../../properties/commands/MachineStep.ts'
import { BrokenLaw } from '../../properties/laws/BrokenLaw.ts'
import { newModelMachine } from '../../properties/model/newModelMachine.ts'
import { scriptMachine } from '../../properties/runs/scriptMachine.ts'
import type { MachineCommand } from '../../properties/specs/MachineCommand.ts'
import type { MachineWorld } from '../../properties/specs/MachineWorld.ts'

const WORLD: MachineWorld = {
  image: {
    preset: 'windows-11-24h2',
    architecture: 'x64',
    languages: ['en-US', 'fr-FR'],
    defaultLanguage: 'en-US',
    users: ['alice'],
  },
  apps: [
    {
      kind: 'package',
      name: 'Contoso.Reader',
      version: '1.0.0.1',
      windows: '8.1',
      architecture: 'neutral',
      languages: ['en-US'],
      frameworks: [],
    },
  ],
  semantics: 'documented',
  first: [],
}

/** A computer and its model. */
function sideBySide() {
  const model = { now: newModelMachine(WORLD) }
  const real = { machine: scriptMachine(WORLD.image, WORLD.semantics), world: WORLD }
  const run = async (command: MachineCommand) => {
    const step = new MachineStep(command)
    await step.run(model, real)
    return String(step)
  }
  return { model, ...real, run }
}

const ADD: MachineCommand = { kind: 'add', app: 0, frameworks: [], license: 'skip' }
const KB1: MachineCommand = { kind: 'add update', update: 'KB1', by: 'PackagePath' }

describe('a command reads as what a person would type', () => {
  test('once it was carried out', async () => {
    const { run } = sideBySide()
    expect(await run(ADD)).toBe(
      'dism /Online /Add-ProvisionedAppxPackage /PackagePath:D:\\Contoso.Reader.appx /SkipLicense',
    )
    expect(await run({ kind: 'shut down' })).toBe('shut down')
    expect(await run({ kind: 'remove update', update: 'KB1', by: 'PackageName' })).toBe(
      'dism /Image:C:\\ /Remove-Package /PackageName:Package_for_KB5000001~31bf3856ad364e35~amd64~~10.0.1.1',
    )
    expect(await run({ kind: 'cancel', of: KB1, at: 1, keep: true })).toBe(
      'DismAddPackage D:\\kb1.cab, its CancelEvent signalled at call 1 of Progress',
    )
    expect(await run({ kind: 'kill', of: KB1, by: 'killed', at: 1, seed: 0 })).toBe(
      'dism /Image:C:\\ /Add-Package /PackagePath:D:\\kb1.cab, killed at change 1 (seed 0)',
    )
  })

  test('and before that, too', () => {
    expect(String(new MachineStep({ kind: 'audit' }))).toBe('audit')
    expect(String(new MachineStep(KB1))).toBe('add update (update: "KB1", by: "PackagePath")')
  })
})

describe('what machine and model do not agree about is noticed', () => {
  test('a package that goes behind the back of the model', async () => {
    const { machine, run } = sideBySide()
    await run(ADD)
    await machine.dism(
      '/Online',
      '/Remove-ProvisionedAppxPackage',
      '/PackageName:Contoso.Reader_1.0.0.1_neutral__h91ms92gdsmmt',
    )
    const broken = run(KB1)
    await expect(broken).rejects.toThrow(BrokenLaw)
    await expect(broken).rejects.toThrow('missing: Contoso.Reader_1.0.0.1_neutral__h91ms92gdsmmt is provisioned')
  })

  test('another end of a command', async () => {
    const { machine, run } = sideBySide()
    machine.shutdown()
    await expect(run({ kind: 'optimize' })).rejects.toThrow('it ended with 0x0, not 0x80070032')
  })

  test('what is done to packages while apps are cancelled', async () => {
    const { machine, run } = sideBySide()
    machine.removeLanguage('fr-FR')
    await expect(run({ kind: 'cancel', of: ADD, at: 3, keep: true })).rejects.toThrow('missing: the image has fr-FR')
  })
})

test('a process that is killed leaves the old image or the new one, and the model knows which', async () => {
  const found = new Set<string>()
  for (const seed of [0, 1, 2, 3]) {
    const { model, run } = sideBySide()
    await run({ kind: 'kill', of: ADD, by: 'power lost', at: 2, seed })
    expect(model.now.image.online).toBe(false)
    found.add(model.now.image.provisioned.length > 0 ? 'new' : 'old')
  }
  expect([...found].sort()).toEqual(['new', 'old'])
})

test('a cancelled operation is discarded when nobody knows the image state', async () => {
  const { model, machine, run } = sideBySide()
  const before = model.now
  await run({ kind: 'cancel', of: KB1, at: 1, keep: true })
  expect(model.now).toBe(before)
  expect((await machine.dism('/Online', '/Get-Packages')).stdout).not.toContain('Package_for_KB5000001')
  await run(KB1)
  expect(model.now.packages.map(({ state }) => state)).toEqual(['Installed', 'Installed', 'Installed'])
})

test('a story shrinks to the shortest one, which seed, path and replayPath find again', async () => {
  const told: string[] = []
  const property = campaignProperty({
    name: 'nobody restarts in audit mode after an update',
    area: 'machine',
    runs: 200,
    values: (replayPath) =>
      fc.record({
        world: machineWorld(),
        commands: commandsOf<{ before: string[] }, unknown>(
          (command) => ({
            check: () => true,
            async run({ before }) {
              if (command.kind === 'audit' && before.includes('add update')) throw new Error('it happened')
              before.push(command.kind)
            },
            toString: () => command.kind,
          }),
          { replayPath },
        ),
      }),
    law: async ({ commands }) => {
      told.push(fc.stringify(commands))
      await fc.asyncModelRun(() => ({ model: { before: [] }, real: undefined }), commands)
    },
  })
  const run = await property.check({ seed: 20_250_101, numRuns: 200 })
  expect(run.failed).toBe(true)
  expect(fc.stringify(run.counterexample)).toContain('"commands":add update,audit /*replayPath=')
  told.length = 0
  const again = await property.check({
    seed: run.seed,
    numRuns: 1,
    endOnFailure: true,
    ...(run.path !== undefined && { path: run.path }),
    ...(run.replayPath !== undefined && { replayPath: run.replayPath }),
  })
  expect(told).toHaveLength(1)
  expect(fc.stringify(again.counterexample)).toContain('"commands":add update,audit /*replayPath=')
})
