import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { DismError } from '../../src/errors/DismError.ts'
import { parseCommand } from '../../src/dism/grammar/parseCommand.ts'
import { parseCommandLine } from '../../src/dism/grammar/parseCommandLine.ts'
import { readTokens } from '../../src/dism/grammar/readTokens.ts'
import { vocabularyOf } from '../../src/dism/grammar/Vocabulary.ts'
import { fakeHost, run } from './fakeHost.ts'

const runs = { seed: 20_231_101, numRuns: 400 }
const page = `${process.env['DISMULATOR_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))}/spec/app-package-servicing.txt`

function parse(line: readonly string[]) {
  const parsed = parseCommandLine(line)
  if (parsed.help) return { globals: parsed.globals, help: parsed.helpTopic }
  const { command, argument, options } = parseCommand(
    parsed.rest,
    parsed.globals.target,
    vocabularyOf('10.0.26100.8737'),
  )
  return { globals: parsed.globals, command: command.name, argument, options: new Map(options) }
}

function codeOf(line: readonly string[]): string {
  try {
    parse(line)
    return 'none'
  } catch (error) {
    if (error instanceof DismError) return error.code
    throw error
  }
}

/** An option in one of eight spellings that mean the same. */
function respell(name: string, argument: string | undefined, style: number): string {
  const prefix = (style & 1) === 0 ? '/' : '-'
  const spelled = prefix + ((style & 2) === 0 ? name.toUpperCase() : name.toLowerCase()).slice(1)
  if (argument === undefined) return spelled
  return `${spelled}${(style & 4) === 0 ? ':' : '='}${(style & 3) === 3 ? `"${argument}"` : argument}`
}

