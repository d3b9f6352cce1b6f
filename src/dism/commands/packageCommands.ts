import type { Command } from './Command.ts'
import { getCapabilitiesCommand } from './getCapabilities.ts'
import { getCapabilityInfoCommand } from './getCapabilityInfo.ts'
import { getPackageInfoCommand } from './getPackageInfo.ts'
import { getPackagesCommand } from './getPackages.ts'
import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on packages, features and capabilities. */
export const PACKAGE_COMMANDS: readonly Command[] = [
  ...notCarriedOut('DISM Package Manager', 'image', [
    ['Add-Package', 'Adds packages to the image.', 'optional'],
    ['Remove-Package', 'Removes packages from the image.', 'optional'],
    ['Enable-Feature', 'Enables a specific feature in the image.', 'optional'],
    ['Disable-Feature', 'Disables a specific feature in the image.', 'optional'],
  ]),
  getPackagesCommand,
  getPackageInfoCommand,
  ...notCarriedOut('DISM Package Manager', 'image', [
    [
      'Get-Features',
      `Displays information about all features in
a package.`,
    ],
    ['Get-FeatureInfo', 'Displays information about a specific feature.', 'optional'],
    [
      'Cleanup-Image',
      `Performs cleanup and recovery operations on the
image.`,
    ],
    ['Export-Source', 'Export a set of capabilities into a new repository.'],
    ['Add-Capability', 'Add one or more capabilities to an image.', 'optional'],
    ['Remove-Capability', 'Remove a capability from one image.', 'optional'],
  ]),
  getCapabilitiesCommand,
  getCapabilityInfoCommand,
  ...notCarriedOut('DISM Package Manager', 'image', [
    ['Get-ReservedStorageState', 'Gets the current state of reserved storage.'],
    ['Set-ReservedStorageState', 'Sets the state of reserved storage.'],
  ]),
]
