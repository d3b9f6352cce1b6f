import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on default applications. */
export const ASSOCIATION_COMMANDS = notCarriedOut('AssocManager', 'image', [
  [
    'Remove-DefaultAppAssociations',
    `Removes the default application associations
from a Windows image.`,
  ],
  [
    'Import-DefaultAppAssociations',
    `Imports a set of default application 
associations to a Windows image.`,
    'required',
  ],
  [
    'Get-DefaultAppAssociations',
    `Displays the list of default application 
associations from a Windows image.`,
  ],
  [
    'Export-DefaultAppAssociations',
    `Exports the default application associations
from a running operating system.`,
    'required',
  ],
])
