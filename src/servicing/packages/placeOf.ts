import type { AssemblyIdentity } from '../../formats/mum/AssemblyIdentity.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import { RUNTIME_FOLDERS } from './runtimeFolders.ts'

/** Where files of components for 32-bit programs lie on a 64-bit Windows. */
const PLACES_OF_32: readonly (readonly [folder: string, place: string])[] = [
  ['Windows\\System32\\', 'Windows\\SysWOW64\\'],
  ['Program Files\\', 'Program Files (x86)\\'],
]

/** The folder in which a file of a component is put, or undefined when its variable is not known. */
export function placeOf(path: string, { architecture }: AssemblyIdentity, image: ImageReader): string | undefined {
  const [, variable, rest = ''] = /^(\$\([^)]*\))(.*)$/.exec(path) ?? []
  const [, folder] = RUNTIME_FOLDERS.find(([one]) => one.toLowerCase() === variable?.toLowerCase()) ?? []
  if (folder === undefined) return undefined
  const whole = `${folder}\\${rest}`
  const moved = serves32(image, architecture) ? PLACES_OF_32.find(([known]) => whole.startsWith(known)) : undefined
  return moved ? moved[1] + whole.slice(moved[0].length) : whole
}

/** Whether a component is for 32-bit programs on a 64-bit Windows. */
export function serves32(image: ImageReader, architecture: string): boolean {
  return image.architecture().endsWith('64') && /^(x86|wow64)$/i.test(architecture)
}
