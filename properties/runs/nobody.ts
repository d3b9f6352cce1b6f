/** A SID that no user of any image has. */
export const NOBODY = 'S-1-5-21-1-1-1-999'
