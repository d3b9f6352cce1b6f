import { readAll } from '../../src/formats/ByteSource.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { DismRun as CommandRun } from '../../src/dism/DismRun.ts'
import { splitCommandLine } from '../../src/dism/grammar/splitCommandLine.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { Host } from '../../src/host/Host.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Volume } from '../../src/image/Volume.ts'
import { addLanguage, removeLanguage } from '../../src/servicing/languages/changeLanguages.ts'
import { changeFeatureNow } from '../../src/servicing/features/changeFeatureNow.ts'
import { openAddRequest } from '../../src/servicing/appx/openAddRequest.ts'
import { imageOf } from '../presets/createWindowsImage.ts'
import type { ImageOptions } from '../presets/ImageSpecification.ts'
import { specifyImage } from '../presets/specifyImage.ts'
import { createMemoryHost, resolveDrivePath } from './createMemoryHost.ts'
import { describeMachine } from './describeMachine.ts'
import { checkFault } from './faults/checkFault.ts'
import { createFaults } from './faults/createFaults.ts'
import { ProcessEnded } from './faults/ProcessEnded.ts'
import { languagePackFor } from './languagePackFor.ts'
import { addAppAs, removeAppAs, removeAppForAll, startAppAs } from './life/apps.ts'
import { happen } from './life/happen.ts'
import type { LifeEvent } from './life/LifeEvent.ts'
import { newUser, signInAs, signOut } from './life/people.ts'
import { unchanged } from './life/unchanged.ts'
import { boot, enterAudit, shutDown } from './life/power.ts'
import { sysprep } from './life/sysprep.ts'
import type { Decided, DismRun, Machine, MachineSnapshot } from './Machine.ts'
import { machineDrives } from './machineDrives.ts'
import type { MachineDescription } from './MachineDescription.ts'
import { isOobeDue } from './completeOobe.ts'
import { MachineError } from './MachineError.ts'
import { SHUT_DOWN, STARTED, type MachineState } from './MachineState.ts'
import { openUserPackages } from './openUserPackages.ts'
import { issuedCommands } from './programs/issuedCommands.ts'
import { machinePrograms } from './programs/machinePrograms.ts'
import type { ProgramView } from './programs/ProgramMachine.ts'
import { offerToPrograms } from './programs/programMachines.ts'
import { countedHost } from './scenario/countedHost.ts'
import { createMoments, offerMoments } from './scenario/moments.ts'
import { checkMachineOptions } from './scenario/machineFields.ts'
import { presentSteps } from './scenario/presentSteps.ts'
import { createRecorder, type StepNotes } from './scenario/createRecorder.ts'
import { watchProgram } from './scenario/watchProgram.ts'
import type { RecordedStep } from './scenario/RecordedStep.ts'
import { tellOfMachine } from './scenario/observeMachines.ts'
import { recordApi } from './scenario/recordApi.ts'
import { recordHost, recordVolume } from './scenario/recordHost.ts'
import type { ScenarioAction } from './scenario/Scenario.ts'
import { stepClock, watchedClock } from './scenario/scenarioClock.ts'
import { plainSettings } from './scenario/plainSettings.ts'
import { volumeBelow } from './volumeBelow.ts'
import { volumeFrom } from './volumeOrigin.ts'

/** What computer is wanted: an image for its drive C:, and what differs from an ordinary computer. */
export interface MachineOptions extends Omit<ImageOptions, 'now'> {
  /** By default a clock that starts on 2025-01-01 and moves by a millisecond whenever it is read. */
  readonly now?: Clock
  readonly elevated?: boolean
  readonly semantics?: MachineDescription['semantics']
  /**
   * The preset whose dism.exe runs, when it is not the Windows of drive C:. Such a computer stands for one that services
   * the image of another.
   */
  readonly host?: string
  /** Version of dism.exe, when it is not that of the Windows that runs. */
  readonly dismVersion?: string
  /** Form of a date in the user's regional format, as in `dd/MM/yyyy`; `M/d/yyyy` by default. */
  readonly shortDate?: string
  /**
   * What is answered when dism.exe asks whether to restart, and no program of `run` answers; `N` by default. With `Y` the
   * computer restarts then.
   */
  readonly answer?: 'Y' | 'N'
  /** How many it has; two by default. dism.log tells. */
  readonly processors?: number
  /**
   * What becomes of a command that DISM carries out and Dismulator does not, such as /Mount-Image: with `answer`, the
   * default, DISM's own error 50 is printed; with `error` the promise of `dism` and `type` is rejected with a
   * MachineError that names the gap.
   */
  readonly onUnhandled?: 'answer' | 'error'
}

/** What a snapshot keeps. */
interface Kept {
  readonly drives: ReadonlyMap<string, Volume>
  readonly state: MachineState
  /** The step that took it. */
  readonly step: number
}

