import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../../../emulator/index.ts'
import { conformScenario } from '../../../../emulator/machine/conform/conformScenario.ts'
import { bundle } from '../../../../fixtures/index.ts'
import { announcedCommands } from '../repro/announcedCommands.ts'
import { pasted, rawTranscript, transcript, transcriptsMissing } from '../../../dism/transcript.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'
const APPX = ['/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${READER}`]

async function twoRemovals() {
  const machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
  machine.write('D:\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US'] }))
  const path = '/PackagePath:D:\\reader.msixbundle'
  await machine.dism('/Online', '/Add-ProvisionedAppxPackage', path, '/SkipLicense', '/Region:all')
  await machine.dism(...APPX)
  await machine.dism(...APPX)
  return machine
}

/** What repro.cmd would have written, had Windows done what happened here. */
function written(machine: Machine, change: (text: string, index: number) => string = (text) => text): string {
  const commands = announcedCommands(machine.scenario().scenario)
  const parts = machine.record.flatMap(({ exitCode, stdout }, index) => {
    const command = commands.get(index + 1)
    if (command === undefined) return []
    return [change(`>>> step ${index + 1}\r\n>>> command ${command}\r\n${stdout}\r\n>>> exit ${exitCode}\r\n`, index)]
  })
  return parts.join('')
}

describe('conformScenario', () => {
  test('all agrees with what happened here, whatever the versions, folders and bars', async () => {
    const machine = await twoRemovals()
    const text = written(machine)
      .replaceAll(/Version: [\d.]+/g, 'Version: 10.0.1.2')
      .replaceAll('C:\\Windows\\Logs\\DISM', 'C:\\temp')
      .replaceAll('The operation', '\r[===  10.0%   ]\r[===100.0%===] \r\nThe operation')
    expect(await conformScenario(machine.scenario(), text)).toEqual({
      compared: 4,
      unknown: [],
      uncompared: [],
      disagreements: [],
      conforms: true,
    })
  })

  test('a transcript of something else is not compared', async () => {
    const machine = await twoRemovals()
    const other = written(machine).replaceAll('Contoso.Reader_', 'Contoso.Writer_')
    const found = await conformScenario(machine.scenario(), other)
    expect(found).toMatchObject({ compared: 2, disagreements: [], conforms: false })
    expect(found.uncompared.map(({ step, why }) => [step, why])).toEqual([
      [2, 'the transcript has another command'],
      [3, 'the transcript has another command'],
    ])
    const typed = `C:\\>dism /Online /Remove-ProvisionedAppxPackage /PackageName:Contoso.Writer_1.0.0.0_x64__abc\r\n`
    expect(await conformScenario(machine.scenario(), typed)).toMatchObject({ compared: 0, conforms: false })
  })

  test('a transcript that was cut off: the steps that it lacks are told', async () => {
    const machine = await twoRemovals()
    const whole = written(machine)
    const half = await conformScenario(machine.scenario(), whole.slice(0, whole.indexOf('>>> step 4')))
    expect(half).toMatchObject({ compared: 3, disagreements: [], conforms: false })
    expect(half.uncompared).toEqual([
      { step: 3, text: expect.stringContaining(READER), why: 'the transcript does not have it' },
    ])
    const noEnd = await conformScenario(machine.scenario(), whole.slice(0, whole.lastIndexOf('>>> exit')))
    expect(noEnd).toMatchObject({ compared: 4, disagreements: [], conforms: false })
    expect(noEnd.uncompared).toMatchObject([{ step: 3, why: 'the transcript does not tell how it ended' }])
  })

  test('a step that was run twice is compared once', async () => {
    const machine = await twoRemovals()
    const twice = written(machine, (part, index) => (index === 3 ? part + part : part))
    const found = await conformScenario(machine.scenario(), twice)
    expect(found).toMatchObject({ compared: 4, uncompared: [], conforms: false })
    expect(found.unknown).toHaveLength(1)
  })

  test('another exit code, other lines: the rules of that step, that which refused it first', async () => {
    const machine = await twoRemovals()
    const text = written(machine, (part, index) =>
      index === 3
        ? `>>> step 4\r\n>>> command dism.exe ${APPX.join(' ')}\r\nThe operation completed successfully.\r\n>>> exit 0\r\n`
        : part,
    )
    const { compared, disagreements } = await conformScenario(machine.scenario(), text)
    expect(compared).toBe(4)
    expect(disagreements).toHaveLength(1)
    const [one] = disagreements
    expect(one).toMatchObject({ step: 3, exitCode: { windows: 0, ours: machine.record[3]?.exitCode } })
    expect(one?.onlyWindows).toEqual(['The operation completed successfully.'])
    expect(one?.onlyOurs).toContainEqual(expect.stringContaining('Error:'))
    const suspects = one?.suspects ?? []
    expect(suspects[0]).toMatchObject({ rule: 'appx.remove.name', agreedElsewhere: false })
    const agreed = suspects.map(({ agreedElsewhere }) => agreedElsewhere)
    expect(agreed).toEqual(agreed.toSorted((a, b) => Number(a) - Number(b)))
    expect(new Set(agreed)).toEqual(new Set([true, false]))
    const removal = one?.suspects.find(({ decisions }) => decisions.some(({ subject }) => subject === READER))
    expect(removal).toMatchObject({ text: expect.any(String), source: expect.any(String) })
  })

  test('exit codes are the same however they are written: 0x80070057 is 87', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2' })
    await machine.dism('/Online', '/Fly')
    expect(machine.record[0]?.exitCode).toBe(87)
    const as = (code: number) => written(machine).replace('>>> exit 87', `>>> exit ${code}`)
    expect((await conformScenario(machine.scenario(), as(-2147024809))).disagreements).toEqual([])
    expect((await conformScenario(machine.scenario(), as(1))).disagreements).toHaveLength(1)
  })

  test('commands of a console are found in their order; others are told', async () => {
    const machine = await twoRemovals()
    const [, add, remove, again] = machine.record.map(({ stdout }) => stdout)
    const text = [
      'C:\\>dism /online /get-packages',
      'something else',
      'C:\\>dism /online /add-provisionedappxpackage /packagepath:"C:\\my files\\Reader.msixbundle" /skiplicense /region:all',
      add,
      'C:\\>dir',
      `C:\\>DISM.exe /Online /Remove-ProvisionedAppxPackage /PackageName:${READER}`,
      remove,
      `PS C:\\> dism.exe /Online /Remove-ProvisionedAppxPackage /PackageName:${READER}`,
      again,
      'PS C:\\> $LASTEXITCODE',
      '5',
    ].join('\r\n')
    const { compared, unknown, disagreements, conforms } = await conformScenario(machine.scenario(), text)
    expect(compared).toBe(3)
    expect(unknown).toEqual(['dism /online /get-packages', 'dir'])
    expect(conforms).toBe(false)
    expect(disagreements.map(({ step, exitCode }) => [step, exitCode?.windows])).toEqual([[3, 5]])
  })
})

