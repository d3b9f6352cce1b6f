import { describe, expect, test } from 'vitest'
import { cabinet, type CabinetFiles } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { expandedFiles } from '../../../src/formats/cix/expandedFiles.ts'
import { refusal } from '../refusal.ts'

const filesOf = (files: CabinetFiles) => expandedFiles(openCabinet(bytesSource(cabinet(files)), 'a.cab'))

const withIndex = (inside: string, files: CabinetFiles = {}) =>
  filesOf({
    'update.mum': 'manifest',
    '0': 'delta',
    '_Manifest_.cix.xml': `<Container xmlns="urn:ContainerIndex" type="CAB"><Files>${inside}</Files></Container>`,
    ...files,
  })

const indexed = (name: string, type: string, member: string, length = 8) =>
  `<File id="1" name="${name}" length="${length}" time="130250000000000000" attr="128"><Hash alg="SHA1" value=""/><Delta><Source type="${type}" name="${member}"/><Basis file="2"/></Delta></File>`

describe('what a cabinet of a Windows package makes when it is expanded', () => {
  test('without an index: its members', () => {
    const files = filesOf({ 'update.mum': 'manifest', 'x/a.dll': 'a' })
    expect(files.map(({ path }) => path)).toEqual(['update.mum', 'x\\a.dll'])
    expect(new TextDecoder().decode(readAll(files[1]!.content()))).toBe('a')
  })

  test('with an index: the files that it names, where members are as they are', () => {
    const files = withIndex(indexed('Update.mum', 'raw', 'UPDATE.MUM') + indexed('x/a.dll', 'PA30', '0'))
    expect(files.map(({ path }) => path)).toEqual(['Update.mum', 'x\\a.dll'])
    expect(new TextDecoder().decode(readAll(files[0]!.content()))).toBe('manifest')
    expect(refusal(() => files[1]!.content())?.message).toBe(
      'a.cab!_Manifest_.cix.xml: x\\a.dll is a delta (PA30), which is not supported',
    )
  })

  test.each([
    [() => withIndex(indexed('..\\a', 'RAW', '0')), /is not a safe name/],
    [() => withIndex(indexed('a', 'RAW', '7')), /a is made of "7", which is not there/],
    [() => withIndex('<File name="a" length="8"/>'), /a has no source/],
    [() => withIndex(indexed('a', 'RAW', '0', -1)), /length "-1" is no size/],
    [() => withIndex(indexed('a', 'RAW', '0', 9))[0]!.content(), /a has 5 bytes, not 9/],
    [() => withIndex('<File'), /not well-formed XML/],
    [() => filesOf({ '_manifest_.cix.xml': '<Container/>' }), /not in urn:ContainerIndex/],
    [() => filesOf({ 'c:\\a': '' }), /is not a safe name/],
  ])('what is none is refused: %#', (make, defect) => {
    expect(refusal(make)?.message).toMatch(defect)
  })
})
