import { describe, expect, test } from 'vitest'
import { createMachine } from '../../emulator/machine/createMachine.ts'
import { cabinet } from '../../fixtures/index.ts'
import { packageManifest, type UpdateSpec } from '../../fixtures/packageManifest.ts'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { openImage } from '../../src/image/openImage.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import type { Host } from '../../src/host/Host.ts'
import { pendingKey } from '../../src/servicing/features/featureKeys.ts'
import { cbsKeys } from '../../src/servicing/packages/cbsPaths.ts'
import { storePaths } from '../../src/servicing/packages/storePaths.ts'
import { fakeHost, run } from './fakeHost.ts'
import { packageImage, type PackageInImage } from './packageImage.ts'

const FOUNDATION = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~10.0.26100.1'
const DRIVER = 'x.inf~31bf3856ad364e35~amd64~~10.0.26100.1'
const UNKNOWN = -2146498548

const off = (name: string, more: Partial<UpdateSpec> = {}): UpdateSpec => ({ name, enabledByDefault: false, ...more })
const on = (name: string, more: Partial<UpdateSpec> = {}): UpdateSpec => ({ name, enabledByDefault: true, ...more })

/** A cabinet with that manifest. */
function cabinetOf(manifest: string) {
  return bytesSource(cabinet({ 'update.mum': new TextEncoder().encode(manifest) }))
}

function foundation(updates: readonly UpdateSpec[], more: Partial<PackageInImage> = {}): PackageInImage {
  return { identity: FOUNDATION, manifest: { releaseType: 'Foundation', updates }, ...more }
}

/** An image with these packages, and what dism does to it. */
function imageWith(packages: readonly PackageInImage[], options: { version?: string; host?: Partial<Host> } = {}) {
  const volume: WritableVolume = packageImage(
    packages,
    options.version === undefined ? {} : { version: options.version },
  )
  const host = fakeHost({ openVolume: () => volume, onlineVolume: () => volume, ...options.host })
  const ran = async (target: string, words: readonly string[], more = {}) => {
    const { stdout, exitCode, stderr } = await run({ ...host, ...more }, [target, ...words])
    return { stdout: stdout.replaceAll('\r', ''), exitCode, stderr }
  }
  const image = () => openImage(volume, () => 0n)
  return {
    volume,
    image,
    offline: (...words: string[]) => ran('/Image:C:\\mount', words),
    online: (...words: string[]) => ran('/Online', words),
    observed: (...words: string[]) => ran('/Online', words, { semantics: 'observed' }),
    setPolicy: (name: 'LocalSourcePath' | 'UseWindowsUpdate', value: string | number) => {
      const fork = image().fork()
      const key = 'Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing'
      if (typeof value === 'string') fork.registry.setString('SOFTWARE', key, name, value)
      else fork.registry.setDword('SOFTWARE', key, name, value)
      volume.apply(fork.finish())
    },
    states: async (...words: string[]) => {
      const { stdout } = await ran('/Image:C:\\mount', ['/Get-Features', ...words])
      return Object.fromEntries([...stdout.matchAll(/Feature Name : (.*)\nState : (.*)\n/g)].map(([, a, b]) => [a, b]))
    },
  }
}

describe('which features are listed', () => {
  const updates = { name: 'Tool', enabledByDefault: true }
  const tool = 'Contoso-Tool-Package~31bf3856ad364e35~amd64~~1.0.0.0'
  const toolPackage: PackageInImage = { identity: tool, manifest: { releaseType: 'Feature Pack', updates: [updates] } }

  test('those of Foundation, or of the package that is named (feature.package.default)', async () => {
    const { offline } = imageWith([toolPackage, foundation([off('TFTP')])])
    expect((await offline('/Get-Features')).stdout).toContain(
      `Features listing for package : ${FOUNDATION}\n\nFeature Name : TFTP\nState : Disabled\n\nThe operation`,
    )
    expect((await offline('/Get-Features', `/PackageName:${tool}`)).stdout).toContain(
      `Features listing for package : ${tool}\n\nFeature Name : Tool\nState : Enabled\n\nThe operation`,
    )
    expect((await offline('/Get-Features', '/PackageName:None~~~~1.0.0.0')).exitCode).toBe(-2146498555)
    expect((await offline('/Get-Features', `/PackageName:${tool}`, '/PackagePath:C:\\x')).exitCode).toBe(87)
  })

  test('and those of packages that are inside others (feature.list.gathered)', async () => {
    const inside = { ...toolPackage, visibility: 2, updates: { Tool: 0xff } }
    expect(await imageWith([inside, foundation([off('TFTP')])]).states()).toEqual({ TFTP: 'Disabled', Tool: 'Enabled' })
    const listed = { ...inside, visibility: 1 }
    expect(await imageWith([listed, foundation([off('TFTP')])]).states()).toEqual({ TFTP: 'Disabled' })
  })

  test('of a package that lies elsewhere, and of one that has none', async () => {
    const manifest = packageManifest({ identity: tool, releaseType: 'Feature Pack', updates: [updates] })
    const host = {
      kindOf: (path: string) => (path === 'C:\\tool.cab' ? 'file' : undefined),
      readFile: (path: string) => (path === 'C:\\tool.cab' ? cabinetOf(manifest) : undefined),
    } as Partial<Host>
    const { states, offline } = imageWith([foundation([])], { host })
    expect(await states('/PackagePath:C:\\tool.cab')).toEqual({ Tool: 'Disabled' })
    expect((await offline('/Get-Features')).stdout).toContain('(No features found for this package)\n\nThe operation')
  })

  test('an image without a package that Windows stands on has none to list', async () => {
    expect((await imageWith([]).offline('/Get-Features')).exitCode).toBe(-2146498555)
  })
})

