import fc from 'fast-check'
import { posix, win32 } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entryPath } from '../../../src/formats/zip/entryPath.ts'
import { isSafeRelativePath } from '../../../src/formats/zip/isSafeRelativePath.ts'
import { refusal } from '../refusal.ts'

const decoded: [name: string, path: string][] = [
  ['AppxManifest.xml', 'AppxManifest.xml'],
  ['Assets/Logo.scale-200.png', 'Assets\\Logo.scale-200.png'],
  ['a%20b/c', 'a b\\c'],
  ['Shortcut%2520File/HelloWorld.appxref-ms', 'Shortcut%20File\\HelloWorld.appxref-ms'],
  ['loader%255B1%255D.js', 'loader%5B1%5D.js'],
  ['%E0%A4%AE%E0%A4%B9.appx', 'मह.appx'],
  ['[Content_Types].xml', '[Content_Types].xml'],
  ['%252e%252e/a', '%2e%2e\\a'],
  ['.hidden', '.hidden'],
  ['a/ b', 'a\\ b'],
  ['console.txt', 'console.txt'],
  ['com10', 'com10'],
  [`${'a/'.repeat(255)}b`, `${'a\\'.repeat(255)}b`],
  ['auxiliary/nul_', 'auxiliary\\nul_'],
]

const refused: [what: string, name: string][] = [
  ['the parent folder', '../a'],
  ['the parent folder inside', 'a/../../b'],
  ['an escaped parent folder', '%2e%2e/a'],
  ['a half escaped parent folder', '.%2E/a'],
  ['an escaped separator', '..%2fa'],
  ['an escaped backslash', 'a%5Cb'],
  ['a backslash', 'a\\b'],
  ['this folder', './a'],
  ['a leading slash', '/a'],
  ['a share', '//server/share/a'],
  ['a drive', 'C:/a'],
  ['a path on a drive', 'C:a'],
  ['an escaped drive', 'C%3a/a'],
  ['an alternate stream', 'a.txt:stream'],
  ['an empty name', ''],
  ['a folder', 'a/'],
  ['an empty folder name', 'a//b'],
  ['a trailing dot', 'a./b'],
  ['a trailing space', 'a%20/b'],
  ['three dots', '.../a'],
  ['a control character', 'a%00b'],
  ['a line end', 'a%0Ab'],
  ['a wildcard', 'a*'],
  ['a device', 'con'],
  ['a device with an extension', 'a/NUL.txt'],
  ['a device with a space before the extension', 'nul%20.txt'],
  ['a device with two extensions', 'Com1.tar.gz'],
  ['a device with a superscript', 'lpt%C2%B2'],
  ['the console', 'CONIN$'],
  ['an escape of nothing', 'a%2'],
  ['an escape that is no UTF-8', '%FF'],
  ['a surrogate in UTF-8', '%ED%A0%80'],
  ['a name that NTFS cannot hold', 'a'.repeat(256)],
  ['a path through 256 folders', `${'a/'.repeat(256)}b`],
]

describe('entryPath', () => {
  test.each(decoded)('%s is %s', (name, path) => {
    expect(entryPath(name, 'a.appx')).toBe(path)
  })

  test.each(refused)('refuses %s', (_, name) => {
    expect(refusal(() => entryPath(name, 'a.appx'))?.message).toMatch(/^a\.appx: .* is not a safe name for a file/)
  })

  test('whatever passes stays below the folder it is joined to', () => {
    const pieces = [
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      'C:',
      '%3A',
      'a',
      ' ',
      '%20',
      '%25',
      'nul',
      '.txt',
      '\0',
      '~',
      'é',
    ]
    const names = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''))
    let passed = 0
    fc.assert(
      fc.property(names, (name) => {
        let path = 'x'
        if (refusal(() => (path = entryPath(name, 'a.appx')))) return
        passed++
        const onWindows = win32.resolve('C:\\app', path)
        expect(onWindows).toBe(`C:\\app\\${path}`)
        expect(posix.resolve('/app', path.replaceAll('\\', '/'))).toBe(`/app/${path.replaceAll('\\', '/')}`)
        expect(isSafeRelativePath(path)).toBe(true)
      }),
      { seed: 5, numRuns: 5000 },
    )
    expect(passed).toBeGreaterThan(100)
  })
})
