import { createMachine, type Machine } from '../../emulator/index.ts'
import { findPreset, PRESET_NAMES } from '../../emulator/presets/presets.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Clock } from '../../src/host/Clock.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { ImageReader } from '../../src/image/WindowsImage.ts'
import { bodyOf } from './bodyOf.ts'
import { openApiSession } from './openApiSession.ts'
import type { ComputerOptions, ServicedComputer } from './ServicedComputer.ts'

let telling = 0

/** Does something during which each serviced computer is a machine that records what is done to it. */
export async function whileTelling<Result>(work: () => Promise<Result>): Promise<Result> {
  telling++
  try {
    return await work()
  } finally {
    telling--
  }
}

/** Whether computers are told, see `whileTelling`. */
export function isTelling(): boolean {
  return telling > 0
}

/** Where dism writes its log: only the machine has it. */
const LOGS = /^Windows\\Logs($|\\)/i

/**
 * A serviced computer whose commands a machine carries out, and records. Before each of them its drives become what the
 * drives of the computer are, as changes that are recorded too; afterwards it is the other way round.
 */
export function toldComputer(
  computer: ServicedComputer,
  drives: ReadonlyMap<string, WritableVolume>,
  { semantics, host, now }: Required<ComputerOptions> & { readonly now: Clock },
): ServicedComputer {
  const { image } = computer
  const machine = createMachine({
    preset: presetOf(image) ?? host,
    architecture: image.architecture(),
    semantics,
    host,
    answer: 'N',
    now,
  })
  let running = true
  const tell = () => {
    for (const [letter, volume] of drives) tellDrive(machine, letter, volume)
  }
  const take = () => {
    for (const [letter, volume] of drives) volume.apply(differences(machine.volumeAt(`${letter}:\\`).fork(), volume))
  }
  const turn = (on: boolean) => {
    if (on && !running) machine.boot()
    if (!on && running) machine.shutdown()
    running = on
    tell()
  }
  tell()

  return {
    host: computer.host,
    get image() {
      return openImage(drives.get('C') ?? image.volume.fork(), now)
    },
    async dism(online, ...words) {
      turn(online)
      const { exitCode, stdout } = await machine.dism(online ? '/Online' : '/Image:C:\\', ...words)
      take()
      return { code: exitCode >>> 0, body: bodyOf(stdout), decisions: machine.record.at(-1)?.decisions ?? [] }
    },
    async api(online, use) {
      turn(online)
      try {
        return await openApiSession(machine.api, online, use)
      } finally {
        take()
      }
    },
    start() {
      turn(false)
      machine.boot()
      running = true
      take()
    },
    removeLanguage(tag) {
      turn(false)
      try {
        machine.removeLanguage(tag)
        return 0
      } catch (error) {
        if (error instanceof DismError) return error.hresult
        throw error
      } finally {
        take()
      }
    },
  }
}

/** The preset that an image was made of. */
function presetOf(image: ImageReader): string | undefined {
  const { version, installationType } = image.identity()
  return PRESET_NAMES.find((name) => {
    const preset = findPreset(name)
    return preset.version === version && preset.installationType === installationType
  })
}

/** Gives a drive of a machine the content of a volume. */
function tellDrive(machine: Machine, letter: string, volume: WritableVolume): void {
  const root = `${letter}:\\`
  // A machine has no drive without a file.
  if (machine.host.kindOf(root) !== 'folder') machine.write(`${root}drive`, new Uint8Array())
  const changes = differences(volume, machine.volumeAt(root).fork())
  if (changes.length > 0) machine.volumeAt(root).apply(changes)
}

function differences(wanted: WritableVolume, there: WritableVolume) {
  return wanted.diff(there).filter(({ path }) => !LOGS.test(path))
}
