import type { Volume } from '../../src/image/Volume.ts'
import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { Semantics } from '../../src/rules/Rule.ts'
import type { Machine, MachineSnapshot } from '../machine/Machine.ts'
import { presentSteps } from '../machine/scenario/presentSteps.ts'
import type { RecordedStep } from '../machine/scenario/RecordedStep.ts'
import { imagePath, targetOfStep } from '../machine/scenario/targetOfStep.ts'
import { originOf, type VolumeOrigin } from '../machine/volumeOrigin.ts'
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
  /** The computer that the image is on, when it is known. */
  readonly machine: Machine | undefined
  /** What was done to the image; nothing when it is not known. */
  readonly steps: readonly RecordedStep[]
  /** How a command line of dism says that it is about the image: `/Online`, `/Image:D:\\mnt`. */
  readonly target: string
  /** How its Windows is started again, in a clause. */
  readonly start: string
}

/**
 * Looks at what `expect` was given. A folder is open meanwhile.
 * @throws TypeError for what is no image
 */
export function examine<Result>(received: unknown, look: (subject: Subject) => Result): Result {
  if (typeof received === 'string') {
    const volume = openFolderVolume(received, { now: () => 0n })
    try {
      return look(
        subjectOf(
          openImage(volume, () => 0n),
          received,
        ),
      )
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

const START_ELSEWHERE = 'it waits until the Windows of the image starts'

/** @param folder the path of its folder on the disk, when it has one */
function subjectOf(image: WindowsImage, folder?: string): Subject {
  const origin = originOf(image.volume)
  if (!origin)
    return {
      image,
      machine: undefined,
      semantics: 'documented',
      steps: [],
      target: `/Image:${folder ?? '<its folder>'}`,
      start: START_ELSEWHERE,
    }
  const { machine, path, snapshot } = origin
  const isSystem = imagePath(path) === imagePath('C:\\')
  const isOnline = isSystem && (snapshot !== undefined || machine.host.isRunningWindows(path))
  return {
    image,
    machine,
    semantics: machine.host.semantics,
    steps: stepsOf(origin),
    target: isOnline ? '/Online' : `/Image:${path}`,
    start: isOnline
      ? 'restart the computer: machine.shutdown(), machine.boot()'
      : isSystem
        ? 'start the computer: machine.boot()'
        : START_ELSEWHERE,
  }
}

/** What was done to an image of a computer; a command that names no image may have been meant for it. */
function stepsOf({ machine: { record }, path, snapshot }: VolumeOrigin): readonly RecordedStep[] {
  const image = imagePath(path)
  return presentSteps(record.slice(0, snapshot)).filter((step) => (targetOfStep(step, record) ?? image) === image)
}
