import { notCarriedOut } from './notCarriedOut.ts'

/** The command on answer files. */
export const UNATTEND_COMMANDS = notCarriedOut('DISM Unattend Manager', 'image', [
  ['Apply-Unattend', 'Applies an unattend file to an image.', 'required'],
])