describe.skipIf(transcriptsMissing)(`real transcripts ${transcriptsMissing ?? ''}`, () => {
  test('20: an app that is not provisioned cannot be removed, and that is how it ends here', async () => {
    const machine = createMachine({ preset: 'windows-server-2022' })
    const [, name = ''] = /\/PackageName:(\S+)/.exec(rawTranscript('20')) ?? []
    await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
    const { compared, disagreements } = await conformScenario(machine.scenario(), rawTranscript('20'))
    expect(compared).toBe(1)
    expect(disagreements.map(({ onlyWindows }) => onlyWindows)).toEqual([])
  })

  test('40: a folder that is not there', async () => {
    const machine = createMachine({ preset: 'winpe-3.0', dismVersion: '6.3.9600.17031' })
    machine.shutdown()
    await machine.dism('/image:C:\\', '/add-package', '/packagePath:C:\\Windows Image Update Working\\Updates')
    expect(pasted(machine.record[1]?.stdout ?? '')).toBe(transcript('40'))
    expect(await conformScenario(machine.scenario(), rawTranscript('40'))).toMatchObject({
      compared: 1,
      disagreements: [],
    })
    const other = rawTranscript('40').replace('Error: 3', 'Error: 5')
    const [found] = (await conformScenario(machine.scenario(), other)).disagreements
    expect(found).toMatchObject({ onlyWindows: ['Error: 5'], onlyOurs: ['Error: 3'] })
    expect(found?.suspects.length).toBeGreaterThan(0)
  })
})
