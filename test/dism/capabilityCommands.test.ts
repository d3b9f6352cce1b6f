import { describe, expect, test } from 'vitest'
import { createWindowsImage } from '../../emulator/presets/createWindowsImage.ts'
import { PRESET_NAMES } from '../../emulator/presets/presets.ts'
import type { PackageManifestSpec } from '../../fixtures/packageManifest.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage, type PackageInImage } from './packageImage.ts'

const SSH = 'OpenSSH-Server-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
const SSH_CAPABILITY = 'OpenSSH.Server~~~~0.0.1.0'

/** A package of an image that brings OpenSSH.Server. */
function openSsh(
  currentState: number,
  revision = 1,
  more: Partial<PackageManifestSpec> & { visibility?: number } = {},
): PackageInImage {
  const { visibility = 1, ...manifest } = more
  return {
    identity: SSH.replace(/1$/, String(revision)),
    currentState,
    visibility,
    manifest: { releaseType: 'OnDemand Pack', capabilities: [{ name: 'OpenSSH.Server', version: '1.0' }], ...manifest },
  }
}

async function dism(packages: readonly PackageInImage[], ...words: string[]) {
  const volume = packageImage(packages)
  return run(fakeHost({ openVolume: () => volume }), ['/Image:C:\\mount', ...words])
}

/** What /Get-Capabilities says of packages. */
async function states(packages: readonly PackageInImage[]) {
  const { stdout } = await dism(packages, '/Get-Capabilities')
  return [...stdout.matchAll(/Capability Identity : (.*)\r\nState : (.*)\r/g)].map(
    ([, name, state]) => `${name} ${state}`,
  )
}

describe('/Get-Capabilities', () => {
  test('a capability is as far as the furthest of its packages (capability.state.present)', async () => {
    expect(await states([openSsh(0x70)])).toEqual([`${SSH_CAPABILITY} Installed`])
    expect(await states([openSsh(0x40), openSsh(0x70, 8036)])).toEqual([`${SSH_CAPABILITY} Installed`])
    expect(await states([openSsh(0x60)])).toEqual([`${SSH_CAPABILITY} Install Pending`])
    expect(await states([openSsh(5), openSsh(0x40, 2)])).toEqual([`${SSH_CAPABILITY} Uninstall Pending`])
    expect(await states([openSsh(0x40)])).toEqual([`${SSH_CAPABILITY} Staged`])
    expect(await states([openSsh(0x50)])).toEqual([`${SSH_CAPABILITY} Not Present`])
    expect(await states([openSsh(0)])).toEqual([`${SSH_CAPABILITY} Not Present`])
    expect(await states([openSsh(0x70, 1, { visibility: 2 })])).toEqual([])
    expect(await states([{ identity: SSH, manifest: '<assembly' }])).toEqual([])
  })

  const before10 = PRESET_NAMES.filter((name) => /-(7|8|8\.1|2008-r2|2012|2012-r2)(-core)?$|winpe/.test(name))

  test.each(before10)('an image of %s has no capabilities (capability.image.supported)', async (preset) => {
    const volume = createWindowsImage({ preset, now: () => 0n })
    const host = fakeHost({ openVolume: () => volume })
    expect((await run(host, ['/Image:C:\\mount', '/Get-Capabilities'])).exitCode).toBe(50)
    const add = ['/Image:C:\\mount', '/Add-Capability', '/CapabilityName:OpenSSH.Server~~~~0.0.1.0']
    expect((await run(host, add)).stdout).toMatch(/Image Version: .*\r\n\r\n\r\nError: 50\r\n/)
  })

  test.each(PRESET_NAMES.filter((name) => !before10.includes(name)))(
    'an image of %s has what its release knows (capability.image.supported)',
    async (preset) => {
      const volume = createWindowsImage({ preset, now: () => 0n })
      const ran = await run(fakeHost({ openVolume: () => volume }), ['/Image:C:\\mount', '/Get-Capabilities'])
      expect(ran.exitCode).toBe(0)
      const names = [...ran.stdout.matchAll(/Capability Identity : (.*)\r/g)].map(([, name = '']) => name)
      expect(names.length).toBeGreaterThan(300)
      expect(names).toEqual([...new Set(names)])
      expect(ran.stdout).toContain('Language.OCR~~~en-US~0.0.1.0\r\nState : Installed')
      expect(ran.stdout).toContain('Language.OCR~~~fr-FR~0.0.1.0\r\nState : Not Present')
    },
  )

  test('an image without what Windows knows of capabilities lists those that it has', async () => {
    const volume = createWindowsImage({ preset: 'windows-11-24h2', now: () => 0n }).fork()
    const folder = 'Windows\\servicing\\FodMetadata'
    const host = fakeHost({ openVolume: () => volume })
    const count = async () =>
      (await run(host, ['/Image:C:\\mount', '/Get-Capabilities'])).stdout.split('Capability Identity').length - 1
    expect(await count()).toBe(425)
    volume.write(`${folder}\\FoDMetadata_Client.cab`, new TextEncoder().encode('MSCF'))
    expect(await count()).toBe(46)
    volume.remove(folder)
    expect(await count()).toBe(46)
  })

  test('an older dism.exe does not know the command', async () => {
    const volume = packageImage([])
    const host = fakeHost({ openVolume: () => volume, dismVersion: '6.3.9600.17031' })
    for (const command of ['/Get-Capabilities', '/Get-CapabilityInfo'])
      expect((await run(host, ['/Image:C:\\mount', command])).exitCode).toBe(87)
  })
})

