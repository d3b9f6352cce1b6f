import { describe, expect, test } from 'vitest'
import { cabinet, type CabinetFiles, msu, updateCab, updateIdentity, updateMsu } from '../../../fixtures/index.ts'
import { bytesSource, readAll } from '../../../src/formats/ByteSource.ts'
import { openUpdateFile } from '../../../src/formats/msu/openUpdateFile.ts'
import { formatPackageIdentity } from '../../../src/servicing/packages/packageIdentity.ts'
import { refusal } from '../refusal.ts'

const open = (bytes: Uint8Array) => openUpdateFile(bytesSource(bytes), 'a.msu')
const text = (words: string) => new TextEncoder().encode(words)

const IDENTITY = '<assemblyIdentity name="P" version="1.0.0.0" processorArchitecture="amd64" language="neutral"/>'

/** An .msu of one cabinet, with this answer file. */
const withAnswers = (answers: string, more: CabinetFiles = {}) =>
  open(
    cabinet({
      'p.cab': updateCab(),
      'p.xml': `<unattend xmlns="urn:schemas-microsoft-com:unattend"><servicing>${answers}</servicing></unattend>`,
      ...more,
    }),
  )

const install = (location: string, action = 'install') =>
  `<package action="${action}">${IDENTITY}<source location="${location}"/></package>`

describe('a stand-alone update', () => {
  test('gives its cabinet, with what is told of it', () => {
    const spec = { kb: 'KB5055175', architecture: 'x86', language: 'fr-FR' } as const
    const { packages, properties } = open(updateMsu(spec))
    expect(packages.map(({ file, identity }) => `${file} ${formatPackageIdentity(identity)}`)).toEqual([
      'Windows10.0-KB5055175-x86.cab Package_for_KB5055175~31bf3856ad364e35~x86~fr-FR~10.0.1.1',
    ])
    expect(Buffer.compare(readAll(packages[0]!.source), updateCab(spec))).toBe(0)
    expect(properties.get('KB Article Number')).toBe('5055175')
    expect(properties.get('Applies to')).toBe('Windows 10.0')
  })

  test('gives cabinets in the order of the answer file, not of their names', () => {
    const packages = ['KB9', 'KB1', 'KB5'].map((kb) => ({
      identity: updateIdentity({ kb }),
      file: `${kb}.CAB`,
      cabinet: updateCab({ kb }),
    }))
    expect(open(msu(packages)).packages.map(({ file }) => file)).toEqual(['KB9.CAB', 'KB1.CAB', 'KB5.CAB'])
  })

  test('names go without their case, and other actions are passed over', () => {
    const answers = install('%ConfigSetRoot%\\P.CAB') + install('gone.cab', 'remove')
    expect(withAnswers(answers).packages.map(({ file }) => file)).toEqual(['P.CAB'])
  })

  test('properties in UTF-16, and lines that are none', () => {
    const wide = Buffer.from('\ufeffCompany="Contoso "A""\r\nnothing\r\n', 'utf16le')
    const { properties } = withAnswers(install('p.cab'), { 'p-pkgProperties.txt': new Uint8Array(wide) })
    expect([...properties]).toEqual([['Company', 'Contoso "A"']])
  })

  test.each([
    [() => open(text('MSWIM\0\0\0\u00d0')), /^a\.msu.*: the update is a WIM archive, which is not supported/],
    [() => open(text('PK\x03\x04')), /neither a cabinet nor a WIM archive/],
    [() => open(text('')), /neither a cabinet nor a WIM archive/],
    [() => open(updateCab()), /no answer file in it installs a package/],
    [() => withAnswers(install('%configsetroot%\\gone.cab')), /installs "gone\.cab", which is not there/],
    [() => withAnswers(install('%configsetroot%\\..\\p.cab')), /which is not there/],
    [() => withAnswers(`<package action="install">${IDENTITY}</package>`), /installs "", which is not there/],
    [() => withAnswers('<package action="install"><source location="p.cab"/></package>'), /lacks assemblyIdentity/],
    [() => withAnswers(install('p.cab'), { 'other.xml': '<other/>' }), /the root element is not unattend/],
    [() => withAnswers('<package'), /not well-formed XML/],
    [() => withAnswers(install('p.cab'), { '..\\evil.cab': '' }), /is not a safe name/],
  ])('what is none is refused: %#', (make, defect) => {
    expect(refusal(make)?.message).toMatch(defect)
  })
})
