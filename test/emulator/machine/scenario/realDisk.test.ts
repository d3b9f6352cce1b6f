import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createMachine, replayScenario } from '../../../../emulator/index.ts'
import { formatRepro } from '../../../../emulator/machine/repro/formatRepro.ts'
import { readScenario, writeScenario } from '../../../../emulator/scenarioFolder/index.ts'
import { bundle, license } from '../../../../fixtures/index.ts'
import { drivesOf } from './drivesOf.ts'

const folder = mkdtempSync(join(tmpdir(), 'dismulator-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

test.runIf(process.platform !== 'win32')(
  'what a program had dism read from the real disk is part of the scenario, and gives the same bytes',
  async () => {
    const work = join(folder, 'work')
    mkdirSync(join(work, 'unpacked'), { recursive: true })
    writeFileSync(join(work, 'reader.msixbundle'), await bundle('Contoso.Reader'))
    writeFileSync(join(work, 'license.xml'), license('Contoso.Reader_h91ms92gdsmmt'))
    const add = 'dism /Online /Add-ProvisionedAppxPackage'
    const script = [
      `${add} /PackagePath:./reader.msixbundle /LicensePath:${join(work, 'license.xml')} /LogPath:my.log`,
      `${add} /FolderPath:unpacked /SkipLicense`,
      `${add} /PackagePath:nothing.appx /SkipLicense`,
      'dism /Online /Get-ProvisionedAppxPackages',
      'true',
    ].join('; ')
    const machine = createMachine({ preset: 'windows-11-24h2' })
    await machine.run(['sh', '-c', script], { cwd: work })
    const codes = machine.record.map(({ exitCode }) => exitCode)
    expect([codes[0], codes[3]]).toEqual([0, 0])
    expect(machine.record[0]?.step).toMatchObject({
      disk: expect.arrayContaining([
        { kind: 'file', path: './reader.msixbundle', file: 'packages/reader.msixbundle' },
        { kind: 'file', path: join(work, 'license.xml'), file: 'packages/license.xml' },
      ]),
    })
    expect(machine.record[3]?.step).toEqual({ do: 'dism', words: ['/Online', '/Get-ProvisionedAppxPackages'] })

    writeScenario(join(folder, 'scenario'), machine.scenario('A script.'))
    rmSync(work, { recursive: true })
    const { scenario, files } = readScenario(join(folder, 'scenario'))
    const replay = replayScenario(scenario, files)
    for await (const { index, exitCode, stdout, step } of replay.steps) {
      const first = machine.record[index]
      expect([index, exitCode, stdout]).toEqual([index, first?.exitCode, first?.stdout])
      expect(step).toEqual(first?.step)
    }
    expect(drivesOf(replay.machine)).toEqual(drivesOf(machine))
    expect((await replay.machine.dism('/Online', '/Get-ProvisionedAppxPackages')).stdout).toContain(READER)
    expect(formatRepro(scenario)).toContain(
      '/PackagePath:"%here%packages\\reader.msixbundle" /LicensePath:"%here%packages\\license.xml"',
    )
  },
)

test.runIf(process.platform !== 'win32')('an image on the real disk: the record says that it was there', async () => {
  const image = join(folder, 'image')
  mkdirSync(image)
  const machine = createMachine({ preset: 'windows-11-24h2' })
  await machine.run(['sh', '-c', `dism /Image:${image} /Get-Packages; true`])
  const { scenario, files } = machine.scenario()
  expect(scenario.steps).toMatchObject([{ do: 'dism', disk: [{ kind: 'image', path: image }] }])
  for await (const { exitCode } of replayScenario(scenario, files).steps) expect(exitCode).toBe(3)
})