describe('tokens', () => {
  test.each([
    ['/Online', 'online', undefined],
    ['-Online', 'online', undefined],
    ['/Image:C:\\a b', 'image', 'C:\\a b'],
    ['/LicensePath=C:\\x=y.xml', 'licensepath', 'C:\\x=y.xml'],
    ['/PackagePath:"C:\\a b.msix"', 'packagepath', 'C:\\a b.msix'],
    ['"/Image:C:\\a b"', 'image', 'C:\\a b'],
    ['/Region:""', 'region', ''],
    ['/?', '?', undefined],
    ['online', undefined, undefined],
    ['/', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (text, name, value) => {
    expect(readTokens([text])).toEqual([expect.objectContaining({ name, value })])
  })
})

describe('commands', () => {
  test('an add with everything', () => {
    expect(
      parse([
        '/English',
        '/image:C:\\offline',
        '/Add-ProvisionedAppxPackage',
        '/PackagePath:a.msixbundle',
        '/dependencyPackagePath:x86.appx',
        '/DependencyPackagePath:x64.appx',
        '/LicensePath=l.xml',
        '/SkipLicense',
        '/Region:US;GB',
        '/LogLevel:4',
        '/Format:table',
        '/WinDir:Win',
      ]),
    ).toEqual({
      globals: {
        target: { kind: 'image', path: 'C:\\offline' },
        winDir: 'Win',
        sysDriveDir: undefined,
        scratchDir: undefined,
        logPath: undefined,
        logLevel: 4,
        english: true,
        quiet: false,
        noRestart: false,
        format: 'Table',
      },
      command: 'Add-ProvisionedAppxPackage',
      argument: undefined,
      options: new Map([
        ['dependencypackagepath', ['x86.appx', 'x64.appx']],
        ['licensepath', ['l.xml']],
        ['packagepath', ['a.msixbundle']],
        ['region', ['US;GB']],
        ['skiplicense', ['']],
      ]),
    })
  })

  test.each([
    [['/Online', '/Disable-Feature:Microsoft-Hyper-V'], 'Microsoft-Hyper-V'],
    [['/Online', '/Disable-Feature', '/FeatureName:Microsoft-Hyper-V'], undefined],
    [['/Image:x', '/Apply-Unattend:C:\\unattend.xml'], 'C:\\unattend.xml'],
  ])('%j may carry its own argument', (line, argument) => {
    expect(parse(line)).toMatchObject({ argument })
  })

  test.each([
    [['/Online', '/Get-ProvisionedAppxPackages:all'], 'UNEXPECTED_ARGUMENT'],
    [['/Online', '/Apply-Unattend'], 'MISSING_COMMAND_ARGUMENT'],
    [['/Online', '/Remove-ProvisionedAppxPackage', '/PackageName'], 'MISSING_COMMAND_ARGUMENT'],
    [['/Online', '/Remove-ProvisionedAppxPackage', '/PackageName:a', '/PackageName:b'], 'DUPLICATE_OPTION'],
    [['/Online', '/Remove-ProvisionedAppxPackage', '/PackageName:a', '/Region:all'], 'OPTION_NOT_IN_CONTEXT'],
    [['/Online', '/Remove-ProvisionedAppxPackage', '/Get-ProvisionedAppxPackages'], 'OPTION_NOT_IN_CONTEXT'],
    [['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:a', '/SkipLicense:yes'], 'UNEXPECTED_ARGUMENT'],
    [['/Online', '/Add-ProvisionedAppxPackage', '/PackagePath:a', '/PackagePath:b'], 'DUPLICATE_OPTION'],
    [['/Online', '/Add-ProvisionedAppxPackages'], 'UNKNOWN_OPTION'],
    [['/Online', '/StubPackageOption:InstallStub'], 'UNKNOWN_OPTION'],
    [['/Online', '/Get-WimInfo'], 'OPTION_NOT_IN_CONTEXT'],
    [['/Image:x', '/Get-WimInfo'], 'IMAGE_NOT_IN_CONTEXT'],
    [['/Get-Packages'], 'UNKNOWN_OPTION'],
    [['/Get-WimInfo', '/WimFile:x'], 'none'],
    [['/Image:x', '/Set-ProvisionedAppxDataFile', '/CustomDataPath:a', '/PackageName:b'], 'none'],
    [['/Online', '/Set-NonRemovableAppPolicy', '/PackageFamily:a', '/NonRemovable:1'], 'none'],
    [['/Image:x', '/Optimize-ProvisionedAppxPackages'], 'none'],
  ])('%j: %s', (line, code) => {
    expect(codeOf(line)).toBe(code)
  })
})

describe('the page on app package servicing', () => {
  test.skipIf(!existsSync(page))(`every example line is understood, as far as ${page} is there`, () => {
    const lines = readFileSync(page, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /^dism(\.exe)? \/(image:c|online)/i.test(line) && !/[[<]/.test(line))
    expect(lines.length).toBe(13)
    for (const line of lines) {
      const [, ...words] = line.split(' ')
      expect([line, codeOf(words)]).toEqual([line, 'none'])
    }
  })
})

describe('any command line', () => {
  const value = fc.stringMatching(/^[a-z0-9\\.:= _-]{1,12}$/).filter((text) => text.trim() === text)
  const globals = fc.uniqueArray(
    fc.oneof(
      fc.constantFrom('/English', '/Quiet', '/NoRestart').map((name) => [name]),
      fc.tuple(fc.constantFrom('/LogPath', '/SysDriveDir', '/ScratchDir'), value),
      fc.tuple(fc.constant('/LogLevel'), fc.constantFrom('1', '2', '3', '4')),
      fc.tuple(fc.constant('/Format'), fc.constantFrom('Table', 'List')),
    ),
    { selector: ([name]) => name },
  )
  const target = fc.oneof(
    fc.constant(['/Online']),
    value.map((path) => ['/Image', path]),
  )
  const add = fc.tuple(
    fc.constant(['/Add-ProvisionedAppxPackage']),
    fc.uniqueArray(
      fc.oneof(
        fc.tuple(
          fc.constantFrom('/PackagePath', '/Region', '/CustomDataPath', '/StubPackageOption', '/FolderPath'),
          value,
        ),
        fc.constant(['/SkipLicense']),
      ),
      { selector: ([name]) => name },
    ),
  )
  const line = fc.tuple(globals, target, add).map(([a, b, [command, c]]) => [...a, b, command, ...c])

  test('means the same in any order, case, prefix and separator', () => {
    const spelling = fc.tuple(line, fc.infiniteStream(fc.integer({ min: 0, max: 7 })), fc.infiniteStream(fc.nat()))
    fc.assert(
      fc.property(spelling, ([options, style, rank]) => {
        const plain = options.map(([name = '', argument]) => (argument === undefined ? name : `${name}:${argument}`))
        const shuffled = options
          .map((parts) => ({ parts, rank: rank.next().value }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ parts: [name = '', argument] }) => respell(name, argument, style.next().value))
        expect(parse(shuffled)).toEqual(parse(plain))
      }),
      runs,
    )
  })

  const noise = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .tuple(
        fc.constantFrom('/', '-', '', '"/'),
        fc.string({ maxLength: 8 }),
        fc.constantFrom('', ':', '=', ':"'),
        fc.string({ maxLength: 8 }),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom(
      '/?',
      '/Online',
      '/Image:x',
      '/Quiet',
      '/Get-ProvisionedAppxPackages',
      '/Remove-ProvisionedAppxPackage',
      '/PackageName:',
      '/PackageName:a',
      '/Get-WimInfo',
      '/LogPath:l',
      '/WinDir:w',
    ),
  )

  test('crashes nothing, and fails with a number and an Error block or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { maxLength: 6 }), async (words) => {
        const { stdout, exitCode } = await run(fakeHost(), words)
        const number = /(?:^|\r\n)\r\nError: (\d+|0x[0-9a-f]+)\r\n\r\n[^\r]/.exec(stdout)?.[1]
        expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(number === undefined ? 0 : Number(number) | 0).toBe(exitCode)
        expect(number).not.toBe('0')
      }),
      runs,
    )
  })
})
