/**
 * The errors that DISM and the app deployment service give, by name: HRESULT (unsigned) and the lines that
 * dism.exe prints. `%1`, `%2` stand for arguments. Codes and texts are facts of the interface.
 */
export const ERRORS = {
  FILE_NOT_FOUND: { hresult: 0x80070002, message: 'The system cannot find the file specified.' },
  PATH_NOT_FOUND: { hresult: 0x80070003, message: 'The system cannot find the path specified.' },
  ACCESS_DENIED: { hresult: 0x80070005, message: 'Access is denied.' },
  BAD_FORMAT: {
    hresult: 0x8007000b,
    message: 'An attempt was made to load a program with an incorrect format.',
  },
  INVALID_DATA: { hresult: 0x8007000d, message: 'The data is invalid.' },
  NOT_SUPPORTED: { hresult: 0x80070032, message: 'The request is not supported.' },
  INVALID_PARAMETER: { hresult: 0x80070057, message: 'The parameter is incorrect.' },
  DISK_FULL: { hresult: 0x80070070, message: 'There is not enough space on the disk.' },
  INVALID_NAME: {
    hresult: 0x8007007b,
    message: 'The filename, directory name, or volume label syntax is incorrect.',
  },
  ALREADY_EXISTS: { hresult: 0x800700b7, message: 'Cannot create a file when that file already exists.' },
  IMAGE_NOT_ACCESSIBLE: {
    hresult: 0x80070002,
    message:
      'Unable to access the image.\nMake sure that the image path and the Windows directory for the image exist and you have Read permissions on the folder.',
  },
  REGISTRY_CORRUPT: {
    hresult: 0x800703f7,
    message:
      "The registry is corrupted. The structure of one of the files containing registry data is corrupted, or the system's memory image of the file is corrupted, or the file could not be recovered because the alternate copy or log was absent or corrupted.",
  },
} as const satisfies { readonly [name: string]: ErrorText }

/** One record of the catalogue. Lines of `message` are parted by `\n`. */
export interface ErrorText {
  readonly hresult: number
  readonly message: string
}

export type ErrorName = keyof typeof ERRORS
