import type { Machine } from '../../emulator/index.ts'

/** How commands on app packages fail, written from what public material shows of dism.exe and from winerror.h. */

/** The head of the output of a command line that did not. */
export const BANNER = '\nDeployment Image Servicing and Management tool\nVersion: 10.0.26100.8737\n'
/** The head of the output of a command that got to its image. */
export const HEAD = `${BANNER}\nImage Version: 10.0.26100.8037\n\n`
export const LOG = 'D:\\dism.log'

/** How a command fails: what stands behind `Error: `, the HRESULT in the log, the text. The exit code is the number, signed. */
export interface Failure {
  readonly number: string
  readonly hresult: string
  readonly text: readonly string[]
  /** What DISM itself is known to log, before the line that is ours. */
  readonly logged?: readonly string[]
}

export const win32 = (number: number, ...text: readonly string[]): Failure => ({
  number: String(number),
  hresult: `0x8007${number.toString(16).padStart(4, '0')}`,
  text,
})
export const other = (hresult: string, ...text: readonly string[]): Failure => ({ number: hresult, hresult, text })

/** Texts of the system: winerror.h. */
export const NO_FILE = win32(2, 'The system cannot find the file specified.')
export const NO_PATH = win32(3, 'The system cannot find the path specified.')
export const DENIED = win32(5, 'Access is denied.')
export const BAD_DATA = win32(13, 'The data is invalid.')
export const UNSUPPORTED = win32(50, 'The request is not supported.')
export const FULL = win32(112, 'There is not enough space on the disk.')
export const BAD_NAME = win32(123, 'The filename, directory name, or volume label syntax is incorrect.')
export const NO_FOLDER = win32(267, 'The directory name is invalid.')
export const BAD_HIVE = win32(
  1015,
  "The registry is corrupted. The structure of one of the files containing registry data is corrupted, or the system's memory image of the file is corrupted, or the file could not be recovered because the alternate copy or log was absent or corrupted.",
)
export const NO_PACKAGE = win32(15600, 'Package could not be opened.')
export const BAD_PACKAGE = win32(15602, 'Package data is invalid.')
export const NO_DEPENDENCY = win32(15603, 'Package failed updates, dependency or conflict validation.')
/** With the lines of DISM's own log: winget-cli issue 6489. */
export const PROTECTED: Failure = {
  ...win32(15610, 'Removal failed. Please contact your software vendor.'),
  logged: [
    'Failed to uninstall because policy prevents the removal of this package - CAppxManager::RemoveAllUserAppx(hr:0x80073cfa)',
    'Failed to remove package - CRemoveAppxCommandObject::InternalExecute(hr:0x80073cfa)',
  ],
}
export const THERE = win32(
  15611,
  'The provided package is already installed, and reinstallation of the package was blocked. Check the AppXDeployment-Server event log for details.',
)
export const RUNNING = win32(
  15618,
  'The package could not be installed because resources it modifies are currently in use.',
)
export const PREREQUISITE = win32(15613, 'A Prerequisite for an install could not be satisfied.')
export const PROCESSOR = win32(
  15632,
  'The deployment operation failed because the package targets the wrong processor architecture.',
)
export const CORRUPT = other('0x80080206', "The Appx package's content cannot be read because it is corrupt.")

/** Texts of dism.exe: its message table and captures. */
export const help = (line: string) => `For more information, refer to the help${line}.`
export const NOT_VALID = win32(
  87,
  'An error occurred while processing the command.',
  'Ensure that the command-line arguments are valid. For more information, review the log file.',
)
export const missing = (option: string) =>
  win32(87, `The ${option} option is missing a required argument.`, help(` for the ${option} option`))
export const foreign = (option: string) =>
  win32(87, `The ${option} option is not recognized in this context.`, help(''))
export const unknown = (option: string) =>
  win32(87, `The ${option} option is unknown.`, help(' by running DISM.exe /?'))
export const invalid = (value: string, option: string) =>
  win32(87, `The ${value} argument given for the ${option} option is invalid.`, help(' by running DISM.exe /?'))
export const twice = (option: string) =>
  win32(
    87,
    `The ${option} option has been duplicated on the command-line.`,
    'Remove the duplicate option and try the command again.',
  )
export const taken = (option: string) =>
  win32(87, `The ${option} option does not take an argument.`, 'Remove the argument and run DISM again.')
export const NO_IMAGE = [
  'Unable to access the image.',
  'Make sure that the image path and the Windows directory for the image exist and you have Read permissions on the folder.',
]
export const IN_USE = win32(
  183,
  'The specified image is currently being serviced by another DISM operation.',
  'Wait for the existing DISM operation to complete, and then try the operation again.',
)
export const NO_TEXT = ['DISM failed. No operation was performed.', 'For more information, review the log file.']
export const NO_MAIN = other(
  '0xc1570102',
  'No applicable main package was found for this platform.',
  'The directory must contain an applicable package with a .main file extension. For more information, see the help.',
)
export const NO_REGION = other('0xc1570115', ...NO_TEXT)
export const OLDER = other('0xc1570118', ...NO_TEXT)

/** What a run shows: the console with LF, the code, the errors in the log. */
export interface Shown {
  readonly exitCode: number
  readonly stdout: string
  /** Lines of level 1 without times; what is our own wording is DETAIL. */
  readonly errors: readonly string[]
  /** Whether a stack trace or an error of Node was seen anywhere. */
  readonly raw: boolean
}

const DETAIL = '…'

/** Shown by a command that fails. @param provider whether the provider of app packages was asked */
export function failing(
  { number, hresult, text: lines, logged = [] }: Failure,
  head: string,
  provider: boolean,
): Shown {
  const bare = hresult.slice(2).toUpperCase()
  const line = (text: string) => `DISM Appx Provider: PID=1 TID=5 ${text}`
  return {
    exitCode: number.startsWith('0x') ? Number(number) | 0 : Number(number),
    stdout: `${head}\nError: ${number}\n\n${lines.join('\n')}\n\nThe DISM log file can be found at ${LOG}\n`,
    errors: provider
      ? [...logged.map(line), `DISM.EXE: AppxManager processed the command line but failed. HRESULT=${bare}`]
      : [`DISM.EXE: ${DETAIL} HRESULT=${bare}`],
    raw: false,
  }
}

/** Runs a command line and gathers what it shows. */
export async function shown(
  machine: Pick<Machine, 'dism' | 'read' | 'write'>,
  words: readonly string[],
): Promise<Shown> {
  machine.write(LOG, new Uint8Array(0))
  const { exitCode, stdout } = await machine.dism(...words, `/LogPath:${LOG}`)
  const log = new TextDecoder().decode(machine.read(LOG))
  const errors = log.split('\r\n').flatMap((line) => /, Error {17}DISM {3}(.*)$/.exec(line)?.[1] ?? [])
  return {
    exitCode,
    stdout: stdout.replaceAll('\r\n', '\n'),
    errors: errors.map((line) => line.replace(/[A-Z_0-9]{5,}: \S.*(?= HRESULT=)/, DETAIL)),
    raw: /\n\s+at |node:|TypeError/.test(stdout + log),
  }
}
