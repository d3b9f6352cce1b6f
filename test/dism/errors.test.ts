import { runDism } from '../../src/dism/runDism.ts'
import { describe, expect, test } from 'vitest'
import { DismError } from '../../src/errors/DismError.ts'
import { ERRORS, type ErrorName } from '../../src/errors/catalogue.ts'
import { exitCodeOf, formatError, formatErrorNumber } from '../../src/dism/output/formatError.ts'
import { fakeHost, run } from './fakeHost.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const LOG = 'C:\\Windows\\Logs\\DISM\\dism.log'
const against = (number: string) => transcriptsMissing ?? `as transcript ${number}`

/** Banner, no session, error: what a command line that is not understood gives. */
function refusal(number: number, ...lines: readonly string[]): string {
  return [
    '',
    'Deployment Image Servicing and Management tool',
    'Version: 10.0.26100.8737',
    '',
    `Error: ${number}`,
    '',
    ...lines,
    '',
    `The DISM log file can be found at ${LOG}`,
    '',
  ].join('\r\n')
}

describe('errors of the command line', () => {
  test.skipIf(transcriptsMissing)(`740 ${against('04')}: neither banner nor log`, async () => {
    const host = fakeHost({ elevated: false })
    expect(await run(host, ['/English', '/Get-WimInfo', '/WimFile:D:\\sources\\install.wim'])).toEqual({
      stdout: transcript('04'),
      stderr: [],
      exitCode: 740,
    })
    expect(host.logs.size).toBe(0)
  })

  test.skipIf(transcriptsMissing)(`740 ${against('35')}: an online command, and help`, async () => {
    const host = fakeHost({ elevated: false, dismVersion: '10.0.10586.0' })
    for (const line of [['/Online', '/Disable-Feature:Microsoft-Hyper-V'], ['/?'], ['/Online', '/?'], []]) {
      const { stdout, exitCode } = await run(host, line)
      expect(stdout.trimEnd()).toBe(transcript('35').trimEnd())
      expect(exitCode).toBe(740)
    }
  })

  test.skipIf(transcriptsMissing)(`87 ${against('21')}: a word without slash`, async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/Image:d:\\OS\\temp', 'get-provisionedappxpackages'])
    expect(stdout.endsWith(`\r\n${transcript('21')}`)).toBe(true)
    expect(exitCode).toBe(87)
  })

  test.skipIf(transcriptsMissing)(`87 ${against('22')}: an empty argument, also before a stray word`, async () => {
    const host = fakeHost({ defaultLogPath: 'C:\\windows\\Logs\\DISM\\dism.log' })
    for (const more of [[], ['Contoso_1.0.0.0_neutral_~_h91ms92gdsmmt']]) {
      const line = ['/Online', '/Remove-ProvisionedAppxPackage', '/PackageName:', ...more]
      const { stdout, exitCode } = await run(host, line)
      expect(stdout.endsWith(`\r\n${transcript('22')}`)).toBe(true)
      expect(exitCode).toBe(87)
    }
  })

  test.each<[string[], number, string, string]>([
    [
      ['/Image:x', '/Online', '/Get-Packages'],
      87,
      'Do not use the /Image or /WinDir option when using the /Online option to specify a running operating system.',
      'For more information, refer to the help by running DISM.exe /Online /?.',
    ],
    [
      ['/WinDir:Windows', '/Online', '/Get-Packages'],
      87,
      'Do not use the /Image or /WinDir option when using the /Online option to specify a running operating system.',
      'For more information, refer to the help by running DISM.exe /Online /?.',
    ],
    [
      ['/WinDir:Windows', '/Get-WimInfo'],
      87,
      'The option /WinDir is not recognized in this context. It can only be used with an offline image.',
      'For more information, refer to the help by running DISM.exe /WinDir /?.',
    ],
    [
      ['/Online', '/Cleanup-Image', '/online'],
      87,
      'The Online option has been duplicated on the command-line.',
      'Remove the duplicate option and try the command again.',
    ],
    [
      ['/Quiet:yes', '/Get-Packages'],
      87,
      'The Quiet option does not take an argument.',
      'Remove the argument and run DISM again.',
    ],
    [
      ['/Image', '/Get-Packages'],
      87,
      'The /Image option is missing a required argument.',
      'For more information, refer to the help by running DISM /Image /?.',
    ],
    [
      ['/LogLevel:5', '/Get-Packages'],
      87,
      'An invalid log level was specified.',
      'For more information, refer to the help by running DISM.exe /LogLevel /?.',
    ],
    [
      ['/LogPath:', '/Get-Packages'],
      87,
      'A path and file name were not specified for the /LogPath option.',
      'Make sure the /LogPath argument is not empty. For more information, refer to the help by running DISM.exe /LogPath /?',
    ],
    [
      ['/Format:Xml', '/Get-Packages'],
      87,
      'The Xml argument given for the /Format option is invalid.',
      'For more information, refer to the help by running DISM.exe /?.',
    ],
    [
      ['/Cleanup-Image', '/RestoreHealth'],
      87,
      'The cleanup-image option is unknown.',
      'For more information, refer to the help by running DISM.exe /?.',
    ],
    [
      ['/Online/Cleanup-image', '/RestoreHealth'],
      87,
      'The online/cleanup-image option is unknown.',
      'For more information, refer to the help by running DISM.exe /?.',
    ],
    [
      ['/Online', '/English'],
      1639,
      'The command-line is missing a required servicing command.',
      'For more information, refer to the help by running DISM.exe /Online /?.',
    ],
    [
      ['/Image:x'],
      1639,
      'The command-line is missing a required servicing command.',
      'For more information, refer to the help by running DISM.exe /Image=<path_to_offline_image> /? where <path_to_the_offline_image> is the full path to an offline Windows image.',
    ],
    [
      ['/English'],
      1639,
      'No DISM options were specified on the command-line.',
      'Run DISM with a command-line option specified, such as /Image or /Online. For more information, refer to the help by running DISM.exe /?.',
    ],
    [
      ['/ScratchDir:C:\\none', '/Online', '/Get-Packages'],
      3,
      'An error occurred while accessing the temporary directory.',
      'Ensure that the path to the directory exists and that you have Read/Write permissions on the folder. For more information, refer to the help by running DISM.exe /ScratchDir /?.',
    ],
    [
      ['/?:all'],
      87,
      'Invalid command-line argument.',
      'To retrieve help, do not specify a command-line option with an argument.',
    ],
  ])('%j', async (line, number, ...lines) => {
    expect(await run(fakeHost(), line)).toMatchObject({ stdout: refusal(number, ...lines), exitCode: number })
  })

  test('/Quiet leaves the error block and nothing else', async () => {
    const { stdout } = await run(fakeHost(), ['/Quiet', '/Online', '/Online'])
    expect(stdout.startsWith('\r\nError: 87\r\n')).toBe(true)
  })

  test('the last line names the file of /LogPath, even when the line is faulty', async () => {
    const { stdout } = await run(fakeHost(), ['/LogPath:C:\\logs\\mine.log', '/Online', '/Online'])
    expect(stdout.endsWith('\r\nThe DISM log file can be found at C:\\logs\\mine.log\r\n')).toBe(true)
  })
})

