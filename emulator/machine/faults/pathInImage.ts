import { splitPath } from '../../../src/image/WindowsPath.ts'
import { drivePath } from '../drivePath.ts'

/**
 * A path from the root of an image.
 * @param path from there already, or with its drive: `C:\\Windows`
 * @param root where the image lies: `C:\\`, `D:\\offline`
 * @returns undefined when the path is not in the image
 */
export function pathInImage(path: string, root: string): string | undefined {
  const onDrive = drivePath(path)
  if (!onDrive) return path
  const image = drivePath(root)
  if (onDrive.letter !== image?.letter) return undefined
  const parts = splitPath(onDrive.path)
  const folder = splitPath(image.path)
  const isBelow = folder.every((part, index) => parts[index]?.toUpperCase() === part.toUpperCase())
  return isBelow ? parts.slice(folder.length).join('\\') : undefined
}
