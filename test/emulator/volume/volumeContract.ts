import { beforeEach, describe, expect, test } from 'vitest'
import { DismError } from '../../../src/errors/DismError.ts'
import type { ErrorName } from '../../../src/errors/catalogue.ts'
import { bytesSource, readAll, type ByteSource } from '../../../src/formats/ByteSource.ts'
import { FileAttributes, type Volume, type VolumeReader, type WritableVolume } from '../../../src/image/Volume.ts'
import { treeOf as treeWith } from './treeOf.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of a text. */
export function bytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text that a file of a volume holds. */
export function textOf(volume: VolumeReader, path: string): string {
  return decoder.decode(readAll(volume.open(path)))
}

/** The code of the DismError that an action throws. */
export function codeOf(action: () => unknown): ErrorName | 'no error' {
  try {
    action()
  } catch (error) {
    if (error instanceof DismError) return error.code
    throw error
  }
  return 'no error'
}

/** An implementation under test. */
export interface Candidate {
  /** A volume to work on, and the one it was made from, filled by the function given. */
  make(fill: (volume: WritableVolume) => void): { volume: WritableVolume; base: Volume }
  /** Whether the base stores the bytes of what is applied to it, instead of keeping the source. */
  readonly storesBytes: boolean
  /** The attributes that it keeps. */
  readonly keeps: { readonly files: number; readonly folders: number }
  /** Whether forks and sources live on when the volume is changed. */
  readonly snapshots: boolean
}

