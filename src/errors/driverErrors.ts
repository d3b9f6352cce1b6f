import type { ErrorTable } from './ErrorText.ts'

/** Errors of driver servicing: texts of dism.exe as captured, and of SetupAPI. */
export const DRIVER_ERRORS = {
  NO_DRIVER_PACKAGES: {
    hresult: 0x80070002,
    message: `No driver packages were found on the specified path.
Verify that the driver .INF files are in the specified location and try the command again.`,
  },
  WRONG_INF_STYLE: {
    hresult: 0xe000_0100,
    message: 'The style of the INF is different than what was requested.',
  },
  NOT_AN_INSTALLED_OEM_INF: {
    hresult: 0x800f023c,
    message: 'The specified file is not an installed OEM INF.',
  },
} as const satisfies ErrorTable