describe('what is not carried out', () => {
  test('an imaging command gives 50, and one line elsewhere that names it', async () => {
    expect(await run(fakeHost(), ['/Mount-Image', '/ImageFile:a.wim', '/Index:1', '/MountDir:m', '/ReadOnly'])).toEqual(
      {
        stdout: refusal(50, 'The request is not supported.'),
        stderr: ['/Mount-Image is not carried out by Dismulator yet'],
        exitCode: 50,
      },
    )
  })

  test('an imaging command takes no image', async () => {
    const { stdout } = await run(fakeHost({ openVolume: () => undefined }), ['/Image:x', '/Get-WimInfo'])
    expect(stdout).toContain('Error: 3')
  })
})

describe('an image that is not there', () => {
  test('/Image of no folder: no Image Version line, two empty lines', async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/Image:C:\\none', '/Get-ProvisionedAppxPackages'])
    expect(exitCode).toBe(3)
    expect(stdout).toContain('\r\nVersion: 10.0.26100.8737\r\n\r\n\r\nError: 3\r\n\r\nUnable to access the image.\r\n')
  })

  test('/Image on a network path', async () => {
    const { stdout, exitCode } = await run(fakeHost(), ['/Image:\\\\server\\share', '/Get-Packages'])
    expect(exitCode).toBe(50)
    expect(stdout).toContain('\r\nDISM cannot service an image on a network path.\r\n')
  })

  test('/Online without a machine says how to get one', async () => {
    const { stdout, stderr, exitCode } = await run(fakeHost(), ['/Online', '/Get-ProvisionedAppxPackages'])
    expect(exitCode).toBe(3)
    expect(stdout).toContain('\r\nUnable to find the Windows directory in the running Windows installation.\r\n')
    expect(stderr).toEqual([
      '/Online needs a simulated machine that runs and there is none here: make one with "dismulator init", or start it with "dismulator boot"',
    ])
  })

  test('/Image of an image in use: what the host says', async () => {
    const host = fakeHost({
      openVolume: () => {
        throw new DismError('IMAGE_IN_USE', 'locked')
      },
    })
    const { stdout, exitCode } = await run(host, ['/Image:x', '/Get-Packages'])
    expect(exitCode).toBe(exitCodeOf(ERRORS.IMAGE_IN_USE.hresult))
    expect(stdout).toContain('\r\nThe specified image is currently being serviced by another DISM operation.\r\n')
  })
})

