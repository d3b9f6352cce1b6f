/** The links that NTFS allows a file to have. */
export const MAXIMUM_LINKS = 1024
