import { notCarriedOut } from './notCarriedOut.ts'

/** Commands on the image as a whole. */
export const GENERAL_COMMANDS = notCarriedOut('GenericManager', 'image', [
  [
    'Optimize-Image',
    `Performs specified configurations to an offline 
image.`,
  ],
])