/** In 100 ns. */
const SECOND = 10_000_000n

/** What TerminateProcess is given by those who end a process, as Task Manager does. */
const KILLED = 1

/**
 * Makes a simulated computer in memory.
 * @throws PresetError for a Windows that never existed; TypeError for an option that is none, or has no such value
 */
export function createMachine(options: MachineOptions): Machine {
  const { now: givenClock, ...plainOptions } = options
  const clock = watchedClock(givenClock ?? stepClock().now)
  const endOfMaking = clock.begin()
  let delay = 0n
  const moments = createMoments()
  const now: Clock = () => {
    moments.pass()
    return clock.now() + delay
  }
  const specification = specifyImage({ ...options, now })
  checkMachineOptions(plainOptions)
  const description = describeMachine(options.host ?? options.preset, {
    architecture: specification.architecture,
    elevated: options.elevated,
    semantics: options.semantics,
    shortDate: options.shortDate,
    dismVersion: options.dismVersion,
    processors: options.processors,
  })
  const system = imageOf(specification)
  const recorder = createRecorder(plainOptions, { clock, made: endOfMaking(), moments })
  const drives = machineDrives(system, now, (path, content, write) =>
    recorder.step({ do: 'write', path, file: recorder.file('packages', path, content) }, write),
  )
  let state = STARTED
  const powerCallbacks = new Set<() => void>()
  const faults = createFaults({
    pass: (seconds) => void (delay += BigInt(seconds) * SECOND),
    end: (by) => (by === 'power lost' ? keep(SHUT_DOWN) : undefined),
  })
  const host: Host = {
    ...createMemoryHost(
      drives.byLetter,
      description,
      now,
      () => state,
      (callback) => {
        powerCallbacks.add(callback)
        return () => void powerCallbacks.delete(callback)
      },
      faults,
    ),
    answer: () => Promise.resolve(options.answer),
    restart() {
      live(shutDown)
      live(boot)
      return Promise.resolve()
    },
  }
  /** The same for a step. */
  const stepHost = countedHost(host, moments.pass)
  const snapshots = new WeakMap<MachineSnapshot, Kept>()

  function tellPower(): void {
    for (const callback of powerCallbacks) callback()
  }

  function keep(after: MachineState): void {
    const turned = after.running !== state.running
    state = after
    if (turned) tellPower()
  }

  /** Does something when all that was written is there: at once when nothing is being written. */
  async function whenWritten<Result>(act: () => Promise<Result>): Promise<Result> {
    if (!drives.isWritten()) await drives.written()
    return act()
  }

  function run(
    action: ScenarioAction,
    line: Pick<CommandRun, 'arguments' | 'commandLine'>,
    view?: ProgramView,
    begun: (step: RecordedStep) => void = () => {},
  ): Promise<DismRun> {
    const carryOut = async ({ index, decided, ended, amend }: StepNotes) => {
      for (const step of recorder.record.slice(index, index + 1)) begun(step)
      const program = view && watchProgram(view, stepHost, (path, content) => recorder.file('packages', path, content))
      const output: string[] = []
      const gaps: string[] = []
      const exitCode = await runDism({
        ...line,
        host: program?.host ?? stepHost,
        write: (text) => output.push(text),
        onGap: (gap) => gaps.push(gap),
        onDecisions: decided,
      })
        .catch((error: unknown) => {
          if (error instanceof ProcessEnded && error.by === 'killed') return KILLED
          throw error
        })
        .finally(() => {
          if (program && action.do === 'dism') amend({ ...action, ...program.met() })
        })
      const stdout = output.join('')
      ended(exitCode, stdout)
      if (options.onUnhandled === 'error' && gaps.length > 0) throw new MachineError(gaps.join('\n'))
      return { exitCode, stdout }
    }
    return whenWritten(() => recorder.lastingStep(action, carryOut))
  }

  function live<Result>(event: LifeEvent<Result>, notes?: StepNotes): Result & Decided {
    const machine = {
      image: openImage(
        volumeBelow(drives.system, '', {
          onApply: (changes, apply) => faults.applying({ root: 'C:\\', by: 'Windows' }, changes, apply),
        }),
        now,
      ),
      state,
      semantics: description.semantics,
      now,
      keep,
    }
    const outcome = happen(event, machine)
    notes?.decided(outcome.decisions)
    if (!outcome.ok) throw outcome.error
    return { ...outcome.result, decisions: outcome.decisions }
  }

  /** Something that happens is a step. */
  const happens = <Result>(action: ScenarioAction, event: LifeEvent<Result>): Result & Decided =>
    recorder.step(action, (notes) => live(event, notes))

  const programs = machinePrograms((words, view, begun) =>
    run({ do: 'dism', words }, { arguments: words }, view, begun),
  )
  const machine: Machine = {
    host: recordHost(host, {
      recorder,
      restart() {
        machine.shutdown()
        machine.boot()
      },
    }),
    write: drives.write,
    ready: drives.written,
    read(path) {
      const source = host.readFile(path)
      if (!source) throw new DismError('FILE_NOT_FOUND', `there is no file ${path}`)
      return readAll(source)
    },
    dism: (...words) => run({ do: 'dism', words }, { arguments: words }),
    type: (commandLine) => run({ do: 'type', commandLine }, { arguments: splitCommandLine(commandLine), commandLine }),
    run: programs.run,
    get commands() {
      return issuedCommands(presentSteps(recorder.record))
    },
    api: recordApi(stepHost, recorder, drives),
    get image() {
      const volume = recordVolume(drives.system, 'C:\\', recorder)
      return openImage(volumeFrom(volume, { machine, path: 'C:\\' }), now)
    },
    volumeAt(path) {
      const target = resolveDrivePath(path)
      const drive = drives.byLetter.get(target.letter)
      if (drive?.stat(target.path)?.kind !== 'folder')
        throw new DismError('PATH_NOT_FOUND', `there is no folder ${path}`)
      const volume = target.path === '' ? drive : volumeBelow(drive, target.path)
      const root = `${target.letter}:\\${target.path}`
      return volumeFrom(recordVolume(volume, root, recorder), { machine, path: root })
    },
    addLanguage: (language) =>
      happens({ do: 'add language', language }, unchanged(addLanguage(language, languagePackFor))),
    removeLanguage(language) {
      const event = unchanged(removeLanguage(language, !isOobeDue(openImage(drives.system, now))))
      return happens({ do: 'remove language', language }, event)
    },
    enableFeature: (feature) => happens({ do: 'enable feature', feature }, unchanged(changeFeatureNow(feature, true))),
    disableFeature: (feature) =>
      happens({ do: 'disable feature', feature }, unchanged(changeFeatureNow(feature, false))),
    boot: () => happens({ do: 'boot' }, boot),
    shutdown: () => void happens({ do: 'shutdown' }, shutDown),
    audit() {
      const report = happens({ do: 'audit' }, enterAudit)
      tellPower()
      return report
    },
    newUser: (user) => happens({ do: 'new user', user }, newUser(user)),
    signIn: (user, settings = {}) =>
      happens({ do: 'sign in', user, settings: plainSettings(settings) }, signInAs(user, settings)),
    signOut: () => void happens({ do: 'sign out' }, signOut()),
    startApp: (user, packageName) =>
      happens({ do: 'start app', user, package: packageName }, startAppAs(user, packageName)),
    addApp(user, path, dependencies = []) {
      const action: ScenarioAction = { do: 'add app', user, path, dependencies: [...dependencies] }
      const carryOut = async (notes: StepNotes) => {
        const opened = await openUserPackages(stepHost, path, dependencies)
        const request = await openAddRequest(openImage(drives.system, now), description.semantics, opened)
        return live(addAppAs(user, request), notes)
      }
      return whenWritten(() => recorder.lastingStep(action, carryOut))
    },
    removeApp: (user, packageName) =>
      happens({ do: 'remove app', user, package: packageName }, removeAppAs(user, packageName)),
    removeAppForAllUsers: (packageName) =>
      happens({ do: 'remove app for all users', package: packageName }, removeAppForAll(packageName)),
    sysprep: () => happens({ do: 'sysprep' }, sysprep(host.timeZoneOffset)),
    snapshot: () =>
      recorder.step({ do: 'snapshot' }, ({ index }) => {
        const kept = { drives: drives.snapshot(), state, step: index }
        const volume = kept.drives.get('C') ?? drives.system
        const snapshot = { image: openImage(volumeFrom(volume, { machine, path: 'C:\\', snapshot: index }), now) }
        snapshots.set(snapshot, kept)
        return snapshot
      }),
    restore(snapshot) {
      const kept = snapshots.get(snapshot)
      if (!kept) throw new MachineError('a snapshot is of the computer that took it')
      recorder.step({ do: 'restore', snapshot: kept.step }, () => {
        faults.disarm()
        tellPower()
        drives.restore(kept.drives)
        state = kept.state
      })
    },
    fault(wanted) {
      const fault = checkFault(wanted)
      return recorder.step({ do: 'fault', fault }, () => faults.arm(fault))
    },
    disarm: () => recorder.step({ do: 'disarm' }, () => faults.disarm()),
    record: recorder.record,
    scenario: (title = 'What was done to a machine.') => recorder.scenario(title),
  }
  offerToPrograms(machine, programs)
  offerMoments(machine, moments)
  tellOfMachine(machine)
  return machine
}
