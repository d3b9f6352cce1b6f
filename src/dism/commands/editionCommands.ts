import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on the edition and its key. */
export const EDITION_COMMANDS = notCarriedOut('Edition Manager', 'image', [
  ['Set-ProductKey', 'Sets the product key of the offline image.', 'required'],
  [
    'Get-TargetEditions',
    `Displays a list of Windows editions that an image 
can be upgraded to.`,
  ],
  ['Get-CurrentEdition', 'Displays the edition of the current image.'],
  ['Set-Edition', 'Upgrades an image to a higher edition.', 'required'],
])
