import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on going back to the Windows before an upgrade. */
export const OS_UNINSTALL_COMMANDS = notCarriedOut('OSUninstallManager', 'image', [
  ['Set-OSUninstallWindow', 'Sets the OS Uninstall Window.'],
  ['Get-OSUninstallWindow', 'Gets the OS Uninstall Window.'],
  ['Remove-OSUninstall', 'Remove the OS Uninstall.'],
  ['Initiate-OSUninstall', 'Initiates the OS Uninstall'],
])
