import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on installed .msi applications. */
export const APPLICATION_COMMANDS = notCarriedOut('MsiManager', 'image', [
  [
    'Check-AppPatch',
    `Displays information if the MSP patches are 
applicable to the mounted image.`,
  ],
  ['Get-AppPatchInfo', 'Displays information about installed MSP patches.'],
  [
    'Get-AppPatches',
    `Displays information about all applied MSP patches
for all installed applications.`,
  ],
  [
    'Get-AppInfo',
    `Displays information about a specific installed MSI
application.`,
  ],
  [
    'Get-Apps',
    `Displays information about all installed MSI
applications.`,
  ],
])