describe('states', () => {
  test('what was asked, and what waits for a start (feature.state.settled, feature.payload.present)', async () => {
    const { states, volume, image } = imageWith([
      foundation(
        ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => off(name)),
        {
          updates: { A: 0xff, B: 0x10070, C: 0x10040, D: 0x10000, E: 0x10070, F: 0x10040 },
        },
      ),
    ])
    const fork = image().fork()
    const pending = `${cbsKeys.package(FOUNDATION)}\\UpdatesPending`
    fork.registry.setDword('SOFTWARE', pending, 'E', 0x40)
    fork.registry.setDword('SOFTWARE', pending, 'F', 0x70)
    volume.apply(fork.finish())
    expect(Object.values(await states())).toEqual([
      'Disabled',
      'Enabled',
      'Disabled',
      'Disabled with Payload Removed',
      'Enable Pending',
      'Disable Pending',
    ])
  })
})

test('an enabled feature waits with its package (feature.state.settled)', async () => {
  const tool = 'Contoso-Tool-Package~31bf3856ad364e35~amd64~~1.0.0.0'
  for (const [currentState, state] of [
    [0x60, 'Enable Pending'],
    [0x70, 'Enabled'],
    [0x05, 'Disable Pending'],
    [0x40, 'Disabled'],
  ] as const) {
    const manifest = { releaseType: 'Feature Pack', updates: [on('Tool'), off('Other')] }
    const { states } = imageWith([foundation([]), { identity: tool, currentState, manifest }])
    expect(await states(`/PackageName:${tool}`)).toEqual({ Tool: state, Other: 'Disabled' })
  }
})

describe('names', () => {
  test('an unknown one ends the command, and nothing is changed (feature.name.known)', async () => {
    const { online, states } = imageWith([foundation([off('TFTP')])])
    for (const verb of ['/Enable-Feature', '/Disable-Feature', '/Get-FeatureInfo']) {
      const { stdout, exitCode } = await online(verb, '/FeatureName:None')
      expect(exitCode).toBe(UNKNOWN)
      expect(stdout).toContain('\n\n\nError: 0x800f080c\n\nFeature name None is unknown.\n')
    }
    expect((await online('/Enable-Feature', '/FeatureName:TFTP', '/FeatureName:None')).exitCode).toBe(UNKNOWN)
    expect(await states()).toEqual({ TFTP: 'Disabled' })
    expect((await online('/Enable-Feature', '/FeatureName:TFTP')).exitCode).toBe(0)
    expect(await states()).toEqual({ TFTP: 'Enabled' })
  })

  test('their case counts before Windows 8 (feature.name.case)', async () => {
    for (const [version, code] of [
      ['6.1.7601.17514', UNKNOWN],
      ['6.2.9200.16384', 0],
    ] as const) {
      const { online } = imageWith([foundation([off('TFTP')])], { version })
      expect((await online('/Enable-Feature', '/FeatureName:tftp')).exitCode).toBe(code)
      expect((await online('/Enable-Feature', '/FeatureName:TFTP')).exitCode).toBe(0)
    }
  })

  test('there must be one', async () => {
    const { online } = imageWith([foundation([off('TFTP')])])
    for (const verb of ['/Enable-Feature', '/Disable-Feature', '/Get-FeatureInfo'])
      expect((await online(verb)).exitCode).toBe(87)
  })
})

