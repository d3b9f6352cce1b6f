import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on provisioning packages. */
export const PROVISIONING_COMMANDS = notCarriedOut('ProvManager', 'image', [
  ['Get-ProvisioningPackageInfo', 'Gets the information of provisioning package.'],
  ['Add-ProvisioningPackage', 'Adds provisioning package.'],
])