describe('/Get-CapabilityInfo', () => {
  const told = { displayName: 'OpenSSH Server', description: 'Lets others in.', size: 5300763 }

  test('tells what its package says', async () => {
    const { stdout, exitCode } = await dism(
      [openSsh(0x70, 1, told)],
      '/Get-CapabilityInfo',
      `/CapabilityName:${SSH_CAPABILITY}`,
    )
    expect(exitCode).toBe(0)
    expect(stdout.split('8037\r\n\r\n')[1]).toBe(
      [
        'Capability information:',
        '',
        'Capability Identity : OpenSSH.Server~~~~0.0.1.0',
        'Name : OpenSSH.Server',
        'State : Installed',
        'Display Name : OpenSSH Server',
        'Description : Lets others in.',
        'Download Size : 0 bytes',
        'Install Size : 5.06 MB',
        '',
        'The operation completed successfully.',
        '',
      ].join('\r\n'),
    )
  })

  test('a name is the whole identity or the name alone, in any case (capability.name.found)', async () => {
    const basic = (language: string) => ({
      identity: `Basic-${language}~31bf3856ad364e35~amd64~~10.0.26100.1`,
      manifest: { releaseType: 'OnDemand Pack', capabilities: [{ name: 'Language.Basic', version: '1.0', language }] },
    })
    const packages = [openSsh(0x70), basic('fr-FR'), basic('de-DE')]
    const found = async (name: string) =>
      /Capability Identity : (.*)\r/.exec(
        (await dism(packages, '/Get-CapabilityInfo', `/CapabilityName:${name}`)).stdout,
      )?.[1]
    expect(await found(SSH_CAPABILITY)).toBe(SSH_CAPABILITY)
    expect(await found('OPENSSH.server~~~~0.0.1.0')).toBe(SSH_CAPABILITY)
    expect(await found('OpenSSH.Server')).toBe(SSH_CAPABILITY)
    expect(await found('Language.Basic~~~FR-fr~0.0.1.0')).toBe('Language.Basic~~~fr-FR~0.0.1.0')
    for (const name of [
      'OpenSSH',
      'OpenSSH.Server~~~',
      'OpenSSH.Server~~~~',
      'OpenSSH.Server~~~~0.0.2.0',
      'Language.Basic',
    ])
      expect(await found(name)).toBeUndefined()
    const { stdout, exitCode } = await dism(packages, '/Get-CapabilityInfo', '/CapabilityName:OpenSSH')
    expect(exitCode).toBe(87)
    expect(stdout.split('8037\r\n')[1]).toBe(
      [
        '',
        '',
        'Error: 87',
        '',
        'A Windows capability name was not recognized.',
        '',
        'The DISM log file can be found at C:\\Windows\\Logs\\DISM\\dism.log',
        '',
      ].join('\r\n'),
    )
  })

  test('needs a name', async () => {
    expect((await dism([], '/Get-CapabilityInfo')).exitCode).toBe(87)
  })
})