/** What every writable volume does, whatever it stands on. */
export function volumeContract(candidate: Candidate): void {
  const { keeps, snapshots } = candidate
  const unless = snapshots ? '' : ' (skipped: forks and sources of a real folder end with its next apply)'
  const treeOf = (volume: VolumeReader) => treeWith(volume, keeps.files, keeps.folders)

  let volume: WritableVolume
  let base: Volume

  beforeEach(() => {
    ;({ volume, base } = candidate.make((empty) => {
      empty.createFolder('Windows\\System32\\config')
      empty.write('Windows\\System32\\kernel32.dll', bytes('kernel'))
      empty.link('Windows\\System32\\kernel32.dll', 'Windows\\linked.dll')
      empty.createFolder('Windows\\WinSxS\\amd64')
      empty.link('Windows\\System32\\kernel32.dll', 'Windows\\WinSxS\\amd64\\kernel32.dll')
      empty.write('Windows\\win.ini', bytes('[fonts]'))
      empty.createFolder('Users\\Public')
    }))
  })

  describe('reading', () => {
    test('the root is the empty path, a folder', () => {
      expect(volume.stat('')).toMatchObject({ name: '', kind: 'folder', size: 0, links: 1 })
      expect(volume.list('').map((entry) => entry.name)).toEqual(['Users', 'Windows'])
    })

    test('names are found in any case and with either separator, and shown as stored', () => {
      expect(volume.stat('WINDOWS/system32\\KERNEL32.DLL')).toMatchObject({
        name: 'kernel32.dll',
        kind: 'file',
        size: 6,
      })
      expect(textOf(volume, '\\windows\\WIN.INI')).toBe('[fonts]')
    })

    test('a folder is listed in the order of upper-cased names', () => {
      for (const name of ['b', 'A', '_', 'Z', 'a1']) volume.write(`Users\\${name}`, bytes(''))
      expect(volume.list('Users').map((entry) => entry.name)).toEqual(['A', 'a1', 'b', 'Public', 'Z', '_'])
    })

    test('only what starts with a prefix is listed, in any case, whatever was looked at before', () => {
      for (const name of ['b', 'ab', 'AA', 'Äa', 'a']) volume.write(`Users\\${name}`, bytes(''))
      const names = (prefix: string) => volume.list('Users', prefix).map((entry) => entry.name)
      expect(names('A')).toEqual(['a', 'AA', 'ab'])
      volume.remove('Users\\aa')
      volume.write('Users\\AC', bytes(''))
      expect(names('a')).toEqual(['a', 'ab', 'AC'])
      expect(names('ä')).toEqual(['Äa'])
      expect(names('pub')).toEqual(['Public'])
      expect(names('x')).toEqual([])
      expect(volume.list('Users').map((entry) => entry.name)).toEqual(['a', 'ab', 'AC', 'b', 'Public', 'Äa'])
    })

    test('nothing is undefined to stat', () => {
      expect(volume.stat('Windows\\nothing')).toBeUndefined()
      expect(volume.stat('nowhere\\nothing')).toBeUndefined()
      expect(volume.stat('Windows\\win.ini\\below')).toBeUndefined()
    })

    test.each<[string, ErrorName]>([
      ['Windows\\nothing', 'FILE_NOT_FOUND'],
      ['nowhere\\nothing', 'PATH_NOT_FOUND'],
      ['Windows\\win.ini\\below', 'PATH_NOT_FOUND'],
      ['Windows', 'ACCESS_DENIED'],
      ['', 'ACCESS_DENIED'],
    ])('open(%j) throws %s', (path, code) => {
      expect(codeOf(() => volume.open(path))).toBe(code)
    })

    test.each<[string, ErrorName]>([
      ['nowhere', 'PATH_NOT_FOUND'],
      ['Windows\\win.ini', 'DIRECTORY'],
      ['Windows\\win.ini\\below', 'PATH_NOT_FOUND'],
    ])('list(%j) throws %s', (path, code) => {
      expect(codeOf(() => volume.list(path))).toBe(code)
    })

    test('a source gives ranges, cut at its end', () => {
      const source = volume.open('Windows\\win.ini')
      expect(decoder.decode(source.read(1, 3))).toBe('fon')
      expect(decoder.decode(source.read(5, 100))).toBe('s]')
      expect(source.read(100, 5).length).toBe(0)
      expect(source.size).toBe(7)
    })

    test('opening twice gives the same source', () => {
      expect(volume.open('Windows\\win.ini')).toBe(volume.open('WINDOWS\\WIN.INI'))
      expect(volume.open('Windows\\linked.dll')).toBe(volume.open('Windows\\linked.dll'))
    })
  })

  describe('writing', () => {
    test('makes the file with its folders', () => {
      volume.write('Program Files\\App\\app.exe', bytes('MZ'))
      expect(textOf(volume, 'program files\\app\\APP.EXE')).toBe('MZ')
      expect(volume.stat('Program Files\\App')?.kind).toBe('folder')
      expect(volume.stat('Program Files\\App\\app.exe')?.attributes).toBe(FileAttributes.ARCHIVE & keeps.files)
    })

    test('rewrites a file under its stored name and with its attributes', () => {
      volume.setAttributes('Windows\\win.ini', FileAttributes.READONLY)
      volume.write('WINDOWS\\WIN.INI', bytes('new'))
      expect(volume.stat('Windows\\win.ini')).toMatchObject({
        name: 'win.ini',
        size: 3,
        attributes: FileAttributes.READONLY,
      })
      expect(textOf(volume, 'Windows\\win.ini')).toBe('new')
    })

    test('takes a copy of bytes', () => {
      const content = bytes('before')
      volume.write('a', content)
      content.fill(0)
      expect(textOf(volume, 'a')).toBe('before')
    })

    test('takes sources', () => {
      volume.write('a', bytesSource(bytes('from a source')))
      expect(textOf(volume, 'a')).toBe('from a source')
    })

    test.runIf(snapshots)(`an opened source keeps its bytes when the file is rewritten or removed${unless}`, () => {
      const source = volume.open('Windows\\win.ini')
      volume.write('Windows\\win.ini', bytes('changed'))
      const changed = volume.open('Windows\\win.ini')
      volume.remove('Windows\\win.ini')
      expect(decoder.decode(readAll(source))).toBe('[fonts]')
      expect(decoder.decode(readAll(changed))).toBe('changed')
    })

    test('sets the time of last write', () => {
      const before = volume.stat('Windows\\win.ini')!.modified
      volume.write('Windows\\win.ini', bytes('x'))
      expect(volume.stat('Windows\\win.ini')!.modified).toBeGreaterThan(before)
      const written = volume.stat('Windows\\win.ini')!.modified
      volume.setAttributes('Windows\\win.ini', FileAttributes.HIDDEN)
      expect(volume.stat('Windows\\win.ini')!.modified).toBe(written)
    })

    test('a new name moves the time of its folder', () => {
      const before = volume.stat('Users')!.modified
      volume.write('Users\\x', bytes('x'))
      const made = volume.stat('Users')!.modified
      expect(made).toBeGreaterThan(before)
      volume.write('Users\\x', bytes('y'))
      expect(Math.abs(Number(volume.stat('Users')!.modified - made))).toBeLessThan(10)
      volume.remove('Users\\x')
      expect(volume.stat('Users')!.modified).toBeGreaterThan(made)
    })

    test('createFolder makes all folders, and does nothing when they are there', () => {
      volume.createFolder('a\\b\\c')
      const made = volume.stat('a\\b\\c')
      volume.createFolder('A\\B\\C')
      volume.createFolder('')
      expect(volume.stat('a\\b\\c')).toEqual(made)
      expect(volume.stat('a\\b\\c')?.name).toBe('c')
    })

    test.each<[string, (volume: WritableVolume) => void, ErrorName]>([
      ['write to a folder', (v) => v.write('Windows', bytes('')), 'ACCESS_DENIED'],
      ['write to the root', (v) => v.write('', bytes('')), 'ACCESS_DENIED'],
      ['write below a file', (v) => v.write('Windows\\win.ini\\x', bytes('')), 'PATH_NOT_FOUND'],
      ['write far below a file', (v) => v.write('Windows\\win.ini\\x\\y', bytes('')), 'PATH_NOT_FOUND'],
      ['folder over a file', (v) => v.createFolder('Windows\\win.ini'), 'ALREADY_EXISTS'],
      ['folder below a file', (v) => v.createFolder('Windows\\win.ini\\x'), 'PATH_NOT_FOUND'],
      ['attributes of nothing', (v) => v.setAttributes('Windows\\nothing', 0), 'FILE_NOT_FOUND'],
      ['attributes nowhere', (v) => v.setAttributes('nowhere\\nothing', 0), 'PATH_NOT_FOUND'],
      ['attributes of the root', (v) => v.setAttributes('', 0), 'ACCESS_DENIED'],
      ['remove nothing', (v) => v.remove('Windows\\nothing'), 'FILE_NOT_FOUND'],
      ['remove nowhere', (v) => v.remove('nowhere\\nothing'), 'PATH_NOT_FOUND'],
      ['remove the root', (v) => v.remove(''), 'ACCESS_DENIED'],
      ['link over something', (v) => v.link('Windows\\win.ini', 'Users'), 'ALREADY_EXISTS'],
      ['link over itself', (v) => v.link('Windows\\win.ini', 'Windows\\WIN.INI'), 'ALREADY_EXISTS'],
      ['link from nothing', (v) => v.link('Windows\\nothing', 'x'), 'FILE_NOT_FOUND'],
      ['link from nowhere', (v) => v.link('nowhere\\nothing', 'x'), 'PATH_NOT_FOUND'],
      ['link into no folder', (v) => v.link('Windows\\win.ini', 'nowhere\\x'), 'PATH_NOT_FOUND'],
      ['link below a file', (v) => v.link('Windows\\win.ini', 'Windows\\linked.dll\\x'), 'PATH_NOT_FOUND'],
      ['link a folder', (v) => v.link('Windows', 'x'), 'ACCESS_DENIED'],
      ['rename nothing', (v) => v.rename('Windows\\nothing', 'x'), 'FILE_NOT_FOUND'],
      ['rename nowhere', (v) => v.rename('nowhere\\nothing', 'x'), 'PATH_NOT_FOUND'],
      ['rename into no folder', (v) => v.rename('Windows\\win.ini', 'nowhere\\x'), 'PATH_NOT_FOUND'],
      ['rename over a file', (v) => v.rename('Windows\\win.ini', 'Windows\\linked.dll'), 'ALREADY_EXISTS'],
      ['rename over a folder', (v) => v.rename('Windows\\win.ini', 'Users'), 'ALREADY_EXISTS'],
      [
        'rename over another link',
        (v) => v.rename('Windows\\linked.dll', 'Windows\\System32\\KERNEL32.dll'),
        'ALREADY_EXISTS',
      ],
      ['rename a folder into itself', (v) => v.rename('Windows', 'WINDOWS\\x'), 'ACCESS_DENIED'],
      ['rename a folder deep into itself', (v) => v.rename('Windows', 'windows\\no\\x'), 'ACCESS_DENIED'],
      ['rename the root', (v) => v.rename('', 'x'), 'ACCESS_DENIED'],
      ['rename to the root', (v) => v.rename('Users', ''), 'ACCESS_DENIED'],
    ])('%s: refused, nothing changes', (_, action, code) => {
      const before = treeOf(volume)
      expect(codeOf(() => action(volume))).toBe(code)
      expect(treeOf(volume)).toEqual(before)
    })

    test.each([
      'a<b',
      'a>b',
      'a:stream',
      'a"b',
      'a|b',
      'a?b',
      'a*b',
      'a\u0001b',
      'a.',
      'a ',
      '.',
      '..',
      'CON',
      'nul.txt',
      'Com1',
      'lpt9.tar.gz',
      'COM²',
      'aux .txt',
      'conin$',
      'x'.repeat(256),
      'a\ud800b',
    ])('the name %j is refused wherever it would be made', (name) => {
      const before = treeOf(volume)
      expect(codeOf(() => volume.write(name, bytes('')))).toBe('INVALID_NAME')
      expect(codeOf(() => volume.write(`new\\${name}\\x`, bytes('')))).toBe('INVALID_NAME')
      expect(codeOf(() => volume.createFolder(`Users\\${name}`))).toBe('INVALID_NAME')
      expect(codeOf(() => volume.createFolder(`Users\\${name}\\x`))).toBe('INVALID_NAME')
      expect(codeOf(() => volume.link('Windows\\win.ini', `Users\\${name}`))).toBe('INVALID_NAME')
      expect(codeOf(() => volume.rename('Windows\\win.ini', `Users\\${name}`))).toBe('INVALID_NAME')
      expect(treeOf(volume)).toEqual(before)
    })

    test.each([
      'x'.repeat(255),
      'COM0',
      'COM10',
      'console',
      'a.b.c',
      '.hidden',
      'nul-txt',
      'ÄÖ😀',
      "~!@#$%^&()-_=+[]{};',",
    ])('the name %j is taken', (name) => {
      volume.write(`Users\\${name}`, bytes('x'))
      expect(volume.stat(`Users\\${name}`)?.name).toBe(name)
    })

    test('a file takes 1024 links and no more', () => {
      const fork = volume.fork()
      fork.write('one', bytes('1'))
      for (let number = 1; number < 1024; number++) fork.link('one', `Users\\${number}`)
      volume.apply(fork.diff(volume))
      expect(volume.stat('one')?.links).toBe(1024)
      expect(codeOf(() => volume.link('one', 'Users\\1024'))).toBe('TOO_MANY_LINKS')
    })

    test('attributes other than those kept are dropped', () => {
      volume.setAttributes('Windows\\win.ini', 0xffff)
      expect(volume.stat('Windows\\win.ini')?.attributes).toBe(keeps.files)
      volume.setAttributes('Windows', FileAttributes.HIDDEN | 0x10)
      expect(volume.stat('Windows')?.attributes).toBe(FileAttributes.HIDDEN & keeps.folders)
    })
  })

  describe('removing and renaming', () => {
    test('a folder goes with all in it', () => {
      volume.remove('Windows\\SYSTEM32')
      expect(volume.stat('Windows\\System32')).toBeUndefined()
      expect(volume.stat('Windows\\System32\\config')).toBeUndefined()
      expect(volume.stat('Windows\\linked.dll')?.links).toBe(2)
      expect(textOf(volume, 'Windows\\linked.dll')).toBe('kernel')
    })

    test('what is made again after a removal is empty', () => {
      volume.remove('Windows')
      volume.createFolder('WINDOWS')
      expect(volume.list('Windows')).toEqual([])
      expect(volume.list('').map((entry) => entry.name)).toEqual(['Users', 'WINDOWS'])
    })

    test('a folder moves with all in it', () => {
      volume.rename('Windows\\System32', 'Users\\Moved')
      expect(textOf(volume, 'Users\\Moved\\kernel32.dll')).toBe('kernel')
      expect(volume.stat('Users\\Moved\\config')?.kind).toBe('folder')
      expect(volume.stat('Windows\\System32')).toBeUndefined()
      volume.write('Windows\\linked.dll', bytes('still one file'))
      expect(textOf(volume, 'Users\\Moved\\kernel32.dll')).toBe('still one file')
    })

    test('a moved file is the same file', () => {
      const before = volume.stat('Windows\\win.ini')!
      volume.rename('Windows\\win.ini', 'Users\\win2.ini')
      const after = volume.stat('Users\\win2.ini')!
      expect(after).toEqual({ ...before, name: 'win2.ini', fileId: snapshots ? before.fileId : after.fileId })
    })

    test('the case of a name changes', () => {
      volume.rename('Windows\\win.ini', 'Windows\\WIN.INI')
      volume.rename('WINDOWS\\system32', 'windows\\SYSTEM32')
      expect(volume.list('Windows').map((entry) => entry.name)).toEqual(['linked.dll', 'SYSTEM32', 'WIN.INI', 'WinSxS'])
      expect(textOf(volume, 'Windows\\System32\\kernel32.dll')).toBe('kernel')
    })

    test('renaming to the same name does nothing', () => {
      const before = treeOf(volume)
      volume.rename('Windows\\win.ini', 'WINDOWS\\win.ini')
      expect(treeOf(volume)).toEqual(before)
    })
  })

  describe('hard links', () => {
    test('links are counted and share their id', () => {
      const ids = [
        'Windows\\linked.dll',
        'Windows\\System32\\kernel32.dll',
        'Windows\\WinSxS\\amd64\\kernel32.dll',
      ].map((path) => volume.stat(path)!)
      expect(new Set(ids.map((entry) => entry.fileId)).size).toBe(1)
      expect(ids.map((entry) => entry.links)).toEqual([3, 3, 3])
      expect(volume.stat('Windows\\win.ini')?.fileId).not.toBe(ids[0]?.fileId)
      expect(volume.stat('Windows\\win.ini')?.links).toBe(1)
    })

    test('writing through one name shows under all others, in folders not read before too', () => {
      volume.write('Windows\\linked.dll', bytes('patched'))
      expect(textOf(volume, 'Windows\\WinSxS\\amd64\\kernel32.dll')).toBe('patched')
      expect(volume.stat('Windows\\System32\\kernel32.dll')).toMatchObject({ size: 7, links: 3 })
    })

    test('attributes are those of the file, not of the name', () => {
      volume.setAttributes('Windows\\linked.dll', FileAttributes.READONLY)
      expect(volume.stat('Windows\\System32\\kernel32.dll')?.attributes).toBe(FileAttributes.READONLY)
    })

    test('removing a name leaves the others', () => {
      volume.remove('Windows\\linked.dll')
      volume.write('Windows\\System32\\kernel32.dll', bytes('two'))
      expect(volume.stat('Windows\\WinSxS\\amd64\\kernel32.dll')).toMatchObject({ size: 3, links: 2 })
      volume.remove('Windows\\WinSxS')
      expect(volume.stat('Windows\\System32\\kernel32.dll')?.links).toBe(1)
      expect(textOf(volume, 'Windows\\System32\\kernel32.dll')).toBe('two')
    })

    test('a file made under a removed name is another file', () => {
      volume.remove('Windows\\linked.dll')
      volume.write('Windows\\linked.dll', bytes('other'))
      expect(textOf(volume, 'Windows\\System32\\kernel32.dll')).toBe('kernel')
      expect(volume.stat('Windows\\linked.dll')?.links).toBe(1)
    })

    test('links can be made of links, and of new files', () => {
      volume.write('new', bytes('1'))
      volume.link('NEW', 'Users\\Second')
      volume.link('Users\\second', 'Users\\Third')
      volume.write('Users\\Third', bytes('22'))
      expect(volume.stat('new')).toMatchObject({ size: 2, links: 3 })
      expect(volume.stat('Users\\second')?.name).toBe('Second')
    })
  })

  describe('forks', () => {
    test.runIf(snapshots)(`both sides go on by themselves${unless}`, () => {
      const fork = volume.fork()
      fork.write('Windows\\win.ini', bytes('in the fork'))
      fork.remove('Users')
      volume.write('Windows\\linked.dll', bytes('in the volume'))
      volume.remove('Windows\\System32')
      volume.write('Windows\\new', bytes('new'))
      expect(textOf(volume, 'Windows\\win.ini')).toBe('[fonts]')
      expect(volume.stat('Users')?.kind).toBe('folder')
      expect(textOf(fork, 'Windows\\System32\\kernel32.dll')).toBe('kernel')
      expect(textOf(fork, 'Windows\\linked.dll')).toBe('kernel')
      expect(fork.stat('Windows\\linked.dll')?.links).toBe(3)
      expect(fork.stat('Windows\\new')).toBeUndefined()
    })

    test('a fork shows what the volume shows, ids of files included', () => {
      const fork = volume.fork().fork()
      for (const folder of ['Windows', 'Windows\\System32', 'Users'])
        expect(fork.list(folder)).toEqual(volume.list(folder))
    })

    test.runIf(snapshots)(`forks of forks stay as they were${unless}`, () => {
      const states = [treeOf(volume)]
      const forks: WritableVolume[] = []
      for (let number = 0; number < 5; number++) {
        forks.push(volume.fork())
        volume.write(`Windows\\new${number}`, bytes(String(number)))
        volume.write('Windows\\linked.dll', bytes(`version ${number}`))
        volume.remove(['Windows\\win.ini', 'Users\\Public', 'Windows\\new0', 'Windows\\System32', 'Users'][number]!)
        states.push(treeOf(volume))
      }
      for (const [number, fork] of forks.entries()) expect(treeOf(fork)).toEqual(states[number])
    })

    test.runIf(snapshots)(`new files of two forks are different files${unless}`, () => {
      const fork = volume.fork()
      fork.write('a', bytes('a'))
      volume.write('b', bytes('b'))
      expect(fork.stat('a')?.fileId).not.toBe(volume.stat('b')?.fileId)
    })
  })

  describe('diff and apply', () => {
    test('nothing changed, nothing differs', () => {
      volume.list('Windows')
      volume.open('Windows\\win.ini')
      expect(volume.diff(base)).toEqual([])
      expect(volume.fork().diff(volume)).toEqual([])
    })

    test('a link that is removed and made again is no change', () => {
      const fork = volume.fork()
      fork.link('Windows\\System32\\kernel32.dll', 'Users\\aside')
      fork.remove('Windows\\linked.dll')
      fork.link('Users\\aside', 'Windows\\linked.dll')
      fork.remove('Users\\aside')
      expect(fork.diff(volume)).toEqual([])
    })

    test('the changes of all kinds, in the order in which they are applied', () => {
      const fork = volume.fork()
      fork.write('Windows\\win.ini', bytes('changed'))
      fork.remove('Users\\Public')
      fork.write('Users\\New\\Deep\\file', bytes('f'))
      fork.link('Users\\New\\Deep\\file', 'Users\\alias')
      fork.link('Windows\\linked.dll', 'Users\\another')
      fork.setAttributes('Windows', FileAttributes.HIDDEN)
      fork.write('Windows\\System32\\kernel32.dll', bytes('patched'))
      fork.setAttributes('Windows\\linked.dll', FileAttributes.SYSTEM)
      const changes = fork.diff(volume)
      expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
        'remove Users\\Public',
        'folder Users\\New',
        'folder Users\\New\\Deep',
        'file Users\\alias',
        'content Windows\\linked.dll',
        'content Windows\\win.ini',
        'link Users\\another',
        'link Users\\New\\Deep\\file',
        'attributes Windows',
        'attributes Windows\\linked.dll',
      ])
      const wanted = treeOf(fork)
      volume.apply(changes)
      expect(treeOf(volume)).toEqual(wanted)
    })

    test('content stays the source that was written', () => {
      const source = bytesSource(bytes('by reference'))
      const fork = volume.fork()
      fork.write('new', source)
      const [change] = fork.diff(volume)
      expect(change).toMatchObject({ kind: 'file', path: 'new' })
      expect(change?.kind === 'file' && change.content).toBe(source)
    })

    test('a file replaced by a folder, a folder by a file, names that change places', () => {
      const fork = volume.fork()
      fork.remove('Windows\\win.ini')
      fork.write('Windows\\win.ini\\inside', bytes('in'))
      fork.remove('Users')
      fork.write('Users', bytes('a file now'))
      fork.rename('Windows\\System32', 'x')
      fork.rename('Windows\\WinSxS', 'Windows\\System32')
      fork.rename('x', 'Windows\\WinSxS')
      const wanted = treeOf(fork)
      volume.apply(fork.diff(volume))
      expect(treeOf(volume)).toEqual(wanted)
    })

    test('two linked files that change places keep their links', () => {
      volume.write('one', bytes('1'))
      volume.write('two', bytes('2'))
      volume.link('one', 'Users\\one')
      volume.link('two', 'Users\\two')
      const fork = volume.fork()
      fork.rename('one', 'x')
      fork.rename('two', 'one')
      fork.rename('x', 'two')
      fork.write('one', bytes('changed too'))
      const wanted = treeOf(fork)
      volume.apply(fork.diff(volume))
      expect(treeOf(volume)).toEqual(wanted)
      expect(textOf(volume, 'Users\\two')).toBe('changed too')
    })

    test('the case of names comes over', () => {
      const fork = volume.fork()
      fork.rename('Windows\\linked.dll', 'Windows\\LINKED.dll')
      fork.rename('Windows\\win.ini', 'Windows\\Win.ini')
      fork.rename('Users', 'USERS')
      const wanted = treeOf(fork)
      volume.apply(fork.diff(volume))
      expect(treeOf(volume)).toEqual(wanted)
      expect(volume.list('Windows').map((entry) => entry.name)).toContain('LINKED.dll')
    })

    test.runIf(snapshots)(
      `a diff counts from the volume as it is, also when that went on after the fork${unless}`,
      () => {
        const fork = volume.fork()
        fork.write('Users\\fork', bytes('f'))
        volume.write('Users\\volume', bytes('v'))
        volume.write('Windows\\linked.dll', bytes('v'))
        volume.remove('Windows\\win.ini')
        const wanted = treeOf(fork)
        volume.apply(fork.diff(volume))
        expect(treeOf(volume)).toEqual(wanted)
      },
    )

    test('a diff against a stranger is right', () => {
      const stranger = candidate.make((empty) => {
        empty.write('Windows\\System32\\kernel32.dll', bytes('kernel'))
        empty.write('Windows\\linked.dll', bytes('kernel'))
        empty.write('Windows\\win.ini', bytes('[other]'))
        empty.link('Windows\\win.ini', 'Windows\\win2.ini')
      }).volume
      const changes = volume.diff(stranger)
      stranger.apply(changes)
      expect(treeOf(stranger)).toEqual(treeOf(volume))
      expect(stranger.diff(volume)).toEqual([])
    })

    test('times and attributes of new files and folders come over', () => {
      const fork = volume.fork()
      fork.write('Users\\New\\file', bytes('f'))
      fork.setAttributes('Users\\New\\file', FileAttributes.READONLY)
      const times = new Map(['Users\\New', 'Users\\New\\file'].map((path) => [path, fork.stat(path)!.modified]))
      const { attributes } = fork.stat('Users\\New\\file')!
      volume.apply(fork.diff(volume))
      expect(volume.stat('Users\\New\\file')?.attributes).toBe(attributes & keeps.files)
      for (const path of ['Users\\New', 'Users\\New\\file']) {
        const lost = Number(volume.stat(path)!.modified - times.get(path)!)
        expect(Math.abs(lost)).toBeLessThan(10)
      }
    })

    test('when one change cannot be made, none is', () => {
      const before = treeOf(volume)
      const source = bytesSource(bytes('x'))
      const failing: ByteSource = {
        size: 10,
        read() {
          throw new DismError('CANCELLED', 'the source fails')
        },
      }
      const good = { kind: 'remove', path: 'Windows\\System32' } as const
      const modified = 0n
      expect(codeOf(() => volume.apply([good, { kind: 'content', path: 'none', content: source, modified }]))).toBe(
        'FILE_NOT_FOUND',
      )
      expect(codeOf(() => volume.apply([good, { kind: 'link', path: 'x', target: 'Windows\\System32' }]))).toBe(
        'FILE_NOT_FOUND',
      )
      expect(codeOf(() => volume.apply([good, { kind: 'folder', path: 'a?', attributes: 0, modified }]))).toBe(
        'INVALID_NAME',
      )
      expect(treeOf(volume)).toEqual(before)
      if (!candidate.storesBytes) return
      const added = { kind: 'file', path: 'x', content: failing, attributes: 0, modified } as const
      expect(codeOf(() => base.apply([good, added]))).toBe('CANCELLED')
      expect(treeOf(base)).toEqual(before)
    })

    test('the base takes the changes', () => {
      volume.write('Windows\\win.ini', bytes('changed'))
      volume.write('Windows\\linked.dll', bytes('linked'))
      volume.remove('Users\\Public')
      volume.write('Users\\alice\\NTUSER.DAT', bytes('regf'))
      const wanted = treeOf(volume)
      base.apply(volume.diff(base))
      expect(treeOf(base)).toEqual(wanted)
    })
  })
}
