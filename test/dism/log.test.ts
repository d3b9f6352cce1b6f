import { createMachine, type Machine } from '../../emulator/index.ts'
import { appPackage } from '../../fixtures/index.ts'
import { appxKeys } from '../../src/servicing/appx/appxPaths.ts'
import { describe, expect, test } from 'vitest'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { formatCommandLine } from '../../src/dism/log/formatCommandLine.ts'
import { splitCommandLine } from '../../src/dism/grammar/splitCommandLine.ts'
import { formatLogLine } from '../../src/servicing/log/formatLogLine.ts'
import type { Decision } from '../../src/rules/Decision.ts'
import { fakeHost, run } from './fakeHost.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const against = (number: string) => transcriptsMissing ?? `as transcript ${number}`
const LOG = 'C:\\Windows\\Logs\\DISM\\dism.log'

describe('a line of dism.log', () => {
  test.skipIf(transcriptsMissing).each([
    ['27', 0, 'Info', '2018-08-16 11:01:36', 'DISM.EXE: <----- Starting Dism.exe session ----->'],
    [
      '60',
      10,
      'Error',
      '2017-03-10 10:24:32',
      'DISM.EXE: DISM Package Manager processed the command line but failed. HRESULT=800F0922',
    ],
  ] as const)(`${against('%s')}, line %d`, (number, index, word, stamp, text) => {
    const time = fileTimeOf(Date.parse(`${stamp.replace(' ', 'T')}Z`))
    expect(formatLogLine(time, 0, word, text)).toBe(`${transcript(number).split('\r\n')[index]}\r\n`)
  })

  test('is in local time, over midnight and before 1970', () => {
    expect(formatLogLine(fileTimeOf(Date.UTC(2026, 11, 31, 23, 30)), 60, 'Info', '')).toMatch(
      /^2027-01-01 00:30:00, Info /,
    )
    expect(formatLogLine(fileTimeOf(Date.UTC(1969, 0, 1)), -90, 'Warning', '')).toMatch(
      /^1968-12-31 22:30:00, Warning /,
    )
  })
})

describe('the log of a run', () => {
  test('ends with the session, after the error and its number', async () => {
    const host = fakeHost()
    await run(host, ['/Online', '/Online'])
    expect(host.logs.get(LOG)?.split('\r\n').slice(-5)).toEqual([
      '2026-03-04 06:06:07, Error                 DISM   DISM.EXE: DUPLICATE_OPTION: /Online is given twice HRESULT=80070057',
      '2026-03-04 06:06:07, Info                  DISM   DISM.EXE: ',
      '2026-03-04 06:06:07, Info                  DISM   DISM.EXE: <----- Ending Dism.exe session ----->',
      '2026-03-04 06:06:07, Info                  DISM   DISM.EXE: ',
      '',
    ])
  })

  test.each([
    ['1', ['Error']],
    ['2', ['Error']],
    ['3', ['Info', 'Error']],
    ['4', ['Info', 'Error']],
  ])('/LogLevel:%s shows %j', async (level, words) => {
    const host = fakeHost()
    await run(host, ['/Online', '/Online', `/LogLevel:${level}`])
    const shown = host.logs
      .get(LOG)
      ?.split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(/, +| +/)[2])
    expect([...new Set(shown)]).toEqual(words)
  })

  test('is given up when it cannot be written, which is said once (dism.log.writable)', async () => {
    const told: string[] = []
    const onDecisions = (more: readonly Decision[]) =>
      told.push(...more.flatMap(({ rule, verdict }) => (rule === 'dism.log.writable' ? [verdict] : [])))
    await run(fakeHost(), ['/?'], { onDecisions })
    const host = fakeHost({
      appendText: () => {
        throw new Error('no room')
      },
    })
    const { exitCode, stderr } = await run(host, ['/?'], { onDecisions })
    expect(exitCode).toBe(0)
    expect(told).toEqual(['written', 'given up'])
    expect(stderr).toEqual([`the log ${LOG} cannot be written, nothing is logged`])
  })
})

test.each([
  ['dism.exe  /Online   /Get-Packages ', ['/Online', '/Get-Packages']],
  ['"C:\\Program Files\\dism.exe" /Image:"C:\\my image"', ['/Image:C:\\my image']],
  ['dism "/PackagePath:C:\\a b.cab"\t/Quiet', ['/PackagePath:C:\\a b.cab', '/Quiet']],
  ['dism "C:\\a b\\" /Quiet"', ['C:\\a b" /Quiet']],
  ['dism "C:\\a b\\\\" \\\\server\\x', ['C:\\a b\\', '\\\\server\\x']],
  ['dism "" a"" "b""c" \\"d', ['', 'a', 'b"c', '"d']],
  ['dism', []],
])('a command line is split as Windows splits it: %s', (line, words) => {
  expect(splitCommandLine(line)).toEqual(words)
})

