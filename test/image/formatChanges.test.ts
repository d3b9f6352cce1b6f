import { expect, test } from 'vitest'
import { bytesSource } from '../../src/formats/ByteSource.ts'
import { formatChanges } from '../../src/image/formatChanges.ts'
import { FileAttributes } from '../../src/image/Volume.ts'

const content = bytesSource(new Uint8Array(1234))
const modified = 133_000_000_000_000_000n

test('formatChanges prints a line a change, without times', () => {
  const { ARCHIVE, HIDDEN, READONLY, SYSTEM } = FileAttributes
  expect(
    formatChanges([
      { kind: 'remove', path: 'Windows\\old.txt' },
      { kind: 'folder', path: 'Program Files\\App', attributes: 0, modified },
      { kind: 'folder', path: 'System Volume Information', attributes: HIDDEN | SYSTEM, modified },
      { kind: 'file', path: 'Program Files\\App\\a b.exe', content, attributes: ARCHIVE, modified },
      { kind: 'file', path: 'boot.ini', content, attributes: READONLY | HIDDEN | SYSTEM | ARCHIVE, modified },
      { kind: 'file', path: 'plain', content, attributes: 0, modified },
      { kind: 'content', path: 'Windows\\System32\\config\\SOFTWARE', content, modified },
      { kind: 'link', path: 'Windows\\b.dll', target: 'Windows\\WinSxS\\x\\b.dll' },
      { kind: 'attributes', path: 'Users', attributes: READONLY, modified },
    ]),
  ).toMatchInlineSnapshot(`
    "remove Windows\\old.txt
    folder Program Files\\App
    folder System Volume Information [HS]
    file Program Files\\App\\a b.exe 1234
    file boot.ini 1234 [RHSA]
    file plain 1234 []
    content Windows\\System32\\config\\SOFTWARE 1234
    link Windows\\b.dll -> Windows\\WinSxS\\x\\b.dll
    attributes Users [R]
    "
  `)
})

test('formatChanges of no change is empty', () => {
  expect(formatChanges([])).toBe('')
})
