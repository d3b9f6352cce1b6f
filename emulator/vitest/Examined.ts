import type { Volume } from '../../src/image/Volume.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import { machineOf } from '../machine/machineOf.ts'
import type { Machine, MachineSnapshot } from '../machine/Machine.ts'
import { presentSteps } from '../machine/scenario/presentSteps.ts'
import type { RecordedStep } from '../machine/scenario/RecordedStep.ts'
import { openFolderVolume } from '../volume/openFolderVolume.ts'

/**
 * What a matcher can look at: a machine, of which it takes drive C:, a snapshot, an image, the volume of one, or the path
 * of the folder of one on the disk.
 */
export type Examined = Machine | MachineSnapshot | WindowsImage | Volume | string

/** An image, and what is known of how it became what it is. */
export interface Subject {
  readonly image: WindowsImage
  readonly semantics: Semantics
  /** The computer of the image, when that is its present drive C:. */
  readonly machine: Machine | undefined
  /** What was done to the computer; nothing when it is not known. */
  readonly steps: readonly RecordedStep[]
}

/**
 * Looks at what `expect` was given. A folder is open meanwhile.
 * @throws TypeError for what is no image
 */
export function examine<Result>(received: unknown, look: (subject: Subject) => Result): Result {
  if (typeof received === 'string') {
    const volume = openFolderVolume(received, { now: () => 0n })
    try {
      return look(subjectOf(openImage(volume, () => 0n)))
    } finally {
      volume.close()
    }
  }
  return look(subjectOf(imageOf(received)))
}

/** The image of what `expect` was given, but for a folder. */
function imageOf(received: unknown): WindowsImage {
  if (isImage(received)) return received
  if (isVolume(received)) return openImage(received, () => 0n)
  if (typeof received === 'object' && received !== null && 'image' in received && isImage(received.image))
    return received.image
  throw new TypeError('expected a machine, a snapshot of one, an image, its volume or its folder')
}

function isImage(value: unknown): value is WindowsImage {
  return typeof value === 'object' && value !== null && 'volume' in value && 'registry' in value
}

function isVolume(value: unknown): value is Volume {
  return typeof value === 'object' && value !== null && 'fork' in value && 'open' in value && 'apply' in value
}

function subjectOf(image: WindowsImage): Subject {
  const machine = machineOf(image)
  return {
    image,
    machine,
    semantics: machine?.host.semantics ?? 'documented',
    steps: machine ? presentSteps(machine.record) : [],
  }
}
