import { expect, test } from 'vitest'
import { createWindowsImage } from '../../emulator/presets/createWindowsImage.ts'
import { fakeHost, run } from './fakeHost.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

test.skipIf(transcriptsMissing)(
  `the capabilities of 25H2 are listed ${transcriptsMissing ?? 'as transcript 07, byte for byte'}, as a table too`,
  async () => {
    const expected = transcript('07')
    const volume = createWindowsImage({ preset: 'windows-11-24h2', version: '10.0.26200.8037', now: () => 0n })
    const host = fakeHost({ openVolume: () => volume })
    const ran = await run(host, ['/English', '/Image:C:\\mount', '/Get-Capabilities'])
    expect(ran).toMatchObject({ exitCode: 0, stdout: expected })

    const { stdout } = await run(host, ['/English', '/Image:C:\\mount', '/Get-Capabilities', '/Format:Table'])
    const lines = stdout.split('Capability listing:\r\n')[1]?.split('\r\n') ?? []
    expect(lines.slice(0, 2)).toEqual(['', ''])
    expect(lines[3]?.split(/\s+[|]\s+/).map((cell) => cell.trim())).toEqual(['Capability Identity', 'State'])
    const rows = lines.slice(5, 5 + 425).map((line) => line.split(' | ').map((cell) => cell.trim()))
    const records = [...expected.matchAll(/Capability Identity : (.*)\r\nState : (.*)\r\n/g)]
    expect(rows).toEqual(records.map(([, identity, state]) => [identity, state]))
    expect(lines.slice(5 + 425)).toEqual(['', 'The operation completed successfully.', ''])
  },
)
