import { describe, expect, test } from 'vitest'
import { createMachine, type MachineOptions } from '../../emulator/index.ts'
import { updateCab, updateIdentity, windowsPackage } from '../../fixtures/index.ts'
import { pasted, transcript, transcriptsMissing } from './transcript.ts'

/** A Windows that is shut down, serviced by a dism.exe. */
function offline(options: MachineOptions) {
  const machine = createMachine(options)
  machine.shutdown()
  return machine
}

/** Of the kernel that Windows 7 came with, serviced by the dism.exe of Windows 8.1. */
const SEVEN = { preset: 'winpe-3.0', dismVersion: '6.3.9600.17031' }

describe.skipIf(transcriptsMissing)(`transcripts of packages, byte for byte ${transcriptsMissing ?? ''}`, () => {
  test('40: a folder that is not there', async () => {
    const machine = offline(SEVEN)
    const path = '/packagePath:C:\\Windows Image Update Working\\Updates'
    const { stdout, exitCode } = await machine.dism('/image:C:\\', '/add-package', path)
    expect([exitCode, pasted(stdout)]).toEqual([3, transcript('40')])
  })

  test('41: the first of the many packages of a folder', async () => {
    // The page ends behind the third, lost the bars, and its console broke lines behind the 79th letter.
    const wrapped = pasted(transcript('41')).replaceAll(/([^\r\n]{79})\r\n/g, '$1')
    const identities = [...wrapped.matchAll(/Adding package (\S+)~amd64~~(\S+)/g)].map(
      ([, name = '', version = '']) => ({
        name: name.replace('~31bf3856ad364e35', ''),
        version,
      }),
    )
    expect(identities).toHaveLength(3)
    const machine = offline(SEVEN)
    const forOthers = updateCab({ kb: 'KB4', architecture: 'arm64' })
    for (let index = 0; index < 212; index++) {
      const spec = identities[index]
      machine.write(`D:\\Updates\\${String(index).padStart(3, '0')}.cab`, spec ? updateCab(spec) : forOthers)
    }
    const { stdout } = await machine.dism('/image:C:\\', '/add-package', '/packagePath:D:\\Updates')
    const withoutBars = pasted(stdout).replaceAll(/\[=* *[\d.]+%[= ]*\] ?(\r\n)?/g, '')
    expect(withoutBars.startsWith(wrapped)).toBe(true)
  })

  test('42: one goes well, the payload of an older cumulative update is missing (package.add.newest)', async () => {
    const machine = offline({
      preset: 'windows-11-24h2',
      version: '10.0.26100.6584',
      dismVersion: '10.0.26100.5074',
    })
    const add = async (bytes: Uint8Array, log: string) => {
      machine.write('D:\\update.cab', bytes)
      const words = ['/English', '/Image:C:\\', `/LogPath:C:\\Windows\\Logs\\DISM\\${log}`]
      return machine.dism(...words, '/Add-Package', '/PackagePath:D:\\update.cab')
    }
    const good = await add(updateCab({ name: 'Package_for_KB5054156', version: '26100.6717.1.4' }), 'DismUpdt_boot.log')
    expect(good.exitCode).toBe(0)
    const older = { name: 'Package_for_RollupFix', version: '26100.1742.1.10' }
    const missing = { identity: updateIdentity({ ...older, name: 'Package_Inside' }) }
    const updates = [{ name: 'one', packages: [missing.identity] }]
    const identity = updateIdentity(older)
    const bad = await add(windowsPackage({ identity, releaseType: 'Update', updates }), 'DismLCU_boot.log')
    expect(bad.exitCode).toBe(0x800f081f | 0)
    expect(`${pasted(good.stdout)}\r\n${pasted(bad.stdout)}`).toBe(transcript('42'))

    const whole = await add(updateCab(older), 'DismLCU_boot.log')
    expect(whole.exitCode).toBe(0x800f081e | 0)
  })
})
