import { addCapabilityCommand } from './addCapability.ts'
import { addPackageCommand } from './addPackage.ts'
import { cleanupImageCommand } from './cleanupImage.ts'
import type { Command } from './Command.ts'
import { disableFeatureCommand } from './disableFeature.ts'
import { enableFeatureCommand } from './enableFeature.ts'
import { exportSourceCommand } from './exportSource.ts'
import { getCapabilitiesCommand } from './getCapabilities.ts'
import { getCapabilityInfoCommand } from './getCapabilityInfo.ts'
import { getFeatureInfoCommand } from './getFeatureInfo.ts'
import { getFeaturesCommand } from './getFeatures.ts'
import { getPackageInfoCommand } from './getPackageInfo.ts'
import { getPackagesCommand } from './getPackages.ts'
import { notCarriedOut } from './notCarriedOut.ts'
import { removeCapabilityCommand } from './removeCapability.ts'
import { removePackageCommand } from './removePackage.ts'

/** Commands on packages, features and capabilities. */
export const PACKAGE_COMMANDS: readonly Command[] = [
  addPackageCommand,
  removePackageCommand,
  enableFeatureCommand,
  disableFeatureCommand,
  getPackagesCommand,
  getPackageInfoCommand,
  getFeaturesCommand,
  getFeatureInfoCommand,
  cleanupImageCommand,
  exportSourceCommand,
  addCapabilityCommand,
  removeCapabilityCommand,
  getCapabilitiesCommand,
  getCapabilityInfoCommand,
  ...notCarriedOut('DISM Package Manager', 'image', [
    ['Get-ReservedStorageState', 'Gets the current state of reserved storage.'],
    ['Set-ReservedStorageState', 'Sets the state of reserved storage.'],
  ]),
]