describe('the command line in the log', () => {
  test.each([
    [['/Online', '/Get-Packages'], 'dism.exe /Online /Get-Packages'],
    [['/PackagePath:C:\\a b.cab'], 'dism.exe /PackagePath:"C:\\a b.cab"'],
    [['/LicensePath=C:\\a b.xml'], 'dism.exe /LicensePath="C:\\a b.xml"'],
    [['a word'], 'dism.exe "a word"'],
    [[''], 'dism.exe ""'],
    [['/Image:"x"'], 'dism.exe /Image:"\\"x\\""'],
  ])('%j', (line, text) => {
    expect(formatCommandLine(line)).toBe(text)
  })
})

describe('the whole of a transcript, times and numbers of processes apart', () => {
  /** Without what differs from run to run: times, PID and TID, the session's GUID, addresses in a process. */
  const masked = (line: string) =>
    line
      .replace(/^[-\d]{10} [:\d]{8}/, '<time>')
      .replace(/PID=\d+ TID=\d+/, '<process>')
      .replace(/\{[-0-9A-F]{36}\}/, '<guid>')
      .replace(/tid\([0-9a-f]+\)/, '<thread>')
  const logOf = (machine: Machine, path = LOG) => new TextDecoder().decode(machine.read(path)).split('\r\n').map(masked)

  test.skipIf(transcriptsMissing)(
    `${against('61')}: the start of a run, as it was typed (dism.log.folder)`,
    async () => {
      const expected = transcript('61').trimEnd().split('\r\n')
      const [, typed = ''] = /Executing command line: (.*)/.exec(expected[6] ?? '') ?? []
      const machine = createMachine({ preset: 'windows-11-24h2', dismVersion: '10.0.22621.1', processors: 16 })
      machine.write('D:\\W10UItemp_24546\\one.txt', new Uint8Array(1))
      const host = { ...machine.host, windowsVersion: '10.0.22621' }
      await runDism({ arguments: splitCommandLine(typed), commandLine: typed, host, write: () => {} })
      const log = logOf(machine, 'C:\\WINDOWS\\Logs\\DISM\\DismLCU.log')
      expect(log.slice(0, expected.length)).toEqual(expected.map(masked))
      expect(log.join('\n')).not.toContain('FolderProvider')
    },
  )

  test.skipIf(transcriptsMissing)(`${against('27')}: a removal on a running 1803 (dism.log.folder)`, async () => {
    const machine = createMachine({ preset: 'windows-10-1803', processors: 8 })
    await machine.type(
      '"C:\\Windows\\system32\\Dism.exe" /online /Remove-Provisionedappxpackage /PackageName:Microsoft.GetHelp_10.1706.10441.0_neutral_~_8wekyb3d8bbwe',
    )
    const log = logOf(machine)
    const excerpts = transcript('27').trimEnd().split('\r\n[...]\r\n')
    expect(excerpts).toHaveLength(2)
    for (const excerpt of excerpts) {
      const expected = excerpt.split('\r\n').map(masked)
      const at = log.indexOf(expected[0] ?? '')
      expect(log.slice(at, at + expected.length)).toEqual(expected)
    }
  })

  test.skipIf(transcriptsMissing)(`${against('23')}: a policy refuses a package (appx.add.policy)`, async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    machine.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App' }))
    const words = ['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:C:\\in\\app.msix', '/SkipLicense']
    const fork = machine.image.fork()
    fork.registry.setDword('SOFTWARE', appxKeys.familyConfig('Contoso.App_h91ms92gdsmmt'), 'InstallBlocked', 1)
    machine.image.volume.apply(fork.finish())
    const { stdout, exitCode } = await machine.dism(...words)
    expect(exitCode).toBe(0xc1570108 | 0)
    expect(stdout).toContain('\r\nError: 0xc1570108\r\n')
    const expected = transcript('23').trimEnd().split('\r\n').map(masked)
    const log = logOf(machine)
    const at = log.indexOf(expected[0] ?? '')
    expect(log.slice(at, at + 2)).toEqual(expected)

    const other = createMachine({ preset: 'windows-11-24h2' })
    other.write('C:\\in\\app.msix', appPackage({ name: 'Contoso.App' }))
    expect((await other.dism(...words)).exitCode).toBe(0)
  })
})
