import { describe, expect, it, test } from 'vitest'
import { createMachine } from '../../emulator/index.ts'
import { msu, updateCab, updateIdentity, updateMsu } from '../../fixtures/index.ts'
import { openSession } from '../../src/api/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { BAR, packageMachine } from './packageMachine.ts'
import { transcript, transcriptsMissing } from './transcript.ts'

const BAR_OF_10 = `\r[${'====='.padEnd(27)}10.0%${''.padEnd(26)}] \n`
const FAILED =
  'An error occurred applying the Unattend.xml file from the .msu package.\nFor more information, review the log file.\n'
const LOG = 'The DISM log file can be found at D:\\dism.log\n'

const two = ['KB2', 'KB1'].map((kb) => ({
  identity: updateIdentity({ kb }),
  file: `${kb}.cab`,
  cabinet: updateCab({ kb }),
}))

describe('/Add-Package of an .msu', () => {
  it.each([
    ['10.0.17763.1697', 'Adding package D:\\in\\two.msu'],
    ['10.0.26100.1150', ''],
  ])('adds its packages and counts as one: dism.exe %s (dism.msu.nameless)', async (dismVersion, work) => {
    const { machine, dism, states } = packageMachine({ offline: true, dismVersion })
    machine.write('D:\\in\\two.msu', msu(two))
    machine.write('D:\\in\\three.cab', updateCab({ kb: 'KB3' }))
    const words = ['/PackagePath:D:\\in\\two.msu', '/PackagePath:D:\\in\\three.cab']
    const { exitCode, body } = await dism('/Add-Package', ...words)
    expect(exitCode).toBe(0)
    expect(body).toBe(
      `Processing 1 of 2 - ${work}\n${BAR}Processing 2 of 2 - Adding package ${updateIdentity({ kb: 'KB3' })}\n${BAR}The operation completed successfully.\n`,
    )
    expect(states()).toEqual(['1', '2', '3'].map((kb) => `KB${kb} 10.0.1.1: Installed`))
  })

  it('for another Windows fails in its own words, and with the code of its package', async () => {
    const { machine, dism, states } = packageMachine({ offline: true, dismVersion: '10.0.26100.1150' })
    machine.write('D:\\in\\x86.msu', updateMsu({ architecture: 'x86' }))
    const { exitCode, body } = await dism('/Add-Package', '/PackagePath:D:\\in\\x86.msu')
    expect(exitCode).toBe(0x800f081e | 0)
    expect(body).toBe(
      `Processing 1 of 1 - \n${BAR}${BAR_OF_10}D:\\in\\x86.msu: ${FAILED} Error: 0x800f081e\n\nError: 0x800f081e\n\nThe specified package is not applicable to this image.\n\n${LOG}`,
    )
    expect(states()).toEqual([])
  })

  it('one of whose packages fails adds none of them (package.msu.whole)', async () => {
    const { machine, dism, states } = packageMachine({ offline: true })
    const other = { kb: 'KB9', architecture: 'x86' } as const
    const failing = { identity: updateIdentity(other), file: 'other.cab', cabinet: updateCab(other) }
    machine.write('D:\\in\\half.msu', msu([...two, failing]))
    const { exitCode } = await dism('/Add-Package', '/PackagePath:D:\\in\\half.msu')
    expect(exitCode).toBe(0x800f081e | 0)
    expect(states()).toEqual([])
    machine.write('D:\\in\\one.msu', updateMsu())
    const verdicts = []
    for (const name of ['half', 'one']) {
      const { decisions } = await dism('/Add-Package', `/PackagePath:D:\\in\\${name}.msu`)
      verdicts.push(...decisions.flatMap(({ rule, verdict }) => (rule === 'package.msu.whole' ? verdict : [])))
    }
    expect(verdicts).toEqual(['all or nothing', 'one package'])
  })

  it('that is torn is told in the words of an older dism.exe too', async () => {
    const { machine, dism } = packageMachine({ offline: true, dismVersion: '10.0.19041.1' })
    machine.write('D:\\in\\torn.msu', updateMsu().subarray(0, 1000))
    const { exitCode, body } = await dism('/Add-Package', '/PackagePath:D:\\in\\torn.msu')
    expect(exitCode).toBe(0x800f0805 | 0)
    expect(body).toContain('An error occurred - D:\\in\\torn.msu Error: 0x800f0805\n\nError: 0x800f0805\n\n')
  })

  it('that is a WIM archive ends with 50, and one line elsewhere names the gap (package.msu.form)', async () => {
    const { machine } = packageMachine({ offline: true })
    machine.write('D:\\in\\wim.msu', new TextEncoder().encode('MSWIM\0\0\0 and so on'))
    let stdout = ''
    const stderr: string[] = []
    const exitCode = await runDism({
      arguments: ['/Image:C:\\', '/Add-Package', '/PackagePath:D:\\in\\wim.msu', '/LogPath:D:\\dism.log'],
      host: machine.host,
      write: (text) => (stdout += text),
      warn: (line) => stderr.push(line),
    })
    expect(exitCode).toBe(50)
    expect(stdout).toContain('\r\nError: 50\r\n\r\nThe request is not supported.\r\n')
    const gap =
      'D:\\in\\wim.msu is a WIM archive, as .msu files of Windows 11 24H2 and later are; Dismulator does not read those yet'
    expect(stderr).toEqual([gap])
    await using session = await openSession(machine, 'C:\\', { logPath: 'D:\\api.log' })
    await expect(session.addPackage('D:\\in\\wim.msu')).rejects.toMatchObject({ code: 'NOT_SUPPORTED', detail: gap })
    expect(new TextDecoder().decode(machine.read('D:\\api.log'))).toContain(`NOT_SUPPORTED: ${gap}`)
  })

  it('that is not there, and one on a running Windows', async () => {
    const { machine, dism, states } = packageMachine({ dismVersion: '10.0.26100.1150' })
    const gone = await dism('/Add-Package', '/PackagePath:D:\\in\\gone.msu')
    expect(gone.body).toContain('An error occurred trying to open - D:\\in\\gone.msu Error: 0x80070003\n')
    machine.write('D:\\in\\one.msu', updateMsu())
    const online = await dism('/Add-Package', '/PackagePath:D:\\in\\one.msu')
    expect(online.exitCode).toBe(50)
    expect(online.body).toContain(`D:\\in\\one.msu: ${FAILED} Error: 0x80070032\n\nError: 50\n\nThe request is not`)
    expect(states()).toEqual([])
  })

  test.skipIf(transcriptsMissing)(
    `whose file cannot be read is told as on a real machine${transcriptsMissing ? ` (skipped: ${transcriptsMissing})` : ''}`,
    async () => {
      const machine = createMachine({
        preset: 'windows-11-24h2',
        version: '10.0.26100.2033',
        dismVersion: '10.0.26100.1150',
      })
      machine.shutdown()
      const path =
        'C:\\Users\\Admin1\\Documents\\WIM files\\windows11.0-kb5063060-x64_96be31e3e3e1cbc216229abb83e5be9da4e08496.msu'
      machine.write(path, updateMsu())
      const unreadable = {
        size: 1000,
        read: () => {
          throw new DismError('CANT_ACCESS_FILE', 'the file is a placeholder')
        },
      }
      const readFile = (name: string) => (name === path ? unreadable : machine.host.readFile(name))
      let stdout = ''
      const exitCode = await runDism({
        arguments: ['/Image:C:\\', '/Add-Package', `/PackagePath:${path}`],
        host: { ...machine.host, readFile },
        write: (text) => (stdout += text),
      })
      expect(exitCode).toBe(1920)
      // A screen overwrites bars, keeps what follows the last on its line, and was copied without blanks at the ends.
      const shown = stdout
        .replaceAll(/ *\r\n/g, '\n')
        .replaceAll('\r', '')
        .replace('] \nC:', '] C:')
        .replace(']\nC:', '] C:')
      const real = transcript('43').replaceAll('\r\n', '\n').replace('C:\\WINDOWS', 'C:\\Windows')
      expect(shown.trim()).toBe(real.trim())
    },
  )
})