describe('/Get-FeatureInfo', () => {
  test('tells all that the manifest says, custom information too', async () => {
    const custom =
      '<ServerComponent Description="Connects." Id="44"><Version Major="10"/><Deploys><Update Name="T"/></Deploys></ServerComponent>'
    const { offline } = imageWith([
      foundation([on('T', { displayName: 'Telnet', description: 'Connects', restart: 'required', custom })]),
    ])
    expect((await offline('/Get-FeatureInfo', '/FeatureName:t')).stdout.split('8037\n\n')[1]?.split('\n')).toEqual([
      'Feature Information:',
      '',
      'Feature Name : T',
      'Display Name : Telnet',
      'Description : Connects',
      'Restart Required : Required',
      'State : Enabled',
      '',
      'Custom Properties:',
      '',
      'ServerComponent\\Description : Connects.',
      'ServerComponent\\Id : 44',
      'ServerComponent\\Version\\Major : 10',
      'ServerComponent\\Deploys\\Update\\Name : T',
      '',
      'The operation completed successfully.',
      '',
    ])
  })
})

describe('parents', () => {
  const tree = [
    off('Root'),
    off('Other'),
    off('Middle', { parents: ['Root', 'Other'] }),
    off('Leaf', { parents: ['Middle'] }),
  ]

  test('one of them must be enabled, now or by the same command (feature.enable.parent)', async () => {
    const { online, states } = imageWith([foundation(tree)])
    const { stdout, exitCode } = await online('/Enable-Feature', '/FeatureName:Leaf')
    expect(exitCode).toBe(50)
    expect(stdout).toContain('but Leaf feature was not enabled.\n')
    expect(stdout).toContain('further diagnostics.\nMiddle, Root, Other\n')
    expect((await online('/Enable-Feature', '/FeatureName:Other')).exitCode).toBe(0)
    expect((await online('/Enable-Feature', '/FeatureName:Leaf', '/FeatureName:Middle')).exitCode).toBe(0)
    expect(await states()).toEqual({ Root: 'Disabled', Other: 'Enabled', Middle: 'Enabled', Leaf: 'Enabled' })
  })

  test('/All enables all of them, or nothing (feature.enable.all)', async () => {
    const { online, states } = imageWith([foundation(tree)])
    expect((await online('/Enable-Feature', '/FeatureName:Leaf')).exitCode).toBe(50)
    expect((await online('/Enable-Feature', '/FeatureName:Leaf', '/All')).exitCode).toBe(0)
    expect(Object.values(await states())).toEqual(['Enabled', 'Enabled', 'Enabled', 'Enabled'])
    const removed = imageWith([foundation(tree, { updates: { Root: 0x10000 } })])
    expect((await removed.online('/Enable-Feature', '/FeatureName:Leaf', '/All')).exitCode).toBe(-2146498298)
    expect(Object.values(await removed.states()).filter((state) => state === 'Disabled')).toHaveLength(3)
  })

  test('who stands on a disabled one is disabled, unless another parent stays (feature.disable.children)', async () => {
    const { online, states } = imageWith([foundation(tree)])
    await online('/Enable-Feature', '/FeatureName:Leaf', '/All')
    expect((await online('/Disable-Feature', '/FeatureName:Root')).exitCode).toBe(0)
    expect(await states()).toEqual({ Root: 'Disabled', Other: 'Enabled', Middle: 'Enabled', Leaf: 'Enabled' })
    await online('/Disable-Feature', '/FeatureName:Other')
    expect(Object.values(await states())).toEqual(['Disabled', 'Disabled', 'Disabled', 'Disabled'])
  })

  test('features that stand on each other end all the same', async () => {
    const { online } = imageWith([foundation([off('A', { parents: ['B'] }), off('B', { parents: ['A'] })])])
    expect((await online('/Enable-Feature', '/FeatureName:A')).exitCode).toBe(50)
    expect((await online('/Enable-Feature', '/FeatureName:A', '/All')).exitCode).toBe(0)
    expect((await online('/Disable-Feature', '/FeatureName:B')).exitCode).toBe(0)
  })
})

