import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { parseAnswerFile } from '../../../src/formats/unattend/parseAnswerFile.ts'

const XMLNS = 'urn:schemas-microsoft-com:unattend'
const WCM = 'http://schemas.microsoft.com/WMIConfig/2002/State'

const parse = (text: string) => parseAnswerFile(new TextEncoder().encode(text), 'unattend.xml')

const IDENTITY =
  '<u:assemblyIdentity name="Contoso" version="1.0.0.0" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"/>'

it('has packages and passes by their namespace, whatever the prefix', () => {
  const text = `<u:unattend xmlns:u="${XMLNS}" xmlns:a="${WCM}">
    <u:servicing>
      <u:package action="Install">${IDENTITY}<u:source location="C:\\x.cab" permanence="temporary"/></u:package>
      <u:package action="configure">${IDENTITY}<u:selection name="One" state="TRUE"/><u:selection name="Two" state="no"/></u:package>
      <package action="none"/>
    </u:servicing>
    <u:settings pass="offlineServicing"><u:component name="Drivers" processorArchitecture="amd64">
      <u:DriverPaths>
        <u:PathAndCredentials a:action="add" a:keyValue="1"><u:Path> C:\\drivers </u:Path></u:PathAndCredentials>
        <u:PathAndCredentials a:action="remove" a:keyValue="2"><u:Path>C:\\gone</u:Path></u:PathAndCredentials>
        <u:PathAndCredentials><u:Credentials/></u:PathAndCredentials>
      </u:DriverPaths></u:component><u:component name="Other"/></u:settings>
    <u:settings pass="specialize"/>
    <offlineImage xmlns="urn:schemas-microsoft-com:cpi" source="wim:x"/>
  </u:unattend>`
  const identity = {
    name: 'Contoso',
    version: '1.0.0.0',
    publicKeyToken: '31bf3856ad364e35',
    architecture: 'amd64',
    language: '',
  }
  expect(parse(text)).toEqual({
    packages: [
      { action: 'install', identity, location: 'C:\\x.cab', selections: [] },
      {
        action: 'configure',
        identity,
        location: undefined,
        selections: [
          { name: 'One', state: true },
          { name: 'Two', state: false },
        ],
      },
    ],
    passes: [
      {
        pass: 'offlineServicing',
        components: [
          { name: 'Drivers', architecture: 'amd64', driverPaths: ['C:\\drivers'] },
          { name: 'Other', architecture: 'neutral', driverPaths: [] },
        ],
      },
      { pass: 'specialize', components: [] },
    ],
  })
})

it.each([
  ['<unattend/>', 'the root element is not unattend'],
  [`<answers xmlns="${XMLNS}"/>`, 'the root element is not unattend'],
  [
    `<u:unattend xmlns:u="${XMLNS}"><u:servicing><u:package>${IDENTITY}</u:package></u:servicing></u:unattend>`,
    'package has the action undefined',
  ],
  [
    `<u:unattend xmlns:u="${XMLNS}"><u:servicing><u:package action="burn">${IDENTITY}</u:package></u:servicing></u:unattend>`,
    'package has the action "burn"',
  ],
  [
    `<u:unattend xmlns:u="${XMLNS}"><u:servicing><u:package action="remove"/></u:servicing></u:unattend>`,
    'package lacks assemblyIdentity',
  ],
  [
    `<u:unattend xmlns:u="${XMLNS}"><u:servicing><u:package action="configure">${IDENTITY}<u:selection state="true"/></u:package></u:servicing></u:unattend>`,
    'selection lacks name',
  ],
  [`<u:unattend xmlns:u="${XMLNS}"><u:settings/></u:unattend>`, 'settings lacks pass'],
  [
    `<u:unattend xmlns:u="${XMLNS}"><u:settings pass="generalize"><u:component/></u:settings></u:unattend>`,
    'component lacks name',
  ],
])('%s is refused', (text, defect) => {
  expect(() => parse(text)).toThrow(defect)
})

it('is read or refused, whatever it is made of', () => {
  const part = fc.constantFrom(
    'servicing',
    'package action="install"',
    'assemblyIdentity name="x" version="1.0.0.0"',
    'source location="x"',
    'selection name="x"',
    'settings pass="offlineServicing"',
    'component name="x"',
    'DriverPaths',
    'PathAndCredentials',
    'Path',
  )
  const element = fc.memo((depth: number): fc.Arbitrary<string> => {
    const inside = depth > 1 ? fc.array(element(depth - 1), { maxLength: 3 }) : fc.constant([])
    return fc.tuple(part, inside).map(([tag, all]) => `<${tag}>${all.join('')}</${tag.split(' ')[0] ?? ''}>`)
  })
  fc.assert(
    fc.property(fc.array(element(5), { maxLength: 4 }), (trees) => {
      let thrown: unknown
      try {
        parse(`<unattend xmlns="${XMLNS}">${trees.join('')}</unattend>`)
      } catch (error) {
        thrown = error
      }
      return thrown === undefined || thrown instanceof FormatError
    }),
  )
})
