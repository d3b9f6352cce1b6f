import { expect, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { fileTimeOf } from '../../src/host/Clock.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage } from './packageImage.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const RECORD =
  /Package Identity : (?<identity>.*)\r\nState : (?<state>.*)\r\nRelease Type : (?<type>.*)\r\nInstall Time : (?<time>.*)\r\n/g

const CURRENT_STATES: { readonly [state: string]: number } = { Installed: 0x70, Staged: 0x40 }

test.skipIf(transcriptsMissing)(
  `an image with 144 packages is listed ${transcriptsMissing ?? 'as transcript 06, byte for byte'}, as a table too`,
  async () => {
    const expected = transcript('06')
    const records = [...expected.matchAll(RECORD)].map(({ groups = {} }) => groups)
    expect(records).toHaveLength(144)
    const volume = packageImage([
      ...records.toReversed().map(({ identity = '', state = '', type = '', time = '' }) => ({
        identity,
        currentState: CURRENT_STATES[state] ?? 0,
        manifest: { releaseType: type },
        ...(time !== '' && { installTime: fileTimeOf(Date.parse(`${time} UTC`) + 59_000) }),
      })),
      { identity: 'Microsoft-Windows-Inside-Package~31bf3856ad364e35~amd64~~10.0.26100.1', visibility: 2 },
    ])
    const host = fakeHost({ openVolume: () => volume })
    const ran = await run(host, ['/English', '/Image:C:\\mount', '/Get-Packages'])
    expect(ran).toMatchObject({ exitCode: 0, stdout: expected })

    const table = (await run(host, ['/English', '/Image:C:\\mount', '/Get-Packages', '/Format:Table'])).stdout
    const [head = '', body = ''] = table.split('Packages listing:\r\n')
    expect(head).toBe(expected.split('Packages listing:')[0])
    const lines = body.split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['', ''])
    expect(lines[3]?.split(/\s+[|]\s+/).map((cell) => cell.trim())).toEqual([
      'Package Identity',
      'State',
      'Release Type',
      'Install Time',
    ])
    const rows = lines.slice(5, 5 + 144).map((line) => line.split(' | ').map((cell) => cell.trim()))
    expect(rows).toEqual(records.map(({ identity, state, type, time }) => [identity, state, type, time]))
    expect(lines.slice(5 + 144)).toEqual(['', 'The operation completed successfully.', ''])
  },
)

test.skipIf(transcriptsMissing)(
  `the packages of Windows 11 25H2 as it is made are those ${transcriptsMissing ?? 'of transcript 06, but for the times'}`,
  async () => {
    const machine = createMachine({
      preset: 'windows-11-24h2',
      version: '10.0.26200.8037',
      dismVersion: '10.0.26100.8737',
    })
    machine.shutdown()
    const { stdout } = await machine.dism('/English', '/Image:C:\\', '/Get-Packages')
    const withoutTimes = (text: string) => text.replaceAll(/Install Time : [^\r]+/g, 'Install Time : <time>')
    expect(withoutTimes(stdout)).toBe(withoutTimes(transcript('06')))
  },
)
