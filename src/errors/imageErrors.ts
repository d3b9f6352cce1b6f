import type { ErrorTable } from './ErrorText.ts'

/**
 * Errors of reaching, opening and mounting an image: texts of dism.exe's message table and of captures. Numbers
 * of entries without a capture are inferred from the Win32 condition behind them.
 */
export const IMAGE_ERRORS = {
  /** c1500008. Inferred number: 3, the folder that /Image names is not there. */
  IMAGE_NOT_FOUND: {
    hresult: 0x80070003,
    message: `Unable to access the image.
Make sure that the image path and the Windows directory for the image exist and you have Read permissions on the folder.`,
  },
  /** c1500008. Inferred number: 2, the folder is there but holds no Windows. */
  IMAGE_WITHOUT_WINDOWS: {
    hresult: 0x80070002,
    message: `Unable to access the image.
Make sure that the image path and the Windows directory for the image exist and you have Read permissions on the folder.`,
  },
  /** c150001a. Inferred number: 3. */
  ONLINE_IMAGE_NOT_FOUND: {
    hresult: 0x80070003,
    message: `Unable to find the Windows directory in the running Windows installation.
For more information, review the log file.`,
  },
  /** c150001c. Inferred number: 87. */
  IMAGE_IS_RUNNING: {
    hresult: 0x80070057,
    message: `The /Image option that is specified points to a running Windows installation.
To service the running operating system, use the /Online option. For more information, refer to the help by running DISM.exe /Online /?.`,
  },
  /** c1500022. Inferred number: 50. */
  IMAGE_ON_NETWORK: {
    hresult: 0x80070032,
    message: `DISM cannot service an image on a network path.
Mount the image locally and run DISM again.`,
  },
  /** c1500028. Inferred number: 3. */
  SCRATCH_DIRECTORY_NOT_FOUND: {
    hresult: 0x80070003,
    message: `An error occurred while accessing the temporary directory.
Ensure that the path to the directory exists and that you have Read/Write permissions on the folder. For more information, refer to the help by running DISM.exe /ScratchDir /?.`,
  },
  /** c1500029. Inferred number: 87. */
  INVALID_WINDOWS_DIRECTORY: {
    hresult: 0x80070057,
    message: `The directory %1 does not appear to be a valid Windows directory.
Ensure that the /WinDir option that is specified is valid. For more information, refer to the help by running DISM.exe /WinDir /?.`,
  },
  /** c150003b, captured with 11. */
  WRONG_DISM_ARCHITECTURE: {
    hresult: 0x8007000b,
    message: `You cannot service a running 64-bit operating system with a 32-bit version of DISM.
Please use the version of DISM that corresponds to your computer's architecture.`,
  },
  MOUNT_DIRECTORY_NOT_EMPTY: {
    hresult: 0xc1420114,
    message: 'The user attempted to mount to a directory that is not empty. This is not supported.',
  },
  MOUNT_WITHOUT_PERMISSION: {
    hresult: 0xc1510111,
    message: `You do not have permissions to mount and modify this image.
Verify that you have Read/Write permissions or mount the image using the /ReadOnly option. Note that you cannot commit changes to an image with read-only permissions.`,
  },
  /**
   * `Error: 183` with this text: a public paste of dism.exe's output; a public script retries Install-WindowsFeature on
   * 0x800700b7 with this text. The message table has the text under
   * 0xc15101fd (MOUNT_CODES, IMAGE_BEING_SERVICED), which no public output shows.
   */
  IMAGE_IN_USE: {
    hresult: 0x800700b7,
    message: `The specified image is currently being serviced by another DISM operation.
Wait for the existing DISM operation to complete, and then try the operation again.`,
  },
} as const satisfies ErrorTable
