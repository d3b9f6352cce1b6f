import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on image files of any kind. */
export const IMAGING_COMMANDS = notCarriedOut('GenericImagingManager', 'none', [
  [
    'Split-Image',
    `Splits an existing .wim file into multiple 
read-only split WIM (SWM) files.`,
  ],
  ['Apply-Image', 'Applies an image.'],
  [
    'Get-MountedImageInfo',
    `Displays information about mounted WIM and VHD
images.`,
  ],
  [
    'Get-ImageInfo',
    `Displays information about images in a WIM, a VHD
or a FFU file.`,
  ],
  ['Commit-Image', 'Saves changes to a mounted WIM or VHD image.'],
  ['Unmount-Image', 'Unmounts a mounted WIM or VHD image.'],
  ['Mount-Image', 'Mounts an image from a WIM or VHD file.'],
  ['Remount-Image', 'Recovers an orphaned image mount directory.'],
  [
    'Cleanup-Mountpoints',
    `Deletes resources associated with corrupted
mounted images.`,
  ],
])
