import { createMemoryHost } from '../../emulator/machine/createMemoryHost.ts'
import { describeMachine } from '../../emulator/machine/describeMachine.ts'
import { boot } from '../../emulator/machine/life/power.ts'
import { happen } from '../../emulator/machine/life/happen.ts'
import { unchanged } from '../../emulator/machine/life/unchanged.ts'
import { isOobeDue } from '../../emulator/machine/completeOobe.ts'
import { SHUT_DOWN, STARTED } from '../../emulator/machine/MachineState.ts'
import { createDismApi, type DismApi } from '../../src/api/index.ts'
import type { Clock } from '../../src/host/Clock.ts'
import type { Host } from '../../src/host/Host.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { removeLanguage } from '../../src/servicing/languages/changeLanguages.ts'
import { bodyOf } from './bodyOf.ts'
import { openApiSession } from './openApiSession.ts'
import { isTelling, toldComputer } from './toldComputer.ts'

/** A clock that stands still: 2025-01-02. */
export const STILL: Clock = () => 133_802_496_000_000_000n

/** How a command ended. */
export interface CommandRun {
  /** The exit code as the 32 bits that it is, unsigned. */
  readonly code: number
  /** What was printed behind `Image Version`, LF ends. */
  readonly body: string
  readonly decisions: readonly Decision[]
}

/** A computer whose drive C: is serviced, with whatever other drives; made and thrown away by the thousand. */
export interface ServicedComputer {
  /** Drive C: as it is now. */
  readonly image: WindowsImage
  readonly host: Host
  /** Runs dism.exe on C:, while its Windows runs or not. */
  dism(online: boolean, ...words: string[]): Promise<CommandRun>
  /** What a process of the DISM API does with a session on C:. @returns what `use` gives */
  api<Result>(online: boolean, use: (api: DismApi, session: number) => Promise<Result>): Promise<Result>
  /** Its Windows starts, and shuts down. */
  start(): void
  /** Somebody takes a UI language out of it, with its packs. @returns 0, or the HRESULT */
  removeLanguage(tag: string): number
}

/** How a computer is. */
export interface ComputerOptions {
  readonly semantics?: Semantics
  /** The preset whose dism.exe it has; Windows 11 24H2 by default. */
  readonly host?: string
}

/** A computer with these drives, by letter. */
export function servicedComputer(
  drives: ReadonlyMap<string, WritableVolume>,
  { semantics = 'documented', host: preset = 'windows-11-24h2' }: ComputerOptions = {},
): ServicedComputer {
  const volume = drives.get('C')
  if (!volume) throw new Error('a computer needs a drive C:')
  let running = false
  const host: Host = {
    ...createMemoryHost(
      drives,
      describeMachine(preset, { semantics }),
      STILL,
      () => (running ? STARTED : SHUT_DOWN),
      () => () => {},
    ),
    appendText() {},
    answer: () => Promise.resolve('N'),
  }
  const livingMachine = () => {
    return { image: openImage(volume, STILL), state: SHUT_DOWN, semantics, now: STILL, keep() {} }
  }
  const computer: ServicedComputer = {
    host,
    get image() {
      return openImage(volume, STILL)
    },
    async dism(online, ...words) {
      running = online
      const decisions: Decision[] = []
      let stdout = ''
      const code = await runDism({
        arguments: [online ? '/Online' : '/Image:C:\\', ...words],
        host,
        write: (text) => (stdout += text),
        onDecisions: (some) => void decisions.push(...some),
      })
      return { code: code >>> 0, body: bodyOf(stdout), decisions }
    },
    async api(online, use) {
      running = online
      return openApiSession(createDismApi(host), online, use)
    },
    start() {
      happen(boot, livingMachine())
    },
    removeLanguage(tag) {
      const machine = livingMachine()
      const outcome = happen(unchanged(removeLanguage(tag, !isOobeDue(machine.image))), machine)
      return outcome.ok ? 0 : outcome.error.hresult
    },
  }
  return isTelling() ? toldComputer(computer, drives, { semantics, host: preset, now: STILL }) : computer
}