test('whether dism is elevated is decided first, and told (dism.elevated)', async () => {
  for (const [elevated, code] of [
    [false, 740],
    [true, 0],
  ] as const) {
    const told: string[] = []
    const host = fakeHost({ elevated })
    const exitCode = await runDism({
      arguments: ['/?'],
      host,
      write: () => {},
      onDecisions: (more) => told.push(...more.map((one) => `${one.rule} ${one.verdict}`)),
    })
    expect([exitCode, told[0]]).toEqual([code, `dism.elevated ${elevated ? 'elevated' : 'refused'}`])
  }
})

describe('error number and exit code', () => {
  test.each<[ErrorName, string, number]>([
    ['FILE_NOT_FOUND', '2', 2],
    ['REMOVE_FAILED', '15610', 15610],
    ['CANT_ACCESS_FILE', '1920', 1920],
    ['ELEVATION_REQUIRED', '740', 740],
    ['MOUNT_DIRECTORY_NOT_EMPTY', '0xc1420114', -1052638956],
    ['APPX_HIGHER_VERSION_PROVISIONED', '0xc1570118', -1051262696],
    ['APPX_E_INVALID_MANIFEST', '0x80080204', -2146958844],
  ])('%s is shown as %s and exits with %d', (name, shown, code) => {
    const { hresult } = new DismError(name, '')
    expect(formatErrorNumber(hresult)).toBe(shown)
    expect(exitCodeOf(hresult)).toBe(code)
  })

  test('codes of reports whose number the rule must give', () => {
    expect(exitCodeOf(0x800f080c)).toBe(-2146498548)
    expect(exitCodeOf(0x800f081e)).toBe(-2146498530)
    expect(exitCodeOf(0xc142010c)).toBe(-1052638964)
  })

  test.skipIf(transcriptsMissing).each<[string, ErrorName]>([
    ['20', 'REMOVE_FAILED'],
    ['34', 'WRONG_DISM_ARCHITECTURE'],
    ['44', 'FILE_NOT_FOUND'],
    ['51', 'MOUNT_DIRECTORY_NOT_EMPTY'],
    ['52', 'MOUNT_WITHOUT_PERMISSION'],
  ])(`block ${against('%s')}: %s`, (number, name) => {
    const expected = transcript(number).replaceAll('\r', '')
    const [, logPath = ''] = /can be found at (.*)\n$/.exec(expected) ?? []
    expect(expected.endsWith(formatError(new DismError(name, ''), logPath).slice(1))).toBe(true)
  })
})
