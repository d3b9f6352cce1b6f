import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { commandsOf } from '../../properties/arbitraries/machineCommands.ts'
import { machineWorld } from '../../properties/arbitraries/machineWorld.ts'
import { isPossible } from '../../properties/model/isPossible.ts'
import { modelMachineCommand } from '../../properties/model/modelMachineCommand.ts'
import type { EndCode, ModelMachine } from '../../properties/model/ModelMachine.ts'
import { newModelMachine } from '../../properties/model/newModelMachine.ts'
import type { MachineCommand } from '../../properties/specs/MachineCommand.ts'
import type { MachineWorld } from '../../properties/specs/MachineWorld.ts'
import { settings } from './settings.ts'

/** A command that the model was given, with the first end that it allows. */
interface Step {
  readonly command: MachineCommand
  readonly before: ModelMachine
  readonly codes: readonly EndCode[]
}

interface Story {
  readonly world: MachineWorld
  readonly steps: readonly Step[]
}

const isDone = ({ codes }: Step) => codes.includes(0) || codes.includes(3010)
const done =
  (kind: MachineCommand['kind']) =>
  ({ steps }: Story) =>
    steps.some((step) => step.command.kind === kind && isDone(step))
const refused =
  (kind: MachineCommand['kind']) =>
  ({ steps }: Story) =>
    steps.some((step) => step.command.kind === kind && !isDone(step))

/** Whether Windows starts. */
const starts = ({ command, before }: Step) =>
  ['boot', 'restart', 'audit'].includes(command.kind) || (command.kind === 'sign in' && !before.image.online)

const WANTED: readonly [name: string, percent: number, holds: (story: Story) => boolean][] = [
  [
    'two languages, two users, ten commands and a boot',
    25,
    ({ world: { image }, steps }) =>
      image.languages.length >= 2 && image.users.length >= 2 && steps.length >= 10 && steps.some(starts),
  ],
  ['twenty commands', 6, ({ steps }) => steps.length >= 20],
  ['an add that is done', 42, done('add')],
  ['an add that is refused', 25, refused('add')],
  ['an add offline', 20, ({ steps }) => steps.some((one) => one.command.kind === 'add' && !one.before.image.online)],
  ['a removal that is done', 7, done('remove')],
  ['a removal that is refused', 10, refused('remove')],
  ['custom data that is set', 8, done('set data')],
  ['custom data that is refused', 15, refused('set data')],
  ['an app with custom data that is added again', 2, keepsData],
  ['an optimization that is done', 5, done('optimize')],
  ['an optimization that is refused', 6, refused('optimize')],
  ['a language pack that comes', 12, done('add language pack')],
  ['a language pack that goes', 5, done('remove language pack')],
  ['a language pack that must stay', 5, refused('remove language pack')],
  ['an update that comes', 30, done('add update')],
  ['an update that does not apply', 1, refused('add update')],
  ['an update that goes', 5, done('remove update')],
  ['an update that cannot go', 15, refused('remove update')],
  ['something that waits for a start', 11, ({ steps }) => steps.some(settles)],
  ['a sign-in', 40, done('sign in')],
  ['a sign-out', 4, done('sign out')],
  ['a user who removes an app', 3.5, done('remove for user')],
  ['a user who has no such app', 15, refused('remove for user')],
  ['a user who installs an app', 8, done('add for user')],
  ['a user who cannot', 5, refused('add for user')],
  ['audit mode', 8, done('audit')],
  ['an app in audit mode', 1.5, ({ steps }) => steps.some((one) => one.before.audit && one.command.kind === 'add')],
  ['Sysprep that works', 10, done('sysprep')],
  ['a cancellation', 20, ({ steps }) => steps.some((one) => one.command.kind === 'cancel')],
  ['a process that is killed', 20, ({ steps }) => steps.some((one) => one.command.kind === 'kill')],
]

function keepsData({ steps }: Story): boolean {
  return steps.some(
    (step) =>
      step.command.kind === 'add' &&
      isDone(step) &&
      Object.keys(step.before.customData).length > 0 &&
      step.command.data === undefined,
  )
}

function settles(step: Step): boolean {
  return starts(step) && step.before.packages.some(({ state }) => state.endsWith('Pending'))
}

describe('of 1,000 stories of a computer enough have', () => {
  const stories: Story[] = []

  beforeAll(async () => {
    const steps: Step[] = []
    const commands = commandsOf<{ now: ModelMachine }, MachineWorld>((command) => ({
      check: ({ now }) => isPossible(now, command),
      async run(model, world) {
        const before = model.now
        const [end] = modelMachineCommand(before, world, command)
        steps.push({ command, before, codes: end?.codes ?? [] })
        if (end && end.after !== 'unknown') model.now = end.after
      },
      toString: () => command.kind,
    }))
    await fc.assert(
      fc.asyncProperty(machineWorld(), commands, async (world, each) => {
        steps.length = 0
        const model = { now: newModelMachine(world) }
        for (const add of world.first) {
          const [end] = modelMachineCommand(model.now, world, add)
          if (end && end.after !== 'unknown') model.now = end.after
        }
        await fc.asyncModelRun(() => ({ model, real: world }), each)
        stories.push({ world, steps: [...steps] })
      }),
      { ...settings(1000), numRuns: 1000 },
    )
  })

  test.each(WANTED)('%s', (_, percent, holds) => {
    expect(stories.filter(holds).length / 10).toBeGreaterThanOrEqual(percent)
  })
})
