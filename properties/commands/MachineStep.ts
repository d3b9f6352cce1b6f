import type fc from 'fast-check'
import type { Machine } from '../../emulator/index.ts'
import type { ComputerState } from '../images/ComputerState.ts'
import { differenceOfComputers } from '../images/differenceOfComputers.ts'
import type { ImageState } from '../images/ImageState.ts'
import { readComputerState } from '../images/readComputerState.ts'
import { uphold } from '../laws/uphold.ts'
import { isPossible } from '../model/isPossible.ts'
import { modelComputerState } from '../model/modelComputerState.ts'
import { modelMachineCommand } from '../model/modelMachineCommand.ts'
import type { AllowedEnd, EndCode, ModelMachine } from '../model/ModelMachine.ts'
import { carryOutOnMachine } from '../runs/carryOutOnMachine.ts'
import type { MachineCommand } from '../specs/MachineCommand.ts'
import type { MachineWorld } from '../specs/MachineWorld.ts'
import { describeCommand } from './describeCommand.ts'

const NO_APPS: ImageState = {
  provisioned: {},
  regions: {},
  lineOfBusiness: [],
  staged: [],
  registered: {},
  deprovisioned: [],
  licenses: [],
}

/** The model as it is now. */
export interface ModelBox {
  now: ModelMachine
}

/** The computer beside it. */
export interface RealBox {
  readonly machine: Machine
  readonly world: MachineWorld
}

/** A command of `fc.commands`: carried out on machine and model, which must agree afterwards. */
export class MachineStep implements fc.AsyncCommand<ModelBox, RealBox> {
  readonly command: MachineCommand
  #typed: string | undefined

  constructor(command: MachineCommand) {
    this.command = command
  }

  check({ now }: Readonly<ModelBox>): boolean {
    return isPossible(now, this.command)
  }

  /** @throws BrokenLaw */
  async run(model: ModelBox, { machine, world }: RealBox): Promise<void> {
    const allowed = modelMachineCommand(model.now, world, this.command)
    const before = machine.image.volume.fork()
    const snapshot = isUnknown(allowed) ? machine.snapshot() : undefined
    const { code, typed } = await carryOutOnMachine(machine, world, this.command)
    this.#typed = typed
    const law = `${typed}: the computer must be as the model says.`
    const ends = allowed.filter(({ codes }) => codes.includes(code))
    if (ends.length === 0)
      uphold(law, [
        `it ended with ${told(code)}, not ${allowed
          .flatMap(({ codes }) => codes)
          .map(told)
          .join(', ')}`,
      ])
    const state = readComputerState(machine, world.image)
    const known = ends.flatMap(({ after }) => (after === 'unknown' ? [] : [after]))
    const agrees = known.find((after) => differenceOfComputers(modelComputerState(after), state).length === 0)
    if (agrees) {
      model.now = agrees
      if (isRefused(code, this.command))
        uphold(
          `${typed}: what is refused must change nothing.`,
          machine.image.volume
            .fork()
            .diff(before)
            .map((change) => `${change.kind}: ${change.path}`),
        )
      return
    }
    if (!isUnknown(ends)) uphold(law, differenceOfComputers(modelComputerState(known[0] ?? model.now), state))
    // The image state is unknown: what nobody worked on is looked at, then the changes are discarded.
    uphold(
      law,
      differenceOfComputers(untouched(this.command, modelComputerState(model.now)), untouched(this.command, state)),
    )
    if (snapshot) machine.restore(snapshot)
  }

  toString(): string {
    return this.#typed ?? describeCommand(this.command)
  }
}

/** Of a computer what a command does not work on: apps when it is about packages, and the other way round. */
function untouched(command: MachineCommand, state: ComputerState): ComputerState {
  const onApps = command.kind === 'cancel' && 'app' in command.of
  return onApps
    ? { ...state, customData: {}, stale: [], apps: { ...NO_APPS, registered: state.apps.registered } }
    : { ...state, packages: {}, languages: [], defaultLanguage: '', stale: [] }
}

function isUnknown(ends: readonly AllowedEnd[]): boolean {
  return ends.some(({ after }) => after === 'unknown')
}

/** Sysprep writes its log also when an app stops it. */
function isRefused(code: EndCode, { kind }: MachineCommand): boolean {
  return typeof code === 'number' && code >>> 31 === 1 && kind !== 'sysprep' && kind !== 'cancel' && kind !== 'kill'
}

function told(code: EndCode): string {
  return typeof code === 'number' ? `0x${code.toString(16)}` : code
}
