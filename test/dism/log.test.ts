import { describe, expect, test } from 'vitest'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { formatCommandLine } from '../../src/dism/log/formatCommandLine.ts'
import { formatLogLine } from '../../src/dism/log/formatLogLine.ts'
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
  test.skipIf(transcriptsMissing)(`begins ${against('61')} but for the double blanks`, async () => {
    const host = fakeHost({
      windowsVersion: '10.0.22621',
      dismVersion: '10.0.22621.1',
      processors: 16,
      now: () => fileTimeOf(Date.UTC(2022, 10, 18, 9, 51, 27)),
    })
    const logPath = 'C:\\WINDOWS\\Logs\\DISM\\DismLCU.log'
    const update = '/PackagePath:Windows11.0-KB5020044-x64\\update.mum'
    const scratch = '/ScratchDir:D:\\W10UItemp_24546'
    await run(host, ['/English', '/NoRestart', scratch, '/online', `/LogPath:${logPath}`, '/Add-Package', update])
    const expected = transcript('61').split('\r\n').slice(1, 7)
    expect(host.logs.get(logPath)?.split('\r\n').slice(0, 6)).toEqual(
      expected.map((line) => line.replaceAll('"', '').replaceAll(/ +(?=\/)/g, ' ')),
    )
  })

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

  test('is given up when it cannot be written, which is said once', async () => {
    const host = fakeHost({
      appendText: () => {
        throw new Error('no room')
      },
    })
    const { exitCode, stderr } = await run(host, ['/?'])
    expect(exitCode).toBe(0)
    expect(stderr).toEqual([`the log ${LOG} cannot be written, nothing is logged: Error: no room`])
  })
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
