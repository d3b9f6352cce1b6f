import type { Disk } from '../../../emulator/volume/folder/Disk.ts'
import type { Durability } from '../../../emulator/volume/openFolderVolume.ts'
import type { FolderCopy } from './folderCopy.ts'

/** How a command ended. */
export interface Ending {
  /** Of dism.exe: 32 bits, signed. */
  readonly exitCode: number
  readonly stdout: string
}

/** An operation on an image in a real folder. The same disk calls and bytes each time. */
export interface Story {
  readonly name: string
  /** The image before and after it. */
  readonly before: FolderCopy
  readonly after: FolderCopy
  /** Carries it out on the image in a folder. @throws what the disk throws, unless it is an error of Node with a code */
  run(root: string, disk: Disk, durability: Durability): Promise<Ending>
}
