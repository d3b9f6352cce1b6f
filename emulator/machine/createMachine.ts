import { readAll } from '../../src/formats/ByteSource.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { runDism } from '../../src/dism/runDism.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { addLanguage, removeLanguage } from '../../src/servicing/languages/changeLanguages.ts'
import type { Operation } from '../../src/servicing/Operation.ts'
import { runOperation } from '../../src/servicing/runOperation.ts'
import { changeDesktop } from '../../src/servicing/features/changeDesktop.ts'
import { createWindowsImage } from '../presets/createWindowsImage.ts'
import type { ImageOptions } from '../presets/ImageSpecification.ts'
import { createMemoryVolume } from '../volume/createMemoryVolume.ts'
import { createMemoryHost, resolveDrivePath } from './createMemoryHost.ts'
import { describeMachine } from './describeMachine.ts'
import { logicalClock } from './logicalClock.ts'
import type { Machine } from './Machine.ts'
import type { MachineDescription } from './MachineDescription.ts'
import { isOobeDue } from './completeOobe.ts'
import { signIn } from './signIn.ts'

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
}

const START = Date.UTC(2025, 0, 1)

/**
 * Makes a simulated computer in memory.
 * @throws PresetError for a Windows that never existed
 */
export function createMachine(options: MachineOptions): Machine {
  const now = options.now ?? logicalClock(START)
  const volume = createWindowsImage({ ...options, now })
  const description = describeMachine(options.host ?? options.preset, {
    architecture: openImage(volume, now).architecture(),
    elevated: options.elevated,
    semantics: options.semantics,
    dismVersion: options.dismVersion,
  })
  const drives = new Map<string, WritableVolume>([['C', volume]])
  const host = createMemoryHost(drives, description, now)
  let writing: Promise<void> = Promise.resolve()

  function put(path: string, content: Parameters<WritableVolume['write']>[1]): void {
    const target = resolveDrivePath(path)
    const drive = drives.get(target.letter) ?? createMemoryVolume({ now })
    drives.set(target.letter, drive)
    drive.write(target.path, content)
  }

  function carryOut<Result>(operation: Operation<Result>): Result & { readonly decisions: readonly Decision[] } {
    const outcome = runOperation(openImage(volume, now), operation, { semantics: description.semantics, now })
    if (!outcome.ok) throw outcome.error
    volume.apply(outcome.changes)
    return { ...outcome.result, decisions: outcome.decisions }
  }

  return {
    host,
    write(path, content) {
      if (content instanceof Promise) writing = Promise.all([writing, content.then((bytes) => put(path, bytes))]).then()
      else put(path, content)
    },
    read(path) {
      const source = host.readFile(path)
      if (!source) throw new DismError('FILE_NOT_FOUND', `there is no file ${path}`)
      return readAll(source)
    },
    async dism(...words) {
      await writing
      const output: string[] = []
      const exitCode = await runDism({ arguments: words, host, write: (text) => output.push(text) })
      return { exitCode, stdout: output.join('') }
    },
    get image() {
      return openImage(volume, now)
    },
    signIn: (user, settings = {}) => carryOut(signIn(user, settings)),
    addLanguage: (tag) => carryOut(addLanguage(tag)),
    enableFeature: (name) => carryOut(changeDesktop(name, true)),
    disableFeature: (name) => carryOut(changeDesktop(name, false)),
    removeLanguage: (tag) => carryOut(removeLanguage(tag, !isOobeDue(openImage(volume, now)))),
  }
}
