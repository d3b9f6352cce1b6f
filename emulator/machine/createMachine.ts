import { readAll } from '../../src/formats/ByteSource.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { createDismApi } from '../../src/api/createDismApi.ts'
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
import { createFaults } from './faults/createFaults.ts'
import { ProcessEnded } from './faults/ProcessEnded.ts'
import { languagePackFor } from './languagePackFor.ts'
import { logicalClock } from './logicalClock.ts'
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
import { volumeBelow } from './volumeBelow.ts'

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
  /** What is answered when dism.exe asks whether to restart; `N` by default. With `Y` the computer restarts then. */
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
}

const START = Date.UTC(2025, 0, 1)

/** In 100 ns. */
const SECOND = 10_000_000n

/** What TerminateProcess is given by those who end a process, as Task Manager does. */
const KILLED = 1

/**
 * Makes a simulated computer in memory.
 * @throws PresetError for a Windows that never existed
 */
export function createMachine(options: MachineOptions): Machine {
  const clock = options.now ?? logicalClock(START)
  let delay = 0n
  const now: Clock = () => clock() + delay
  const specification = specifyImage({ ...options, now })
  const description = describeMachine(options.host ?? options.preset, {
    architecture: specification.architecture,
    elevated: options.elevated,
    semantics: options.semantics,
    shortDate: options.shortDate,
    dismVersion: options.dismVersion,
    processors: options.processors,
  })
  const drives = machineDrives(imageOf(specification), now)
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
  const snapshots = new WeakMap<MachineSnapshot, Kept>()

  function tellPower(): void {
    for (const callback of powerCallbacks) callback()
  }

  function keep(after: MachineState): void {
    const turned = after.running !== state.running
    state = after
    if (turned) tellPower()
  }

  async function run(line: Pick<CommandRun, 'arguments' | 'commandLine'>): Promise<DismRun> {
    await drives.written()
    const output: string[] = []
    const gaps: string[] = []
    const exitCode = await runDism({
      ...line,
      host,
      write: (text) => output.push(text),
      onGap: (gap) => gaps.push(gap),
    }).catch((error: unknown) => {
      if (error instanceof ProcessEnded && error.by === 'killed') return KILLED
      throw error
    })
    if (options.onUnhandled === 'error' && gaps.length > 0) throw new MachineError(gaps.join('\n'))
    return { exitCode, stdout: output.join('') }
  }

  function live<Result>(event: LifeEvent<Result>): Result & Decided {
    const machine = {
      image: openImage(
        volumeBelow(drives.system, '', { onApply: (changes, apply) => faults.applying(changes, apply) }),
        now,
      ),
      state,
      semantics: description.semantics,
      now,
      keep,
    }
    const outcome = happen(event, machine)
    if (!outcome.ok) throw outcome.error
    return { ...outcome.result, decisions: outcome.decisions }
  }

  return {
    host,
    write: drives.write,
    ready: drives.written,
    read(path) {
      const source = host.readFile(path)
      if (!source) throw new DismError('FILE_NOT_FOUND', `there is no file ${path}`)
      return readAll(source)
    },
    dism: (...words) => run({ arguments: words }),
    type: (commandLine) => run({ arguments: splitCommandLine(commandLine), commandLine }),
    api: createDismApi(host, { ready: drives.written }),
    get image() {
      return openImage(drives.system, now)
    },
    volumeAt(path) {
      const target = resolveDrivePath(path)
      const drive = drives.byLetter.get(target.letter)
      if (drive?.stat(target.path)?.kind !== 'folder')
        throw new DismError('PATH_NOT_FOUND', `there is no folder ${path}`)
      return target.path === '' ? drive : volumeBelow(drive, target.path)
    },
    addLanguage: (tag) => live(unchanged(addLanguage(tag, languagePackFor))),
    enableFeature: (name) => live(unchanged(changeFeatureNow(name, true))),
    disableFeature: (name) => live(unchanged(changeFeatureNow(name, false))),
    removeLanguage: (tag) => live(unchanged(removeLanguage(tag, !isOobeDue(openImage(drives.system, now))))),
    boot: () => live(boot),
    shutdown: () => void live(shutDown),
    audit() {
      const report = live(enterAudit)
      tellPower()
      return report
    },
    newUser: (name) => live(newUser(name)),
    signIn: (user, settings = {}) => live(signInAs(user, settings)),
    signOut: () => void live(signOut()),
    startApp: (user, packageName) => live(startAppAs(user, packageName)),
    async addApp(user, packagePath, dependencyPaths = []) {
      await drives.written()
      const opened = await openUserPackages(host, packagePath, dependencyPaths)
      return live(addAppAs(user, await openAddRequest(openImage(drives.system, now), description.semantics, opened)))
    },
    removeApp: (user, packageName) => live(removeAppAs(user, packageName)),
    removeAppForAllUsers: (packageName) => live(removeAppForAll(packageName)),
    sysprep: () => live(sysprep(host.timeZoneOffset)),
    snapshot() {
      const kept = { drives: drives.snapshot(), state }
      const snapshot = { image: openImage(kept.drives.get('C') ?? drives.system, now) }
      snapshots.set(snapshot, kept)
      return snapshot
    },
    restore(snapshot) {
      const kept = snapshots.get(snapshot)
      if (!kept) throw new MachineError('a snapshot is of the computer that took it')
      faults.disarm()
      tellPower()
      drives.restore(kept.drives)
      state = kept.state
    },
    fault: (fault) => faults.arm(fault),
    disarm: () => faults.disarm(),
  }
}
