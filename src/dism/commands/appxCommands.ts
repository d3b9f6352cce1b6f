import type { Command } from './Command.ts'
import { optimizeProvisionedAppxPackagesCommand } from './optimizeProvisionedAppxPackages.ts'

/**
 * Commands on provisioned app packages that are not carried out yet; order of the help. Where `since` is 10.0.17763 it is
 * inferred: Server 2019 is the first release whose cmdlets are documented to do the same.
 */
export const APPX_COMMANDS: readonly Command[] = [optimizeProvisionedAppxPackagesCommand]
