import type { ErrorTable } from './ErrorText.ts'

/**
 * What dism.exe itself says: texts of its message table (public listing, 6.2.9200 to 10.0.22000), here without the
 * blanks that some lines end with, as the 26100 captures show them. The number after `Error:` comes from the HRESULT;
 * for texts that no capture shows together with a number, 87 is inferred unless the entry says otherwise.
 */
export const COMMAND_LINE_ERRORS = {
  /** Table entry c1500004: a word without prefix, `%1` as typed. */
  UNRECOGNIZED_WORD: {
    hresult: 0x80070057,
    message: `DISM doesn't recognize the command-line option "%1".
For more information, refer to the help by running DISM.exe /?.`,
  },
  /** c1500005: `/?:x`. */
  HELP_WITH_ARGUMENT: {
    hresult: 0x80070057,
    message: `Invalid command-line argument.
To retrieve help, do not specify a command-line option with an argument.`,
  },
  /** c150000e. Number 1639 (invalid command line): one public report. */
  MISSING_COMMAND_OFFLINE: {
    hresult: 0x80070667,
    message: `The command-line is missing a required servicing command.
For more information, refer to the help by running DISM.exe /Image=<path_to_offline_image> /? where <path_to_the_offline_image> is the full path to an offline Windows image.`,
  },
  /** c1500035, number as MISSING_COMMAND_OFFLINE. */
  MISSING_COMMAND_ONLINE: {
    hresult: 0x80070667,
    message: `The command-line is missing a required servicing command.
For more information, refer to the help by running DISM.exe /Online /?.`,
  },
  /** c1500039: options but neither target nor command. Number inferred as MISSING_COMMAND_OFFLINE. */
  NO_DISM_OPTIONS: {
    hresult: 0x80070667,
    message: `No DISM options were specified on the command-line.
Run DISM with a command-line option specified, such as /Image or /Online. For more information, refer to the help by running DISM.exe /?.`,
  },
  /** c1500011. */
  EMPTY_LOG_PATH: {
    hresult: 0x80070057,
    message: `A path and file name were not specified for the /LogPath option.
Make sure the /LogPath argument is not empty. For more information, refer to the help by running DISM.exe /LogPath /?`,
  },
  /** c1500012. */
  WINDIR_WITHOUT_IMAGE: {
    hresult: 0x80070057,
    message: `The option /WinDir is not recognized in this context. It can only be used with an offline image.
For more information, refer to the help by running DISM.exe /WinDir /?.`,
  },
  /** c1500019. */
  IMAGE_WITH_ONLINE: {
    hresult: 0x80070057,
    message: `Do not use the /Image or /WinDir option when using the /Online option to specify a running operating system.
For more information, refer to the help by running DISM.exe /Online /?.`,
  },
  /** c1500021: a DISM option, `%1` with its slash. */
  MISSING_OPTION_ARGUMENT: {
    hresult: 0x80070057,
    message: `The %1 option is missing a required argument.
For more information, refer to the help by running DISM %1 /?.`,
  },
  /** c1500032. */
  INVALID_LOG_LEVEL: {
    hresult: 0x80070057,
    message: `An invalid log level was specified.
For more information, refer to the help by running DISM.exe /LogLevel /?.`,
  },
  /** c150003d: `%1` inferred to be spelled as in DUPLICATE_OPTION. */
  UNEXPECTED_ARGUMENT: {
    hresult: 0x80070057,
    message: `The %1 option does not take an argument.
Remove the argument and run DISM again.`,
  },
  /** c1500042: `%1` inferred to be what follows `/?`, as typed. */
  HELP_NOT_LAST: {
    hresult: 0x80070057,
    message: `Invalid command-line option "%1".
Ensure that /? is the last option listed on the command-line.`,
  },
  /** c1500043: an option of a command, `%1` with slash and colon. */
  MISSING_COMMAND_ARGUMENT: {
    hresult: 0x80070057,
    message: `The %1 option is missing a required argument.
For more information, refer to the help for the %1 option.`,
  },
  /** c1500064: `%1` inferred to be spelled as in UNKNOWN_OPTION. */
  NO_HELP_TOPIC: {
    hresult: 0x80070057,
    message: `No help topic could be found for the %1 option.
Specify an image to see relevant help topics, using either the /Image or
/Online command-line option:

/Image:<path_to_offline_image>

  This is the path to the root directory of the offline Windows image.

    Example:
      DISM.exe /Image:C:\\test\\offline /?

/Online

  Specifies that the operation is to be performed against the running Windows
  installation.

    Example:
      DISM.exe /Online /?`,
  },
  /** c1500066: `%1` in lower case without slash, as many reports show. */
  UNKNOWN_OPTION: {
    hresult: 0x80070057,
    message: `The %1 option is unknown.
For more information, refer to the help by running DISM.exe /?.`,
  },
  /** c1500069. */
  IMAGE_NOT_IN_CONTEXT: {
    hresult: 0x80070057,
    message: `The /Image option cannot be used in this context.
For more information, refer to the help by running DISM.exe /?.`,
  },
  /** c150006a. */
  INVALID_ARGUMENT: {
    hresult: 0x80070057,
    message: `The %1 argument given for the %2 option is invalid.
For more information, refer to the help by running DISM.exe /?.`,
  },
  /** c150006d: `%1` as a public report shows it, without slash, in the spelling of the help. */
  DUPLICATE_OPTION: {
    hresult: 0x80070057,
    message: `The %1 option has been duplicated on the command-line.
Remove the duplicate option and try the command again.`,
  },
  /** An option that the command does not have: `%1` with slash, lower case, as the /applydrive report shows. */
  OPTION_NOT_IN_CONTEXT: {
    hresult: 0x80070057,
    message: `The %1 option is not recognized in this context.
For more information, refer to the help.`,
  },
  /** c150002e. Inferred for arguments of a command that do not go together. */
  INVALID_COMMAND: {
    hresult: 0x80070057,
    message: `An error occurred while processing the command.
Ensure that the command-line arguments are valid. For more information, review the log file.`,
  },
  /** c150002a, captured with 740. */
  ELEVATION_REQUIRED: {
    hresult: 0x800702e4,
    message: `Elevated permissions are required to run DISM.
Use an elevated command prompt to complete these tasks.`,
  },
  /** Captured with 87, for a name that is unknown and for the removal of what is not there. */
  CAPABILITY_NOT_RECOGNIZED: {
    hresult: 0x80070057,
    message: 'A Windows capability name was not recognized.',
  },
} as const satisfies ErrorTable
