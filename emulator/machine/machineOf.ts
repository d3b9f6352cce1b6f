import type { WindowsImage } from '../../src/image/WindowsImage.ts'
import type { Machine } from './Machine.ts'

const machines = new WeakMap<WindowsImage, Machine>()

/** Notes whose drive C: an image is. @returns the image */
export function imageOfMachine(image: WindowsImage, machine: Machine): WindowsImage {
  machines.set(image, machine)
  return image
}

/** The computer that gave an image, if one did. */
export function machineOf(image: WindowsImage): Machine | undefined {
  return machines.get(image)
}
