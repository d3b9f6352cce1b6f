import { bytesSource, type ByteSource } from '../../../src/formats/ByteSource.ts'
import type { Machine, MachineSnapshot } from '../Machine.ts'
import { MachineError } from '../MachineError.ts'
import type { ApiCallStep } from './ApiCallStep.ts'
import { changesOf } from './ChangeStep.ts'
import { programsOf } from '../programs/programMachines.ts'
import { diskOfStep } from './diskOfStep.ts'
import { replayArguments } from './replayArguments.ts'
import type { ScenarioStep } from './Scenario.ts'
import type { ScenarioFiles } from './scenarioFiles.ts'

/** What steps of a scenario are carried out with. */
export interface StepContext {
  readonly machine: Machine
  readonly files: ScenarioFiles
  /** The arguments of the calls so far, by step. */
  readonly calls: Map<number, readonly unknown[]>
  /** The snapshots so far, by step. */
  readonly snapshots: Map<number, MachineSnapshot>
}

/** The steps that do this. */
type StepOf<Do, Step = ScenarioStep> = Step extends { readonly do: infer Done }
  ? Do extends Done
    ? Step
    : never
  : never

type Perform = {
  readonly [Do in ScenarioStep['do']]: (step: StepOf<Do>, context: StepContext, index: number) => unknown
}

const PERFORM: Perform = {
  write: ({ path, file }, { machine, files }) => machine.write(path, fileOf(files, file)),
  change: ({ path, changes }, { machine, files }) =>
    machine.volumeAt(path).apply(changesOf(changes, (file) => fileOf(files, file))),
  append: ({ path, text }, { machine }) => machine.host.appendText(path, text),
  call: (step, context, index) => callFunction(step, context, index),
  dism: ({ words, disk, answer }, { machine, files }) =>
    disk || answer !== undefined
      ? programsOf(machine).dism(words, {
          as: (host) => diskOfStep(host, disk ?? [], files),
          answer: async () => answer,
        })
      : machine.dism(...words),
  type: ({ commandLine }, { machine }) => machine.type(commandLine),
  boot: (_, { machine }) => machine.boot(),
  shutdown: (_, { machine }) => machine.shutdown(),
  audit: (_, { machine }) => machine.audit(),
  'sign out': (_, { machine }) => machine.signOut(),
  snapshot: (_, { machine, snapshots }, index) => snapshots.set(index, machine.snapshot()),
  restore: ({ snapshot }, { machine, snapshots }) => machine.restore(taken(snapshots.get(snapshot))),
  fault: ({ fault }, { machine }) => machine.fault(fault),
  disarm: (_, { machine }) => machine.disarm(),
  sysprep: (_, { machine }) => machine.sysprep(),
  'add language': ({ language }, { machine }) => machine.addLanguage(language),
  'remove language': ({ language }, { machine }) => machine.removeLanguage(language),
  'enable feature': ({ feature }, { machine }) => machine.enableFeature(feature),
  'disable feature': ({ feature }, { machine }) => machine.disableFeature(feature),
  'new user': ({ user }, { machine }) => machine.newUser(user),
  'sign in': ({ user, settings }, { machine }) => machine.signIn(user, settings),
  'start app': (step, { machine }) => machine.startApp(step.user, step.package),
  'remove app': (step, { machine }) => machine.removeApp(step.user, step.package),
  'remove app for all users': (step, { machine }) => machine.removeAppForAllUsers(step.package),
  'add app': ({ user, path, dependencies }, { machine }) => machine.addApp(user, path, dependencies),
}

/** Does to a machine what a step says. @throws as the method of the machine does; a promise when that gives one */
export function carryOutStep(step: ScenarioStep, context: StepContext, index: number): unknown
export function carryOutStep<Do extends ScenarioStep['do']>(
  step: StepOf<Do> & { readonly do: Do },
  context: StepContext,
  index: number,
): unknown {
  const perform: Perform[Do] = PERFORM[step.do]
  return perform(step, context, index)
}

function callFunction(step: ApiCallStep, { machine, calls }: StepContext, index: number): Promise<number> {
  const functions: { readonly [name: string]: unknown } = { ...machine.api }
  const call = functions[step.function]
  if (typeof call !== 'function') throw new Error(`the DISM API has no function ${step.function}`)
  const given = replayArguments(step.arguments, calls)
  calls.set(index, given)
  return call(...given)
}

/** @throws MachineError where none was taken */
function taken(snapshot: MachineSnapshot | undefined): MachineSnapshot {
  if (!snapshot) throw new MachineError('there is no such snapshot')
  return snapshot
}

function fileOf(files: ScenarioFiles, file: string): ByteSource {
  return files.get(file) ?? bytesSource(new Uint8Array())
}
