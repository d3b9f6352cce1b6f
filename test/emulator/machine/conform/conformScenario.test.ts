import { describe, expect, test } from 'vitest'
import { createMachine, type Machine } from '../../../../emulator/index.ts'
import { conformScenario } from '../../../../emulator/machine/conform/conformScenario.ts'
import { bundle } from '../../../../fixtures/index.ts'
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
  const parts = machine.record.flatMap(({ step, exitCode, stdout }, index) =>
    step.do === 'dism' || step.do === 'write'
      ? [change(`>>> step ${index + 1}\r\n>>> command x\r\n${stdout}\r\n>>> exit ${exitCode}\r\n`, index)]
      : [],
  )
  return parts.join('')
}

describe('conformScenario', () => {
  test('all agrees with what happened here, whatever the versions, folders and bars', async () => {
    const machine = await twoRemovals()
    const text = written(machine)
      .replaceAll(/Version: [\d.]+/g, 'Version: 10.0.1.2')
      .replaceAll('C:\\Windows\\Logs\\DISM', 'C:\\temp')
      .replaceAll('The operation', '\r[===  10.0%   ]\r[===100.0%===] \r\nThe operation')
    expect(await conformScenario(machine.scenario(), text)).toEqual({ compared: 4, unknown: [], disagreements: [] })
  })

  test('another exit code, other lines: the rules of that step, what is inferred first', async () => {
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
    const order = ['inferred', 'in part inferred', 'observed', 'documented']
    const ranks = one?.suspects.map(({ kind }) => (kind.includes('in part') ? 1 : order.indexOf(kind)))
    expect(ranks).toEqual(ranks?.toSorted((a, b) => a - b))
    const inferred = one?.suspects
      .filter(({ kind }) => kind === 'inferred')
      .map(({ agreedElsewhere }) => agreedElsewhere)
    expect(inferred).toEqual(inferred?.toSorted((a, b) => Number(a) - Number(b)))
    expect(new Set(one?.suspects.map(({ agreedElsewhere }) => agreedElsewhere))).toEqual(new Set([true, false]))
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
    const { compared, unknown, disagreements } = await conformScenario(machine.scenario(), text)
    expect(compared).toBe(3)
    expect(unknown).toEqual(['dism /online /get-packages', 'dir'])
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
