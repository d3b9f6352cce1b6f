import { addProvisionedAppxPackageCommand } from './addProvisionedAppxPackage.ts'
import { APPLICATION_COMMANDS } from './applicationCommands.ts'
import { ASSOCIATION_COMMANDS } from './associationCommands.ts'
import type { Command } from './Command.ts'
import { DRIVER_COMMANDS } from './driverCommands.ts'
import { EDGE_COMMANDS } from './edgeCommands.ts'
import { EDITION_COMMANDS } from './editionCommands.ts'
import { FFU_COMMANDS } from './ffuCommands.ts'
import { GENERAL_COMMANDS } from './generalCommands.ts'
import { getNonRemovableAppPolicyCommand } from './getNonRemovableAppPolicy.ts'
import { getProvisionedAppxPackagesCommand } from './getProvisionedAppxPackages.ts'
import { IMAGING_COMMANDS } from './imagingCommands.ts'
import { INTERNATIONAL_COMMANDS } from './internationalCommands.ts'
import { OS_UNINSTALL_COMMANDS } from './osUninstallCommands.ts'
import { PACKAGE_COMMANDS } from './packageCommands.ts'
import { PROVISIONING_COMMANDS } from './provisioningCommands.ts'
import { optimizeProvisionedAppxPackagesCommand } from './optimizeProvisionedAppxPackages.ts'
import { removeProvisionedAppxPackageCommand } from './removeProvisionedAppxPackage.ts'
import { setProvisionedAppxDataFileCommand } from './setProvisionedAppxDataFile.ts'
import { setNonRemovableAppPolicyCommand } from './setNonRemovableAppPolicy.ts'
import { UNATTEND_COMMANDS } from './unattendCommands.ts'
import { WIM_COMMANDS } from './wimCommands.ts'

/** Commands that the help shows together. */
export interface CommandSection {
  /** `FFU COMMANDS`. */
  readonly title: string
  readonly commands: readonly Command[]
}

/** Imaging commands, which take no image session; order of 10.0.22000's help. */
export const IMAGING_SECTIONS: readonly CommandSection[] = [
  { title: 'FFU COMMANDS', commands: FFU_COMMANDS },
  { title: 'WIM COMMANDS', commands: WIM_COMMANDS },
  { title: 'GENERIC IMAGING COMMANDS', commands: IMAGING_COMMANDS },
]

/** Servicing commands; order of 10.0.22621's help. */
export const SERVICING_SECTIONS: readonly CommandSection[] = [
  { title: 'OS UNINSTALL SERVICING COMMANDS', commands: OS_UNINSTALL_COMMANDS },
  {
    title: 'APPX SERVICING COMMANDS',
    commands: [
      getNonRemovableAppPolicyCommand,
      setNonRemovableAppPolicyCommand,
      optimizeProvisionedAppxPackagesCommand,
      setProvisionedAppxDataFileCommand,
      removeProvisionedAppxPackageCommand,
      addProvisionedAppxPackageCommand,
      getProvisionedAppxPackagesCommand,
    ],
  },
  { title: 'PACKAGE SERVICING COMMANDS', commands: PACKAGE_COMMANDS },
  { title: 'OS GENERAL COMMANDS', commands: GENERAL_COMMANDS },
  { title: 'DRIVER SERVICING COMMANDS', commands: DRIVER_COMMANDS },
  { title: 'APPLICATION SERVICING COMMANDS', commands: APPLICATION_COMMANDS },
  { title: 'DEFAULT ASSOCIATIONS COMMANDS', commands: ASSOCIATION_COMMANDS },
  { title: 'INTERNATIONAL SERVICING COMMANDS', commands: INTERNATIONAL_COMMANDS },
  { title: 'UNATTEND SERVICING COMMANDS', commands: UNATTEND_COMMANDS },
  { title: 'EDGE SERVICING COMMANDS', commands: EDGE_COMMANDS },
  { title: 'PROVISIONING PACKAGE SERVICING COMMANDS', commands: PROVISIONING_COMMANDS },
  { title: 'WINDOWS EDITION SERVICING COMMANDS', commands: EDITION_COMMANDS },
]

/** Every command that the grammar knows. */
export const COMMANDS: readonly Command[] = [...IMAGING_SECTIONS, ...SERVICING_SECTIONS].flatMap(
  (section) => section.commands,
)
