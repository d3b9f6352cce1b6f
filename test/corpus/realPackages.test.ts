import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createDiskHost } from '../../emulator/cli/createDiskHost.ts'
import { runDism } from '../../src/dism/runDism.ts'
import { openImage } from '../../src/image/openImage.ts'
import { readPackages } from '../../src/servicing/packages/readPackages.ts'
import { hasTool } from '../formats/regf/hasTool.ts'
import { openCorpusHives, whyNoHives, type CorpusHives } from '../formats/regf/corpusHives.ts'

const CONFIG = 'Windows/System32/config'
const PACKAGES = 'Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages'

const absent = whyNoHives() ?? (hasTool('reglookup') && hasTool('hivexsh') ? undefined : 'no hivexsh or no reglookup')

describe.skipIf(absent !== undefined)(
  `the packages of a real Windows 8.1${absent ? ` (skipped: ${absent})` : ''}`,
  () => {
    let corpus: CorpusHives
    let folder = ''
    beforeAll(() => {
      corpus = openCorpusHives()
      folder = mkdtempSync(join(tmpdir(), 'dismulator-packages-'))
      vi.stubEnv('DISMULATOR_HOME', join(folder, 'machine'))
      mkdirSync(join(folder, CONFIG), { recursive: true })
      for (const hive of ['SOFTWARE', 'SYSTEM'])
        copyFileSync(corpus.path(`windows-8.1/${hive}`), join(folder, CONFIG, hive))
    })
    afterAll(() => {
      vi.unstubAllEnvs()
      corpus.remove()
      rmSync(folder, { recursive: true, force: true })
    })

    async function dism(...words: string[]): Promise<string> {
      const output: string[] = []
      const host = createDiskHost()
      const exitCode = await runDism({ arguments: words, host, write: (text) => output.push(text) })
      expect(exitCode).toBe(0)
      return output.join('')
    }

    /** Values of all packages by path below the key, as reglookup reads them. */
    function lookedUp(): ReadonlyMap<string, string> {
      const text = execFileSync(
        'reglookup',
        ['-p', `/${PACKAGES.replaceAll('\\', '/')}`, corpus.path('windows-8.1/SOFTWARE')],
        { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] },
      )
      const lines = text.split('\n').map((line) => /\/Packages\/([^,]*),[A-Z_]+,([^,]*),/.exec(line) ?? [])
      return new Map(lines.map(([, path = '', value = '']) => [path, value]))
    }

    test('219 of 4,399 are listed, with the times and states that reglookup reads', async () => {
      const values = lookedUp()
      const names = execFileSync('hivexsh', [corpus.path('windows-8.1/SOFTWARE')], {
        input: `cd ${PACKAGES}\nls\n`,
        encoding: 'utf8',
      })
      const packages = names.split('\n').filter((name) => name.includes('~'))
      expect(packages).toHaveLength(4399)
      const number = (name: string, value: string) => Number(values.get(`${name}/${value}`) ?? Number.NaN)
      const expected = packages
        .filter((name) => number(name, 'Visibility') === 1)
        .map((name) => {
          const ticks = (BigInt(number(name, 'InstallTimeHigh')) << 32n) + BigInt(number(name, 'InstallTimeLow'))
          const time = new Date(Number(ticks / 10_000n) - 11_644_473_600_000)
          const shown = time.toLocaleString('en-US', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'short' })
          const state = { 0x70: 'Installed', 0x50: 'Superseded' }[number(name, 'CurrentState')]
          return [name, state, 'Other', shown.replace(/(\/)(\d\d),\s/, '$120$2 ').replace(/\s(?=[AP]M)/, ' ')]
        })
      expect(expected).toHaveLength(219)

      const list = await dism(`/Image:${folder}`, '/Get-Packages')
      const records = [
        ...list.matchAll(/Package Identity : (.*)\r\nState : (.*)\r\nRelease Type : (.*)\r\nInstall Time : (.*)\r\n/g),
      ]
      expect(records.map((record) => record.slice(1))).toEqual(expected)
    })

    test('what /Get-PackageInfo tells of a hidden package is what reglookup reads', async () => {
      const name = 'Microsoft-Windows-NetFx3-OC-Package~31bf3856ad364e35~amd64~~6.3.9600.16384'
      const values = lookedUp()
      const info = await dism(`/Image:${folder}`, '/Get-PackageInfo', `/PackageName:${name.toLowerCase()}`)
      expect(values.get(`${name}/Visibility`)).toBe('0x00000002')
      expect(info).toContain(`Package Identity : ${name}\r\n`)
      expect(info).toContain(`Install Client : ${values.get(`${name}/InstallClient`)}\r\n`)
      expect(info).toContain(`Install Package Name : ${values.get(`${name}/InstallName`)}\r\n`)
    })

    test('every package has the values, owners and features that reglookup reads', () => {
      const volume = createDiskHost().openVolume(folder)
      if (!volume) throw new Error(`there is no ${folder}`)
      const hex = (number: number) => `0x${number.toString(16).toUpperCase().padStart(8, '0')}`
      const packages = readPackages(openImage(volume, () => 0n))
      const read = packages.flatMap((one) => {
        const row = (name: string, value: string | undefined): [string, string][] =>
          value === undefined ? [] : [[`${one.identity}/${name}`, value]]
        const { currentState, visibility, installTime } = one
        return [
          ...row('CurrentState', currentState === undefined ? undefined : hex(currentState)),
          ...row('Visibility', visibility === undefined ? undefined : hex(visibility)),
          ...row('SelfUpdate', hex(one.selfUpdate ? 1 : 0)),
          ...row('InstallTimeHigh', installTime === undefined ? undefined : hex(Number(installTime >> 32n))),
          ...row('InstallTimeLow', installTime === undefined ? undefined : hex(Number(installTime & 0xffffffffn))),
          ...row('InstallClient', one.installClient),
          ...row('InstallUser', one.installUser),
          ...row('InstallName', one.installName),
          ...row('InstallLocation', one.installLocation),
          ...one
            .owners()
            .flatMap(({ identity, kind, intendedState }) =>
              row(`Owners/${identity}`, hex(kind * 0x10000 + intendedState)),
            ),
          ...one
            .updates()
            .flatMap(({ name, intendedState }) =>
              row(`Updates/${name}`, intendedState === undefined ? '0x000000FF' : hex(0x10000 + intendedState)),
            ),
        ]
      })
      const known = [...lookedUp()].filter(
        ([path]) => path.includes('/') && !/\/(Owners|Updates|SupersededTime)$/.test(path),
      )
      expect(known.length).toBeGreaterThan(40_000)
      expect(new Map(read)).toEqual(new Map(known))
      // A time is no state: four of the five are installed.
      const superseded = packages.filter((one) => one.supersededTime !== undefined)
      expect(superseded.map(({ identity }) => `${identity}/SupersededTime`)).toEqual(
        [...lookedUp().keys()].filter((path) => path.endsWith('/SupersededTime')),
      )
      expect(superseded.map((one) => one.currentState)).toEqual([0x70, 0x70, 0x70, 0x70, 0x50])
      volume.close()
    })
  },
)
