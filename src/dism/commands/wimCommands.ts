import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on .wim files. */
export const WIM_COMMANDS = notCarriedOut('WimManager', 'none', [
  ['Apply-CustomDataImage', 'Dehydrates files contained in the custom data image.'],
  [
    'Capture-CustomImage',
    `Captures customizations into a delta WIM file on a 
WIMBoot system. Captured directories include all 
subfolders and data.`,
  ],
  [
    'Get-WIMBootEntry',
    `Displays WIMBoot configuration entries for the 
specified disk volume.`,
  ],
  [
    'Update-WIMBootEntry',
    `Updates WIMBoot configuration entry for the 
specified disk volume.`,
  ],
  [
    'List-Image',
    `Displays a list of the files and folders in a 
specified image.`,
  ],
  [
    'Delete-Image',
    `Deletes the specified volume image from a WIM file
that has multiple volume images.`,
  ],
  [
    'Export-Image',
    `Exports a copy of the specified image to another
file.`,
  ],
  ['Append-Image', 'Adds another image to a WIM file.'],
  [
    'Capture-Image',
    `Captures an image of a drive into a new WIM file.
Captured directories include all subfolders and 
data.`,
  ],
  ['Get-MountedWimInfo', 'Displays information about mounted WIM images.'],
  ['Get-WimInfo', 'Displays information about images in a WIM file.'],
  ['Commit-Wim', 'Saves changes to a mounted WIM image.'],
  ['Unmount-Wim', 'Unmounts a mounted WIM image.'],
  ['Mount-Wim', 'Mounts an image from a WIM file.'],
  ['Remount-Wim', 'Recovers an orphaned WIM mount directory.'],
  [
    'Cleanup-Wim',
    `Deletes resources associated with mounted WIM 
images that are corrupted.`,
  ],
])
