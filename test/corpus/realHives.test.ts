import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { updateCab, updateIdentity } from '../../fixtures/index.ts'
import { packageManifest } from '../../fixtures/packageManifest.ts'
import { createDiskHost } from '../../emulator/cli/createDiskHost.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { bytesSource, readAll } from '../../src/formats/ByteSource.ts'
import { compareHives, type HiveDifference } from '../../emulator/machine/compareHives.ts'
import { openHive } from '../../src/formats/regf/openHive.ts'
import { hasTool } from '../formats/regf/hasTool.ts'
import { openCorpusHives, whyNoHives, type CorpusHives } from '../formats/regf/corpusHives.ts'

const APPX = 'Microsoft\\Windows\\CurrentVersion\\Appx\\AppxAllUserStore'
/** reglookup warns of values that it cannot show; what it shows is compared. */
const PIPES: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'ignore']

/** The order of keys. */
const byRegistry = (one = '', other = '') => (one.toUpperCase() < other.toUpperCase() ? -1 : 1)

const CONFIG = 'Windows/System32/config'

const absent = whyNoHives() ?? (hasTool('reglookup') && hasTool('hivexsh') ? undefined : 'no hivexsh or no reglookup')

describe.skipIf(absent !== undefined)(
  `a folder with the two real Windows 8.1 hives${absent ? ` (skipped: ${absent})` : ''}`,
  () => {
    let corpus: CorpusHives
    let folder = ''
    beforeAll(() => {
      corpus = openCorpusHives()
      folder = mkdtempSync(join(tmpdir(), 'dismulator-81-'))
      vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine'))
    })
    afterAll(() => {
      vi.unstubAllEnvs()
      corpus.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    /** A folder that holds only the two hives. */
    function image(name: string): string {
      const path = join(folder, name)
      mkdirSync(join(path, CONFIG), { recursive: true })
      for (const hive of ['SOFTWARE', 'SYSTEM'])
        copyFileSync(corpus.path(`windows-8.1/${hive}`), join(path, CONFIG, hive))
      return path
    }

    async function dism(...words: string[]): Promise<{ exitCode: number; stdout: string }> {
      const output: string[] = []
      const exitCode = await runDism({ arguments: words, host: createDiskHost(), write: (text) => output.push(text) })
      return { exitCode, stdout: output.join('') }
    }

    const software = (path: string) => join(path, CONFIG, 'SOFTWARE')

    const openSoftware = (path: string) =>
      openHive(bytesSource(new Uint8Array(readFileSync(path))), {
        file: 'SOFTWARE',
        now: () => 133_800_000_000_000_000n,
      })

    /** The keys below AppxAllUserStore, as reglookup reads them. */
    function appxKeys(path: string): string[] {
      const below = APPX.replaceAll('\\', '/')
      const text = execFileSync('reglookup', ['-H', '-t', 'KEY', '-p', below, path], {
        encoding: 'latin1',
        stdio: PIPES,
      })
      return text.split('\n').map((line) => line.split(',')[0] ?? '')
    }

    /** Removes the provisioning of a package, and says which keys and values of the whole hive went, and what else changed. */
    async function removal(path: string, name: string): Promise<{ keys: string[]; others: HiveDifference[] }> {
      const before = openSoftware(software(path))
      const keysBefore = appxKeys(software(path))
      const { exitCode } = await dism(`/Image:${path}`, '/Remove-ProvisionedAppxPackage', `/PackageName:${name}`)
      expect(exitCode).toBe(0)
      const differences = compareHives(before, openSoftware(software(path)))
      const removedKeys = differences
        .filter((one) => one.kind === 'removed' && one.value === undefined)
        .map((one) => one.key)
      const keysAfter = new Set(appxKeys(software(path)))
      const slashed = removedKeys.map((key) => `/${key.replaceAll('\\', '/')}`)
      expect(keysBefore.filter((key) => !keysAfter.has(key)).sort()).toEqual(slashed.sort())
      expect(keysAfter.size).toBe(keysBefore.length - removedKeys.length)
      return { keys: removedKeys, others: differences.filter((one) => one.kind !== 'removed') }
    }

    const listed = (stdout: string) => [...stdout.matchAll(/^PackageName : (.*)\r$/gm)].map((match) => match[1] ?? '')

    test('says what its edition, time zone, keyboard and locale are, and takes another zone with its summer time', async () => {
      const path = image('intl')
      const { stdout } = await dism(`/Image:${path}`, '/Get-Intl')
      for (const line of [
        'Default system UI language : en-US',
        'System locale : en-US',
        'Default time zone : Pacific Standard Time',
        'Keyboard layered driver : PC/AT Enhanced Keyboard (101/102-Key)',
        'Installed language(s): en-US\r\n  Type : Fully localized language.',
      ])
        expect(stdout).toContain(`${line}\r\n`)
      expect((await dism(`/Image:${path}`, '/Get-CurrentEdition')).stdout).toContain(
        'Current Edition : EnterpriseEval\r\n',
      )
      expect((await dism(`/Image:${path}`, '/Get-TargetEditions')).stdout).toContain('(The current edition cannot be')
      const set = await dism(`/Image:${path}`, '/Set-TimeZone:W. Europe Standard Time', '/Set-SysLocale:ja-JP')
      expect(set.exitCode).toBe(0)
      const system = (key: string, value: string) =>
        execFileSync('hivexget', [join(path, CONFIG, 'SYSTEM'), `ControlSet001\\Control\\${key}`, value], {
          encoding: 'utf8',
        }).trim()
      expect(system('TimeZoneInformation', 'TimeZoneKeyName')).toContain('W. Europe Standard Time')
      expect(system('TimeZoneInformation', 'StandardName')).toContain('@tzres.dll,-322')
      expect(system('Nls\\Language', 'Default')).toContain('0411')
    })

    test('lists its 21 apps, as hivexsh does', async () => {
      const path = image('list')
      const { exitCode, stdout } = await dism('/English', `/Image:${path}`, '/Get-ProvisionedAppxPackages')
      expect(exitCode).toBe(0)
      expect(stdout).toContain('Image Version: 6.3.9600.18505\r\n')
      const script = `cd \\${APPX}\\Applications\nls\n`
      const names = execFileSync('hivexsh', [software(path)], { input: script, encoding: 'utf8' })
      expect(listed(stdout)).toEqual(names.trim().split('\n'))
      expect(listed(stdout)).toHaveLength(21)
      expect(readFileSync(software(path)).equals(readFileSync(corpus.path('windows-8.1/SOFTWARE')))).toBe(true)
    })

    test("removing one whose users' keys are there takes the key of the provisioning and nothing else", async () => {
      const path = image('registered')
      const name = 'Microsoft.BingFinance_2016.408.1841.3666_neutral_~_8wekyb3d8bbwe'
      const key = `${APPX}\\Applications\\${name}`
      expect(await removal(path, name)).toEqual({
        keys: [
          key,
          `${key}\\Microsoft.VCLibs.120.00_12.0.21005.1_x64__8wekyb3d8bbwe`,
          `${key}\\Microsoft.VCLibs.120.00_12.0.21005.1_x86__8wekyb3d8bbwe`,
          `${key}\\Microsoft.WinJS.2.0_1.0.9600.17018_neutral__8wekyb3d8bbwe`,
        ],
        others: [],
      })
      expect(readdirSync(path)).toEqual(['Windows'])
      expect(readdirSync(join(path, CONFIG)).sort()).toEqual(['SOFTWARE', 'SYSTEM'])
    })

    test('removing one that no user has takes its staged package too, and no framework that others need', async () => {
      const path = image('unregistered')
      const name = 'Microsoft.SkypeApp_2015.619.27.3316_neutral_~_kzf8qxf38zg5c'
      const staged = `${APPX}\\Staged\\Microsoft.SkypeApp_kzf8qxf38zg5c`
      const hive = openSoftware(software(path))
      const users = (hive.key(APPX)?.subkeyNames() ?? []).filter((sid) => sid.startsWith('S-1-5-'))
      expect(users.length).toBeGreaterThan(0)
      for (const sid of users) hive.deleteKey(`${APPX}\\${sid}\\${name}`)
      hive.createKey(`${staged}\\${name}`)
      writeFileSync(software(path), readAll(hive.toSource()))

      const { keys, others } = await removal(path, name)
      expect(others).toEqual([])
      expect(keys.filter((key) => !key.startsWith(`${APPX}\\Applications\\${name}`))).toEqual([
        staged,
        `${staged}\\${name}`,
      ])
      expect(keys).toContain(`${APPX}\\Applications\\${name}`)
    })

    test('a name that is not provisioned is an error, and leaves the hive as it is', async () => {
      const path = image('unknown')
      const { exitCode, stdout } = await dism(
        `/Image:${path}`,
        '/Remove-ProvisionedAppxPackage',
        '/PackageName:Nothing',
      )
      expect(exitCode).toBe(2)
      expect(stdout).toContain('\r\nError: 2\r\n\r\nThe system cannot find the file specified.\r\n')
      expect(readFileSync(software(path)).equals(readFileSync(corpus.path('windows-8.1/SOFTWARE')))).toBe(true)
    })

    describe('its packages', () => {
      const PACKAGES = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing'
      const identities = (stdout: string) =>
        [...stdout.matchAll(/^Package Identity : (.*)\r$/gm)].map(([, name]) => name)
      const update = { kb: 'KB9999999', version: '6.3.1.0' }
      const foundation = 'Microsoft-Windows-Foundation-Package~31bf3856ad364e35~amd64~~6.3.9600.16384'

      test('are listed, 219 of them, and an update is added to them and removed again', async () => {
        const path = image('update')
        const file = join(path, 'update.cab')
        writeFileSync(file, updateCab({ ...update, parents: [foundation], packages: [{ kb: 'KB9999998' }] }))
        const before = openSoftware(software(path))
        const listedBefore = identities((await dism(`/Image:${path}`, '/Get-Packages')).stdout)
        expect(listedBefore).toHaveLength(219)

        expect((await dism(`/Image:${path}`, '/Add-Package', `/PackagePath:${file}`)).exitCode).toBe(0)
        const script = `cd \\${PACKAGES}\\Packages\nls\n`
        const names = execFileSync('hivexsh', [software(path)], { input: script, encoding: 'utf8' })
          .trim()
          .split('\n')
        expect(names).toHaveLength(4399 + 2)
        expect(names).toContain(updateIdentity(update))
        const { stdout } = await dism(`/Image:${path}`, '/Get-Packages')
        expect(identities(stdout)).toEqual([...listedBefore, updateIdentity(update)].sort(byRegistry))

        const removed = await dism(`/Image:${path}`, '/Remove-Package', `/PackageName:${updateIdentity(update)}`)
        expect(removed.exitCode).toBe(0)
        expect(compareHives(before, openSoftware(software(path)))).toEqual([])
      })

      test('without manifests beside the hives stay, and Windows itself as what it is', async () => {
        const path = image('rollup')
        const remove = async (name: string) => {
          const { exitCode } = await dism(`/Image:${path}`, '/Remove-Package', `/PackageName:${name}`)
          return `0x${(exitCode >>> 0).toString(16)}`
        }
        expect(await remove('Package_for_KB3172614~31bf3856ad364e35~amd64~~6.3.1.4')).toBe('0x800f0831')
        for (const name of [
          foundation,
          'Microsoft-Windows-EnterpriseEvalEdition~31bf3856ad364e35~amd64~~6.3.9600.16384',
          'Microsoft-Windows-Client-LanguagePack-Package~31bf3856ad364e35~amd64~en-US~6.3.9600.16384',
        ])
          expect(await remove(name)).toBe('0x800f0825')
        expect(readFileSync(software(path)).equals(readFileSync(corpus.path('windows-8.1/SOFTWARE')))).toBe(true)
      })

      test('go with all that is inside them, once their manifests are there', async () => {
        const path = image('manifests')
        const before = openSoftware(software(path))
        const rollup = 'Package_for_KB3172614~31bf3856ad364e35~amd64~~6.3.1.4'
        const inside = (before.key(`${PACKAGES}\\Packages`)?.subkeyNames() ?? []).filter((name) =>
          name.includes('KB3172614'),
        )
        expect(inside).toHaveLength(165)
        const manifests = join(path, 'Windows/servicing/Packages')
        mkdirSync(manifests, { recursive: true })
        const owners = (name: string) =>
          (before.key(`${PACKAGES}\\Packages\\${name}\\Owners`)?.values() ?? []).map((value) => value.name)
        for (const identity of inside) {
          const packages = inside.filter((name) => name !== identity && owners(name).includes(identity))
          const updates = [{ name: 'All', packages }]
          writeFileSync(
            join(manifests, `${identity}.mum`),
            packageManifest({ identity, releaseType: 'Update', updates }),
          )
        }
        const { exitCode } = await dism(`/Image:${path}`, '/Remove-Package', `/PackageName:${rollup}`)
        expect(exitCode).toBe(0)
        expect(readdirSync(manifests)).toEqual([])
        const differences = compareHives(before, openSoftware(software(path)))
        expect(differences.filter(({ kind }) => kind !== 'removed')).toEqual([])
        const gone = differences.flatMap(({ key }) =>
          key.startsWith(`${PACKAGES}\\Packages\\`) ? [key.slice(PACKAGES.length + 10).split('\\')[0]] : [],
        )
        expect([...new Set(gone)].sort(byRegistry)).toEqual(inside.sort(byRegistry))
        const others = differences.filter(({ key }) => !key.startsWith(`${PACKAGES}\\Package`))
        expect(others).toEqual([])
      })
    })
  },
)