describe('payloads', () => {
  const removed = foundation([off('NetFx3')], { updates: { NetFx3: 0x10000 } })
  const enable = ['/Enable-Feature', '/FeatureName:NetFx3']
  const manifest = (more = {}) =>
    packageManifest({
      identity: 'Microsoft-Windows-NetFx3-OnDemand-Package~31bf3856ad364e35~amd64~~10.0.26100.1',
      releaseType: 'OnDemand Pack',
      updates: [{ name: 'NetFx3' }],
      ...more,
    })
  /** A host with a folder that holds cabinets. */
  function medium(cabinets: { readonly [name: string]: string }): Partial<Host> {
    return {
      kindOf: (path) => (path === 'D:\\sxs' ? 'folder' : undefined),
      list: (path) =>
        path === 'D:\\sxs' ? Object.keys(cabinets).map((name) => ({ name, kind: 'file' as const })) : [],
      readFile: (path) => {
        const text = cabinets[path.replace('D:\\sxs\\', '')]
        return text === undefined ? undefined : cabinetOf(text)
      },
    }
  }
  const good = medium({ 'broken.cab': '<a', 'netfx3.CAB': manifest() })
  const source = '/Source:D:\\sxs'

  test('come from a source that has them (feature.source.found)', async () => {
    const { online, states } = imageWith([removed], { host: good })
    expect((await online(...enable, '/Source:D:\\none', source, '/LimitAccess')).exitCode).toBe(0)
    expect(await states()).toEqual({ NetFx3: 'Enabled' })
    for (const cabinets of [
      {},
      { 'a.cab': manifest({ updates: [{ name: 'Other' }] }) },
      { 'a.cab': manifest({ identity: 'X~31bf3856ad364e35~x86~~10.0.26100.1' }) },
    ]) {
      const { stdout, exitCode } = await imageWith([removed], { host: medium(cabinets) }).online(...enable, source)
      expect(exitCode).toBe(-2146498529)
      expect(stdout).toContain('100.0%')
      expect(stdout).toContain('Error: 0x800f081f\n\nThe source files could not be found.\n')
    }
  })

  test.each([
    ['without others', []],
    ['after those that are given', ['/Source:D:\\none', '/LimitAccess']],
  ])('or from the one that policy names, %s (source.policy.locations)', async (_, words) => {
    const { online, setPolicy } = imageWith([removed], { host: good })
    setPolicy('LocalSourcePath', 'D:\\none; D:\\sxs;')
    expect((await online(...enable, ...words)).exitCode).toBe(0)
  })

  test('or from a Windows of the same version that has it, or its Windows folder (feature.source.found)', async () => {
    const other = packageImage([foundation([off('NetFx3')])])
    for (const [path, version, code] of [
      ['E:\\', '10.0.26200.8037', 0],
      ['E:\\Windows', '10.0.26200.8037', 0],
      ['E:\\', '10.0.19045.1', -2146498529],
    ] as const) {
      const host: Partial<Host> = {
        kindOf: (name) => (name === 'E:\\Windows\\System32\\config\\SOFTWARE' ? 'file' : undefined),
        openVolume: (root) => (root === 'E:\\' || root === 'E:' ? other : undefined),
      }
      const { online } = imageWith([removed], { version, host })
      expect((await online(...enable, `/Source:${path}`)).exitCode).toBe(code)
    }
  })

  test('without one Windows Update is asked for the running Windows, unless that is forbidden (feature.source.update)', async () => {
    const { offline, online, observed } = imageWith([removed])
    const download = await online(...enable)
    expect(download.exitCode).toBe(-2146498298)
    expect(download.stdout).toContain('66.7%')
    expect(download.stdout).toContain('Error: 0x800f0906\n\nThe source files could not be downloaded.\n')
    expect((await online(...enable, '/LimitAccess')).exitCode).toBe(-2146498529)
    expect((await online(...enable, source)).exitCode).toBe(-2146498529)
    expect((await observed(...enable, source)).exitCode).toBe(-2146498298)
    expect((await offline(...enable)).exitCode).toBe(-2146498529)
  })

  test('a policy forbids the download (source.update.allowed)', async () => {
    const { online, setPolicy } = imageWith([removed])
    setPolicy('UseWindowsUpdate', 2)
    const { stdout, exitCode } = await online(...enable)
    expect(exitCode).toBe(-2146498297)
    expect(stdout).toContain('Error: 0x800f0907\n\nDISM failed. No operation was performed.\n')
    setPolicy('UseWindowsUpdate', 1)
    expect((await online(...enable)).exitCode).toBe(-2146498298)
  })

  test('/Remove takes those that are named (feature.disable.payload)', async () => {
    const tree = [on('Root'), on('Leaf', { parents: ['Root'] })]
    const { online, states } = imageWith([foundation(tree)])
    expect((await online('/Disable-Feature', '/FeatureName:Root')).exitCode).toBe(0)
    expect(await states()).toEqual({ Root: 'Disabled', Leaf: 'Disabled' })
    expect((await online('/Disable-Feature', '/FeatureName:Root', '/Remove')).exitCode).toBe(0)
    expect(await states()).toEqual({ Root: 'Disabled with Payload Removed', Leaf: 'Disabled' })
    const both = imageWith([foundation(tree)])
    await both.online('/Disable-Feature', '/FeatureName:Root', '/Remove')
    expect(await both.states()).toEqual({ Root: 'Disabled with Payload Removed', Leaf: 'Disabled' })
  })

  test('images before Windows 8 know neither sources nor /All nor /Remove (feature.options.image)', async () => {
    for (const [version, code] of [
      ['6.1.7601.17514', 50],
      ['6.2.9200.16384', 0],
    ] as const)
      for (const words of [
        ['/Enable-Feature', '/FeatureName:TFTP', '/All'],
        ['/Enable-Feature', '/FeatureName:TFTP', '/LimitAccess'],
        ['/Enable-Feature', '/FeatureName:TFTP', '/Source:D:\\sxs'],
        ['/Disable-Feature', '/FeatureName:TFTP', '/Remove'],
      ])
        expect((await imageWith([foundation([off('TFTP')])], { version }).online(...words)).exitCode).toBe(code)
  })

  test('a computer with Windows 7 enables a feature with all that it stands on (feature.options.image)', () => {
    const machine = createMachine({ preset: 'windows-7' })
    const change = machine.enableFeature('IIS-WebServer')
    expect(change).toMatchObject({ feature: 'IIS-WebServer', changed: ['IIS-WebServerRole', 'IIS-WebServer'] })
    expect(change.decisions.map(({ rule }) => rule)).not.toContain('feature.options.image')
  })

  test('an index of a .wim is named as what cannot be read', async () => {
    const { stderr, exitCode } = await imageWith([removed]).online(...enable, '/Source:wim:D:\\install.wim:1')
    expect([exitCode, stderr]).toEqual([
      -2146498529,
      ['Dismulator cannot read wim:D:\\install.wim:1: it has nothing for it'],
    ])
  })
})

