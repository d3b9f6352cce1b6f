import type { OptionDefinition } from './OptionDefinition.ts'

/** An option of dism.exe itself. */
export interface DismOptionDefinition extends OptionDefinition {
  /** Line of the top help; further lines and trailing blanks as printed. */
  readonly summary: string
  /** What `/<option> /?` prints. */
  readonly help: string
}

/** The options of dism.exe itself, targets included; the order is that of the help. */
export const DISM_OPTIONS = [
  {
    name: 'Online',
    argument: 'none',
    summary: 'Targets the running operating system.',
    help: `/Online

  Specifies that the operation is to be performed against the running Windows
  installation.

    Example:
      DISM.exe /Online /?
`,
  },
  {
    name: 'Image',
    argument: 'required',
    summary: `Specifies the path to the root directory of an
offline Windows image.`,
    help: `/Image:<path_to_offline_image>

  This is the path to the root directory of the offline Windows image.

    Example:
      DISM.exe /Image:C:\\test\\offline /?
`,
  },
  {
    name: 'English',
    argument: 'none',
    summary: 'Displays command line output in English.',
    help: `/English

  Writes all output in English, whatever the language of the system.

    Example:
      DISM.exe /Online /English /Get-Packages
`,
  },
  {
    name: 'Format',
    argument: 'required',
    summary: 'Specifies the report output format.',
    help: `/Format:{Table | List}

  Chooses the form of reports. A list is written when the option is left out.

    Example:
      DISM.exe /Online /Format:Table /Get-Packages
`,
  },
  {
    name: 'WinDir',
    argument: 'required',
    summary: 'Specifies the path to the Windows directory.',
    help: `/WinDir:<path_to_windows_directory>

  The Windows directory of an offline image, relative to the image. Windows is
  taken when the option is left out. Not to be used with /Online.

    Example:
      DISM.exe /Image:C:\\test\\offline /WinDir:Windows /Get-Packages
`,
  },
  {
    name: 'SysDriveDir',
    argument: 'required',
    summary: `Specifies the path to the system-loader file named
BootMgr.`,
    help: `/SysDriveDir:<path_to_bootmgr_directory>

  Where the file BootMgr lies, when that is not the partition of the Windows
  directory.

    Example:
      DISM.exe /Image:C:\\test\\offline /SysDriveDir:C:\\ /Get-Packages
`,
  },
  {
    name: 'LogPath',
    argument: 'required',
    summary: 'Specifies the logfile path.',
    help: `/LogPath:<path_to_log_file>

  The file to which the log is written, in place of
  %WINDIR%\\Logs\\DISM\\dism.log.

    Example:
      DISM.exe /Online /LogPath:C:\\test\\dism.log /Get-Packages
`,
  },
  {
    name: 'LogLevel',
    argument: 'required',
    summary: 'Specifies the output level shown in the log (1-4).',
    help: `/LogLevel:<n>

  How much is logged:
    1 = errors
    2 = errors and warnings
    3 = errors, warnings and information (taken when the option is left out)
    4 = all of these and every decision

    Example:
      DISM.exe /Online /LogLevel:2 /Get-Packages
`,
  },
  {
    name: 'NoRestart',
    argument: 'none',
    summary: 'Suppresses automatic reboots and reboot prompts.',
    help: `/NoRestart

  Neither restarts Windows nor asks for it.

    Example:
      DISM.exe /Online /NoRestart /Get-Packages
`,
  },
  {
    name: 'Quiet',
    argument: 'none',
    summary: 'Suppresses all output except for error messages.',
    help: `/Quiet

  Writes nothing but error messages. Reports are not written either.

    Example:
      DISM.exe /Online /Quiet /Add-Package /PackagePath:C:\\test\\package.cab
`,
  },
  {
    name: 'ScratchDir',
    argument: 'required',
    summary: 'Specifies the path to a scratch directory.',
    help: `/ScratchDir:<path_to_scratch_directory>

  A local directory for temporary files. It must exist.

    Example:
      DISM.exe /Online /ScratchDir:C:\\scratch /Get-Packages
`,
  },
] as const satisfies readonly DismOptionDefinition[]
