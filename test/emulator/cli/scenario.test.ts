import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDismulator } from '../../../emulator/cli/runDismulator.ts'
import { createMachine, type Machine } from '../../../emulator/index.ts'
import { writeScenario } from '../../../emulator/scenarioFolder/writeScenario.ts'
import { bundle } from '../../../fixtures/index.ts'

const READER = 'Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

let folder = ''
let machine: Machine
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dismulator-scenario-'))
  machine = createMachine({ preset: 'windows-11-24h2', users: ['alice'] })
  machine.write('D:\\reader.msixbundle', bundle('Contoso.Reader', { languages: ['en-US', 'fr-FR'] }))
  await machine.dism('/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:D:\\reader.msixbundle', '/SkipLicense')
  machine.signIn('alice')
  await machine.dism('/Online', '/Remove-ProvisionedAppxPackage', '/PackageName:Contoso.Nothing_1.0.0.0_x64__abc')
  writeScenario(at('scenario'), machine.scenario('Alice gets the reader.'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)

describe('dismulator replay', () => {
  test('step by step: command, output, decisions, what changed', async () => {
    const { stdout, stderr, exitCode } = await runDismulator(['replay', at('scenario')])
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
    expect(stdout).not.toContain('\r')
    const [title, ...steps] = stdout.split(/^== /m)
    expect(title).toBe('Alice gets the reader.\n\n')
    expect(steps).toHaveLength(4)
    expect(steps[0]).toBe(
      'step 1 of 4: write D:\\reader.msixbundle packages/reader.msixbundle\nexit code 0\n-- changes on D:\\\n+ reader.msixbundle\n\n',
    )
    expect(steps[1]).toContain('step 2 of 4: dism.exe /Online /Add-ProvisionedAppxPackage')
    expect(steps[1]).toContain('The operation completed successfully.\nexit code 0\n-- decisions\n')
    expect(steps[1]).toMatch(/^ {2}appx\.language\.match \((documented|observed|inferred).*\): /m)
    expect(steps[1]).toContain('-- changes on C:\\\n')
    expect(steps[1]).toContain(`+ Program Files\\WindowsApps\\`)
    expect(steps[2]).toContain('step 3 of 4: sign in alice {}')
    expect(steps[3]).toContain(`exit code ${machine.record[3]?.exitCode}\n`)
  })

  test('a step behind the last one is refused', async () => {
    const { stdout, stderr, exitCode } = await runDismulator(['replay', at('scenario'), '--step', '2', '--until', '1'])
    expect([stdout, exitCode]).toEqual(['', 2])
    expect(stderr).toContain('--step 2 comes behind --until 1')
  })

  test('one step, those up to one, JSON', async () => {
    const one = await runDismulator(['replay', at('scenario'), '--step', '3'])
    expect(one.stdout.match(/^== step \d/gm)).toEqual(['== step 3'])
    const until = await runDismulator(['replay', at('scenario'), '--until', '2', '--json'])
    const { title, steps } = JSON.parse(until.stdout)
    expect(title).toBe('Alice gets the reader.')
    expect(steps).toMatchObject([
      { number: 1, step: { do: 'write' }, exitCode: 0 },
      { number: 2, step: { do: 'dism' }, exitCode: 0, stdout: machine.record[1]?.stdout },
    ])
    expect(steps[1].decisions).toEqual(machine.record[1]?.decisions)
    expect(JSON.stringify(steps[1].changes)).toContain(READER)
  })

  test('by the semantics that are asked for, else by those of the scenario', async () => {
    const replayed = async (...words: string[]) => (await runDismulator(['replay', at('scenario'), ...words])).stdout
    const [documented, observed] = [await replayed(), await replayed('--semantics', 'observed')]
    expect(await replayed('--semantics', 'documented')).toBe(documented)
    expect(observed).not.toBe(documented)
    const count = (text: string, kind: string) => text.match(new RegExp(`\\(${kind}`, 'g'))?.length ?? 0
    expect(count(observed, 'observed')).toBeGreaterThan(count(documented, 'observed'))
  })

  test('what is no scenario', async () => {
    mkdirSync(at('empty'))
    mkdirSync(at('bad'))
    writeFileSync(at('bad/scenario.json'), '{"format": 1}')
    const outcome = async (...words: string[]) => {
      const { stderr, exitCode } = await runDismulator(['replay', ...words])
      return [exitCode, stderr.split('\n')[0]]
    }
    expect(await outcome(at('empty'))).toEqual([1, `dismulator replay: there is no scenario.json in ${at('empty')}`])
    expect(await outcome(at('bad'))).toEqual([
      1,
      `dismulator replay: ${at('bad/scenario.json')}: /format is none of dismulator-scenario-1`,
    ])
    expect(await outcome(at('scenario'), '--step', '5')).toEqual([
      2,
      'dismulator replay: --step: the scenario has the steps 1 to 4 (dismulator replay --help)',
    ])
  })

  test('a preset that is not there', async () => {
    const { scenario, files } = machine.scenario()
    writeScenario(at('never'), { scenario: { ...scenario, machine: { preset: 'windows-12' } }, files })
    const { stderr, exitCode } = await runDismulator(['replay', at('never')])
    expect(exitCode).toBe(1)
    expect(stderr).toContain('windows-12')
  })
})

describe('dismulator conform', () => {
  const removal = `C:\\>dism /Online /Remove-ProvisionedAppxPackage /PackageName:Contoso.Nothing_1.0.0.0_x64__abc\r\n`
  const conform = async (text: string | Uint8Array, ...words: string[]) => {
    writeFileSync(at('transcript.txt'), text)
    return runDismulator(['conform', at('scenario'), at('transcript.txt'), ...words])
  }

  test('all agrees', async () => {
    const add = 'C:\\>dism /Online /Add-ProvisionedAppxPackage /PackagePath:reader.msixbundle /SkipLicense\r\n'
    const text = `${add}${machine.record[1]?.stdout}C:\\>dir\r\n${removal}${machine.record[3]?.stdout}`
    expect(await conform(text)).toEqual({
      stdout: 'not compared: dir\n2 commands were compared: all agree\n',
      stderr: '',
      exitCode: 0,
    })
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    expect((await conform(wide)).exitCode).toBe(0)
    expect((await conform(wide.subarray(2))).exitCode).toBe(0)
    expect((await conform(wide.slice().map((_, index) => wide[index ^ 1] ?? 0))).exitCode).toBe(0)
  })

  test('what was not compared is told, and the exit code is 1', async () => {
    const { stdout, exitCode } = await conform(`${removal}${machine.record[3]?.stdout}`)
    expect([exitCode, stdout.split('\n').slice(-3)]).toEqual([
      1,
      [
        'not compared: step 2: dism.exe /Online /Add-ProvisionedAppxPackage /PackagePath:D:\\reader.msixbundle /SkipLicense: the transcript does not have it',
        '1 command was compared: these agree, and not all was compared',
        '',
      ],
    ])
  })

  test('something disagrees: the rules are listed, and the exit code is 1', async () => {
    const text = `${removal}The operation completed successfully.\r\nC:\\>echo %errorlevel%\r\n0\r\nC:\\>dir\r\n`
    const { stdout, stderr, exitCode } = await conform(text)
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 1 })
    expect(stdout).toContain('step 4: dism /Online /Remove-ProvisionedAppxPackage')
    expect(stdout).toContain(`  exit code: 0 on Windows, ${machine.record[3]?.exitCode} here\n`)
    expect(stdout).toContain('  only on Windows: The operation completed successfully.\n')
    expect(stdout).toMatch(/ {2}decided here by\n {4}[a-z.]+ \([a-z, ]+\): .+\n {6}.+\n {6}.+: .+: .+\n/)
    expect(stdout).toMatch(/ {2}decided here by\n {4}appx\.remove\.name /)
    expect(stdout).toMatch(/\n {4}and \d+ more rules, less suspicious\n/)
    expect(stdout).toContain('not compared: dir\n1 command was compared: 1 disagree\n')
    const { disagreements } = JSON.parse((await conform(text, '--json')).stdout)
    expect(disagreements).toMatchObject([{ step: 3, exitCode: { windows: 0 } }])
  })

  test('a file beside scenario.json is no scenario', async () => {
    const { stderr, exitCode } = await runDismulator(['conform', at('scenario/repro.cmd'), at('transcript.txt')])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('name its folder, or the scenario.json in it')])
    expect((await runDismulator(['replay', at('scenario/scenario.json')])).exitCode).toBe(0)
  })

  test('nothing to compare', async () => {
    const outcome = await conform('C:\\>dir\r\n')
    expect(outcome.exitCode).toBe(1)
    expect(outcome.stderr).toContain('has no command of the scenario: nothing was compared')
    const { stderr, exitCode } = await runDismulator(['conform', at('scenario'), at('nowhere.txt')])
    expect([exitCode, stderr]).toEqual([1, `dismulator conform: there is no file ${at('nowhere.txt')}\n`])
  })
})
