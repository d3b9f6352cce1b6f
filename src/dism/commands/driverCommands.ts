import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on driver packages. */
export const DRIVER_COMMANDS = notCarriedOut('DriverManager', 'image', [
  ['Remove-Driver', 'Removes driver packages from an offline image.'],
  ['Add-Driver', 'Adds driver packages to an offline image.'],
  [
    'Get-DriverInfo',
    `Displays information about a specific driver
in an offline image or a running operating system.`,
  ],
  [
    'Get-Drivers',
    `Displays information about all drivers in
an offline image or a running operating system.`,
  ],
  [
    'Export-Driver',
    `Export all third-party driver packages from an
offline image or a running operating system.`,
  ],
])
