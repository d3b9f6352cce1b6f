import { beforeAll, describe, expect, test } from 'vitest'
import type { Machine } from '../../emulator/index.ts'
import { appPackage, bundle, framework, license } from '../../fixtures/index.ts'
import type { DismApi } from '../../src/api/index.ts'
import { exitCodeOf } from '../../src/dism/output/formatError.ts'
import { REFUSED, type Row } from '../dism/badInputTable.ts'
import { NOT_VALID, PROTECTED } from '../dism/failures.ts'
import { digestOf, servicedMachine } from '../dism/servicedMachine.ts'
import { apiMachine, lastError, opened, OFFLINE } from './apiSession.ts'
import { callOf } from './callOf.ts'
import { differences } from './differences.ts'

/** The folders among the paths of the table. */
const FOLDERS = new Set(['D:\\', 'D:\\in\\app'])

/** Whether the API can be asked it: it has one path for a package and a folder, and a number for the stub. */
function isCall([, words]: Row): boolean {
  const [command, ...options] = words
  const paths = (option: string) => options.flatMap((word) => word.split(option).slice(1))
  if (command === '/Remove-ProvisionedAppxPackage') return paths('/PackageName:').length === 1
  if (command !== '/Add-ProvisionedAppxPackage' || options.includes('/StubPackageOption:Half')) return false
  const [packages, folders] = [paths('/PackagePath:'), paths('/FolderPath:')]
  const areFolders = [...packages, ...folders].map((path) => FOLDERS.has(path))
  return areFolders.length === 1 && areFolders[0] === (folders.length === 1)
}

describe('bad input ends as with dism: HRESULT, text, and an image that is as it was', () => {
  let machine: Machine
  let api: DismApi
  let session = 0
  let before = ''
  beforeAll(async () => {
    machine = await servicedMachine()
    ;({ api } = machine)
    await api.DismInitialize(2, 'D:\\api.log', null)
    session = await opened(api, 'C:\\')
    before = digestOf(machine.image.volume)
  })

  test.each(REFUSED.filter(isCall))('%s', async (_, words, failure) => {
    const { hresult, text } = failure
    expect(`0x${(await callOf(api, session, words)).toString(16)}`).toBe(hresult)
    const expected = failure === NOT_VALID ? ['The parameter is incorrect.'] : text
    expect(await lastError(api)).toBe(`${expected.join('\r\n')}\r\n`)
    expect(digestOf(machine.image.volume)).toBe(before)
  })

  test('the log has the lines of the provider that are known', async () => {
    const start = machine.read('D:\\api.log').length
    const [, words] = REFUSED.find((row) => row[2] === PROTECTED) ?? ['', []]
    await callOf(api, session, words)
    const lines = new TextDecoder().decode(machine.read('D:\\api.log').subarray(start)).split('\r\n')
    const errors = lines.filter((line) => line.includes(', Error '))
    expect(errors.slice(0, -1).map((line) => line.replace(/^.*TID=\d+ /, ''))).toEqual(PROTECTED.logged)
    expect(errors.at(-1)).toMatch(/ API: PID=\d+ TID=\d+ REMOVE_FAILED: .*\(hr:0x80073cfa\)$/)
  })
})

describe('what is provisioned is the same, byte for byte', () => {
  const files: { [name: string]: Uint8Array } = {}
  beforeAll(async () => {
    const languages = ['en-US', 'fr-FR']
    Object.assign(files, {
      'reader.msixbundle': await bundle('Contoso.Reader', { languages, scales: [100, 200], stub: true }),
      'newer.msixbundle': await bundle('Contoso.Reader', { languages, version: '2.0.0.0' }),
      'plugin.appx': await appPackage({ name: 'Contoso.Plugin', mainPackages: ['Contoso.Reader'] }),
      'needy.appx': await appPackage({ name: 'Contoso.Needy', dependencies: [{ name: 'Contoso.Library' }] }),
      'x64.appx': await framework('Contoso.Library', { architecture: 'x64' }),
      'x86.appx': await framework('Contoso.Library', { architecture: 'x86' }),
      'reader.xml': license('Contoso.Reader_h91ms92gdsmmt'),
      'plugin.xml': license('Contoso.Plugin_h91ms92gdsmmt'),
      'folder\\needy.main': await appPackage({ name: 'Contoso.Needy', dependencies: [{ name: 'Contoso.Library' }] }),
      'folder\\library.appx': await framework('Contoso.Library', { architecture: 'x64' }),
      'data.bin': new TextEncoder().encode('data'),
    })
  })
  const READER = '/PackagePath:C:\\in\\reader.msixbundle'
  const NAME = '/PackageName:Contoso.Reader_1.0.0.0_neutral_~_h91ms92gdsmmt'

  test.each([
    ['a bundle', [[READER, '/SkipLicense']]],
    ['a bundle for all regions', [[READER, '/SkipLicense', '/Region:all']]],
    ['its stub', [[READER, '/SkipLicense', '/StubPackageOption:InstallStub']]],
    ['the full app', [[READER, '/SkipLicense', '/StubPackageOption:InstallFull']]],
    ['neither a license nor the word that there is none', [[READER]]],
    [
      'an optional package and two licenses',
      [
        [
          READER,
          '/OptionalPackagePath:C:\\in\\plugin.appx',
          '/LicensePath:C:\\in\\reader.xml',
          '/LicensePath:C:\\in\\plugin.xml',
        ],
      ],
    ],
    [
      'two frameworks',
      [
        [
          '/PackagePath:C:\\in\\needy.appx',
          '/DependencyPackagePath:C:\\in\\x64.appx',
          '/DependencyPackagePath:C:\\in\\x86.appx',
          '/SkipLicense',
        ],
      ],
    ],
    [
      'a folder (api.appx.folder)',
      [['/FolderPath:C:\\in\\folder', '/SkipLicense', '/CustomDataPath:C:\\in\\data.bin']],
    ],
    ['an update, and an older one after it', [[READER], ['/PackagePath:C:\\in\\newer.msixbundle'], [READER]]],
    ['an app that comes, goes and comes', [[READER], [NAME], [NAME], [READER, '/Region:US']]],
  ])('%s', async (_, lines) => {
    const [byApi, byDism] = [
      apiMachine({ languages: ['en-US', 'fr-FR'] }),
      apiMachine({ languages: ['en-US', 'fr-FR'] }),
    ]
    for (const [name, bytes] of Object.entries(files))
      for (const machine of [byApi, byDism]) machine.write(`C:\\in\\${name}`, bytes)
    const image = (machine: Machine) => machine.volumeAt(OFFLINE)
    const { api } = byApi
    await api.DismInitialize(2, null, null)
    const session = await opened(api, OFFLINE)
    const start = image(byApi).fork()
    for (const line of lines) {
      const command = line[0] === NAME ? '/Remove-ProvisionedAppxPackage' : '/Add-ProvisionedAppxPackage'
      const { exitCode } = await byDism.dism(`/Image:${OFFLINE}`, command, ...line)
      expect(exitCodeOf(await callOf(api, session, line))).toBe(exitCode)
      expect(differences(image(byApi), image(byDism))).toEqual([])
    }
    expect(differences(start, image(byApi))).not.toEqual([])
  })
})