describe('when a change has its effect', () => {
  const updates = [off('Quick'), off('Driver', { drivers: [DRIVER] }), off('Shell', { restart: 'required' })]

  test('in the running Windows at once, or after a restart (feature.restart.online)', async () => {
    const { online, states, image } = imageWith([foundation(updates)])
    const rebootPending = () => image().registry.key('SOFTWARE', cbsKeys.rebootPending) !== undefined
    expect((await online('/Enable-Feature', '/FeatureName:Quick')).exitCode).toBe(0)
    expect(rebootPending()).toBe(false)
    for (const name of ['Driver', 'Shell'])
      expect((await online('/Enable-Feature', `/FeatureName:${name}`, '/NoRestart')).exitCode).toBe(3010)
    expect(rebootPending()).toBe(true)
    expect(await states()).toEqual({ Quick: 'Enabled', Driver: 'Enable Pending', Shell: 'Enable Pending' })
  })

  test('in an offline image when it starts, unless its package needs no start (feature.restart.offline)', async () => {
    const { offline, states } = imageWith([foundation(updates)])
    expect(await offline('/Enable-Feature', '/FeatureName:Quick')).toMatchObject({
      exitCode: 0,
      stdout: expect.not.stringContaining('Restart Windows'),
    })
    expect(await states()).toMatchObject({ Quick: 'Enable Pending' })
    const manifest = { releaseType: 'Foundation', updates, offlineCapable: 'yes' } as const
    const capable = imageWith([foundation(updates, { manifest })])
    await capable.offline('/Enable-Feature', '/FeatureName:Driver')
    expect(await capable.states()).toMatchObject({ Driver: 'Enabled' })
  })

  test('what is asked for again stays as it is (feature.change.needed)', async () => {
    const { online, states } = imageWith([foundation([off('Driver', { drivers: [DRIVER] })])])
    expect((await online('/Disable-Feature', '/FeatureName:Driver')).exitCode).toBe(0)
    expect((await online('/Enable-Feature', '/FeatureName:Driver')).exitCode).toBe(3010)
    expect((await online('/Enable-Feature', '/FeatureName:Driver')).exitCode).toBe(0)
    expect(await states()).toEqual({ Driver: 'Enable Pending' })
    const machine = createMachine({ preset: 'windows-11-24h2' })
    expect(machine.enableFeature('WindowsMediaPlayer')).toMatchObject({ feature: 'WindowsMediaPlayer', changed: [] })
    expect(machine.disableFeature('MediaPlayback').changed).toEqual(['WindowsMediaPlayer', 'MediaPlayback'])
    expect(machine.disableFeature('MediaPlayback').changed).toEqual([])
  })

  test('what waits can be taken back (feature.restart.back)', async () => {
    const { online, states } = imageWith([
      foundation([off('Off', { drivers: [DRIVER] }), on('On', { drivers: [DRIVER] })]),
    ])
    await online('/Enable-Feature', '/FeatureName:Off')
    await online('/Disable-Feature', '/FeatureName:On')
    expect(await states()).toEqual({ Off: 'Enable Pending', On: 'Disable Pending' })
    expect((await online('/Disable-Feature', '/FeatureName:Off')).exitCode).toBe(0)
    expect((await online('/Enable-Feature', '/FeatureName:On')).exitCode).toBe(0)
    expect(await states()).toEqual({ Off: 'Disabled', On: 'Enabled' })
  })

  test.each(['online', 'offline'] as const)(
    'taken back %s, a change leaves nothing that waits (feature.restart.back)',
    async (where) => {
      const {
        volume,
        image,
        [where]: dism,
      } = imageWith([foundation([off('One', { drivers: [DRIVER] }), off('Two', { drivers: [DRIVER] })])])
      const marks = () => [
        image().registry.key('SOFTWARE', cbsKeys.packagesPending) !== undefined,
        image().registry.key('SOFTWARE', cbsKeys.rebootPending) !== undefined,
        image().registry.key('SOFTWARE', pendingKey(FOUNDATION)) !== undefined,
        volume.stat(storePaths.pendingTransaction) !== undefined,
      ]
      await dism('/Enable-Feature', '/FeatureName:One', '/FeatureName:Two')
      await dism('/Disable-Feature', '/FeatureName:One')
      expect(marks()).toEqual([true, where === 'online', true, true])
      await dism('/Disable-Feature', '/FeatureName:Two')
      expect(marks()).toEqual([false, false, false, false])
    },
  )

  test('a start carries out what waits (feature.boot.settled)', async () => {
    const machine = createMachine({ preset: 'windows-10-22h2' })
    const state = async (name: string) =>
      /State : (.*)\r/.exec((await machine.dism('/Online', '/Get-FeatureInfo', `/FeatureName:${name}`)).stdout)?.[1]
    expect((await machine.dism('/Online', '/Enable-Feature', '/FeatureName:Microsoft-Hyper-V', '/All')).exitCode).toBe(
      3010,
    )
    expect([await state('Microsoft-Hyper-V-All'), await state('Microsoft-Hyper-V')]).toEqual([
      'Enabled',
      'Enable Pending',
    ])
    machine.shutdown()
    expect(machine.boot().decisions).toContainEqual(
      expect.objectContaining({ rule: 'feature.boot.settled', subject: 'Microsoft-Hyper-V', because: 'it is enabled' }),
    )
    expect(await state('Microsoft-Hyper-V')).toBe('Enabled')
    expect(machine.image.registry.key('SOFTWARE', cbsKeys.rebootPending)).toBeUndefined()
    expect(
      (await machine.dism('/Online', '/Disable-Feature', '/FeatureName:Microsoft-Hyper-V', '/Remove')).exitCode,
    ).toBe(3010)
    expect(await state('Microsoft-Hyper-V')).toBe('Disable Pending')
    machine.shutdown()
    machine.boot()
    expect(await state('Microsoft-Hyper-V')).toBe('Disabled with Payload Removed')
  })

  test('the desktop of a server goes and comes with its features, after a restart', async () => {
    const machine = createMachine({ preset: 'windows-server-2012-r2' })
    const type = () => machine.image.identity().installationType
    const restart = () => (machine.shutdown(), machine.boot())
    expect((await machine.dism('/Online', '/Disable-Feature:Server-Gui-Mgmt', '/NoRestart')).exitCode).toBe(3010)
    expect(type()).toBe('Server')
    expect(restart().decisions).toContainEqual(expect.objectContaining({ rule: 'appx.desktop.leave' }))
    expect(type()).toBe('Server Core')
    expect((await machine.dism('/Online', '/Enable-Feature:DesktopExperience', '/All', '/NoRestart')).exitCode).toBe(
      3010,
    )
    restart()
    expect(type()).toBe('Server')
  })
})
