import { createMachine, type Machine, type MachineOptions } from '../../emulator/index.ts'
import type { ForkedImage } from '../../src/image/WindowsImage.ts'
import { type Decision, observeDecisions } from '../../src/rules/Decision.ts'
import type { ImageState } from '../images/ImageState.ts'
import { readImageState } from '../images/readImageState.ts'

/** How a command line of dism ended. */
export interface CommandRun {
  /** 0, or the HRESULT of the error, unsigned: 0x80070057, 0xc1570102. */
  readonly code: number
  readonly stdout: string
  readonly decisions: readonly Decision[]
}

/** A computer whose app packages are serviced by command lines of dism. */
export interface AppComputer {
  readonly machine: Machine
  /** A command on the running Windows, or on drive C: of a computer that is shut down. */
  run(...words: readonly string[]): Promise<CommandRun>
  /** Writes a file on a drive. */
  put(path: string, content: Uint8Array | string): void
  /** Changes the Windows of drive C: behind the back of DISM. */
  edit(change: (image: ForkedImage) => void): void
  readonly state: ImageState
  /** Full names of what is provisioned, as the list shows them, sorted. */
  list(): Promise<readonly string[]>
  shutdown(): void
  boot(): void
}

/** Options that dism.exe of older releases does not know are used too, so a computer of Windows 11 services the image. */
const HOST = 'windows-11-24h2'

/** Makes a computer that runs. */
export function appComputer(options: MachineOptions): AppComputer {
  const machine = createMachine({ host: HOST, ...options })
  let target = '/Online'
  const run = async (...words: readonly string[]): Promise<CommandRun> => {
    const decisions: Decision[] = []
    const end = observeDecisions((decision) => decisions.push(decision))
    try {
      const { exitCode, stdout } = await machine.dism(target, '/LogPath:D:\\dism.log', '/English', ...words)
      return { code: hresultOf(exitCode >>> 0), stdout, decisions }
    } finally {
      end()
    }
  }
  return {
    machine,
    run,
    put: (path, content) =>
      machine.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content),
    edit(change) {
      const fork = machine.image.fork()
      change(fork)
      machine.image.volume.apply(fork.finish())
    },
    get state() {
      return readImageState(machine.image)
    },
    async list() {
      const { stdout } = await run('/Get-ProvisionedAppxPackages')
      return [...stdout.matchAll(/^PackageName : (.*?)\r?$/gm)].map(([, name = '']) => name).sort()
    },
    shutdown() {
      machine.shutdown()
      target = '/Image:C:\\'
    },
    boot() {
      machine.boot()
      target = '/Online'
    },
  }
}

/** The HRESULT of a Win32 code; HRESULTs and 0 stay. */
export function hresultOf(code: number): number {
  return code > 0 && code <= 0xffff ? 0x8007_0000 + code : code
}
