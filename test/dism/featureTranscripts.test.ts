import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/machine/createMachine.ts'
import type { UpdateSpec } from '../../fixtures/packageManifest.ts'
import { DismError } from '../../src/errors/DismError.ts'
import type { Host } from '../../src/host/Host.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage } from './packageImage.ts'
import { pasted, transcript, transcriptsMissing } from './transcript.ts'

const missing = transcriptsMissing ?? ''

/** A host with an image of that version, whose Foundation package has these updates. */
function hostWith(dismVersion: string, version: string, updates: readonly UpdateSpec[], online = true): Host {
  const identity = `Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~${version}`
  const volume = packageImage([{ identity, manifest: { releaseType: 'Foundation', updates } }], { version })
  return fakeHost({ dismVersion, ...(online ? { onlineVolume: () => volume } : { openVolume: () => volume }) })
}

describe.skipIf(transcriptsMissing)(`transcripts of features, byte for byte ${missing}`, () => {
  test('05: the 98 features of Windows 11 as it is made', async () => {
    const machine = createMachine({ preset: 'windows-11-24h2', version: '10.0.26200.8037' })
    machine.shutdown()
    const { stdout, exitCode } = await machine.dism('/English', '/Image:C:\\', '/Get-Features')
    expect([exitCode, stdout]).toEqual([0, transcript('05')])
  })

  test('30: two names, of which the first is unknown (feature.name.known)', async () => {
    const host = hostWith('6.2.9200.16384', '6.2.9200.16384', [{ name: 'MSMQ', enabledByDefault: false }])
    const names = ['/FeatureName:MSMQ-Container', '/FeatureName:MSMQ-Server']
    const { stdout, exitCode } = await run(host, ['/Online', '/NoRestart', '/English', '/Enable-Feature', ...names])
    expect([exitCode, pasted(stdout)]).toEqual([-2146498548, transcript('30')])
  })

  test('31 and 32: parents first, then their child (feature.enable.parent)', async () => {
    const tools = 'RemoteServerAdministrationTools'
    const names = [tools, `${tools}-Roles`, `${tools}-Roles-AD`, `${tools}-Roles-AD-DS`, `${tools}-Roles-AD-DS-SnapIns`]
    const updates = names.map((name, index) => ({
      name,
      enabledByDefault: false,
      ...(index > 0 && { parents: [names[index - 1] ?? ''] }),
    }))
    const host = hostWith('6.1.7600.16385', '6.1.7601.17514', updates)
    const enable = (name = '') => run(host, ['/online', '/enable-feature', `/featurename:${name}`])
    const refused = await enable(names.at(-1))
    expect(refused.exitCode).toBe(50)
    // The page ends before the line of the log.
    expect(pasted(refused.stdout).startsWith(transcript('31'))).toBe(true)
    for (const name of names.slice(0, -1)) expect((await enable(name)).exitCode).toBe(0)
    const { stdout, exitCode } = await enable(names.at(-1))
    expect([exitCode, pasted(stdout)]).toEqual([0, transcript('32')])
  })

  test('33: a feature with a driver is disabled after a restart, which is asked (dism.restart.asked)', async () => {
    const driver = 'vmswitch.inf~31bf3856ad364e35~amd64~~10.0.10586.0'
    const updates = [{ name: 'Microsoft-Hyper-V', enabledByDefault: true, drivers: [driver] }]
    const line = ['/Online', '/Disable-Feature:Microsoft-Hyper-V']
    const { stdout, exitCode } = await run(hostWith('10.0.10586.0', '10.0.10586.0', updates), line)
    expect([exitCode, pasted(stdout)]).toEqual([3010, transcript('33')])
    const silent = await run(hostWith('10.0.10586.0', '10.0.10586.0', updates), [...line, '/NoRestart'])
    expect([silent.exitCode, pasted(silent.stdout)]).toEqual([3010, transcript('33').split('Restart Windows')[0]])
    const quiet = await run(hostWith('10.0.10586.0', '10.0.10586.0', updates), [...line, '/Quiet', '/NoRestart'])
    expect(quiet).toMatchObject({ exitCode: 3010, stdout: '' })
  })

  test('36: all that is known of a feature without payload', async () => {
    const recall = { name: 'Recall', displayName: 'Recall', description: 'Recall application.' }
    const identity = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
    const manifest = { releaseType: 'Foundation', updates: [{ ...recall, enabledByDefault: false }] }
    const volume = packageImage([{ identity, manifest, updates: { Recall: 0x10000 } }], { version: '10.0.26100.4351' })
    const host = fakeHost({ dismVersion: '10.0.26100.1150', onlineVolume: () => volume })
    const { stdout, exitCode } = await run(host, ['/online', '/get-featureinfo', '/featurename:recall'])
    expect([exitCode, pasted(stdout)]).toEqual([0, transcript('36').trimStart()])
  })

  test('37 and 60: installers that fail at the end, and what the log has of it', async () => {
    const updates = [{ name: 'WCF-MSMQ-Activation45', enabledByDefault: false }]
    const identity = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.14393.0'
    const volume = packageImage([{ identity, manifest: { releaseType: 'Foundation', updates } }])
    const apply = () => {
      throw new DismError('CBS_INSTALLERS_FAILED', 'an installer failed')
    }
    const host = fakeHost({ dismVersion: '10.0.14393.0', onlineVolume: () => ({ ...volume, apply }) })
    const line = ['/Online', '/Enable-Feature', '/FeatureName:WCF-MSMQ-Activation45', '/All']
    const { stdout, exitCode } = await run(host, line)
    expect(exitCode).toBe(0x800f0922 | 0)
    // The page begins behind the bar.
    expect(stdout.endsWith(transcript('37'))).toBe(true)
    const masked = (one: string) =>
      one
        .replace(/^\S+ \S+, /, '')
        .replaceAll(/[PT]ID=\d+/g, 'ID')
        .trimEnd()
    const lines = [...host.logs.values()].join('').split('\r\n')
    const logged = lines.map(masked)
    const expected = transcript('60').trimEnd().split('\r\n').map(masked)
    const start = logged.indexOf(expected[0] ?? '')
    expect(logged.slice(start, start + expected.length)).toEqual(expected)
  })
})
