import type { ErrorTable } from './ErrorText.ts'

/** Win32 errors of any command, by code: names and texts of the system. */
export const WIN32_ERRORS = {
  FILE_NOT_FOUND: {
    hresult: 0x80070002,
    message: 'The system cannot find the file specified.',
  },
  PATH_NOT_FOUND: {
    hresult: 0x80070003,
    message: 'The system cannot find the path specified.',
  },
  ACCESS_DENIED: {
    hresult: 0x80070005,
    message: 'Access is denied.',
  },
  BAD_FORMAT: {
    hresult: 0x8007000b,
    message: 'An attempt was made to load a program with an incorrect format.',
  },
  INVALID_DATA: {
    hresult: 0x8007000d,
    message: 'The data is invalid.',
  },
  WRITE_PROTECT: {
    hresult: 0x80070013,
    message: 'The media is write protected.',
  },
  SHARING_VIOLATION: {
    hresult: 0x80070020,
    message: 'The process cannot access the file because it is being used by another process.',
  },
  NOT_SUPPORTED: {
    hresult: 0x80070032,
    message: 'The request is not supported.',
  },
  INVALID_PARAMETER: {
    hresult: 0x80070057,
    message: 'The parameter is incorrect.',
  },
  DISK_FULL: {
    hresult: 0x80070070,
    message: 'There is not enough space on the disk.',
  },
  INVALID_NAME: {
    hresult: 0x8007007b,
    message: 'The filename, directory name, or volume label syntax is incorrect.',
  },
  DIR_NOT_EMPTY: {
    hresult: 0x80070091,
    message: 'The directory is not empty.',
  },
  ALREADY_EXISTS: {
    hresult: 0x800700b7,
    message: 'Cannot create a file when that file already exists.',
  },
  FILENAME_EXCED_RANGE: {
    hresult: 0x800700ce,
    message: 'The filename or extension is too long.',
  },
  DIRECTORY: {
    hresult: 0x8007010b,
    message: 'The directory name is invalid.',
  },
  FILE_INVALID: {
    hresult: 0x800703ee,
    message: 'The volume for a file has been externally altered so that the opened file is no longer valid.',
  },
  BADDB: {
    hresult: 0x800703f1,
    message: 'The configuration registry database is corrupt.',
  },
  REGISTRY_CORRUPT: {
    hresult: 0x800703f7,
    message:
      "The registry is corrupted. The structure of one of the files containing registry data is corrupted, or the system's memory image of the file is corrupted, or the file could not be recovered because the alternate copy or log was absent or corrupted.",
  },
  /** Captured from the DISM API. */
  ENUM_VALUE_OUT_OF_RANGE: {
    hresult: 0x800706f5,
    message: 'The enumeration value is out of range.',
  },
  IO_DEVICE: {
    hresult: 0x8007045d,
    message: 'The request could not be performed because of an I/O device error.',
  },
  TOO_MANY_LINKS: {
    hresult: 0x80070476,
    message: 'An attempt was made to create more links on a file than the file system supports.',
  },
  NOT_FOUND: {
    hresult: 0x80070490,
    message: 'Element not found.',
  },
  CANCELLED: {
    hresult: 0x800704c7,
    message: 'The operation was canceled by the user.',
  },
  FILE_CORRUPT: {
    hresult: 0x80070570,
    message: 'The file or directory is corrupted and unreadable.',
  },
  INVALID_ENUM_VALUE: {
    hresult: 0x800706f5,
    message: 'The enumeration value is out of range.',
  },
  CANT_ACCESS_FILE: {
    hresult: 0x80070780,
    message: 'The file cannot be accessed by the system.',
  },
  CANT_RESOLVE_FILENAME: {
    hresult: 0x80070781,
    message: 'The name of the file cannot be resolved by the system.',
  },
  INVALID_IMAGE_HASH: {
    hresult: 0x80070241,
    message:
      'Windows cannot verify the digital signature for this file. A recent hardware or software change might have installed a file that is signed incorrectly or damaged, or that might be malicious software from an unknown source.',
  },
} as const satisfies ErrorTable
