import { describe, expect, test } from 'vitest'
import { ASM_V3 } from '../../../src/formats/mum/asmNamespace.ts'
import { isPackedManifest, parseComponentManifest } from '../../../src/formats/mum/parseComponentManifest.ts'
import { refusal } from '../refusal.ts'

const IDENTITY = '<assemblyIdentity name="C" version="1.0.0.0" processorArchitecture="amd64" language="neutral"/>'

const withFile = (attributes: string, inside = '') =>
  parseComponentManifest(
    new TextEncoder().encode(
      `<assembly xmlns="${ASM_V3}">${IDENTITY}<file ${attributes}>${inside}</file><registryKeys/></assembly>`,
    ),
    'c.manifest',
  ).files[0]

describe('the manifest of a component', () => {
  test('says where its files go, as it is written', () => {
    expect(withFile('name="a.dll" sourceName="sub\\b.dll" destinationPath="$(runtime.system32)\\"')).toEqual({
      name: 'a.dll',
      sourceName: 'sub\\b.dll',
      destinationPath: '$(runtime.system32)\\',
      sha256: undefined,
    })
    expect(withFile('name="a.dll" sourceName=""')).toMatchObject({ sourceName: undefined, destinationPath: undefined })
  })

  test('says what it enters into the registry, as it is written', () => {
    const value = '<registryValue name="A" valueType="reg_sz" value="$(runtime.system32)"/><registryValue/>'
    const key = `<registryKeys><registryKey keyName="HKEY_LOCAL_MACHINE\\SOFTWARE\\C">${value}</registryKey></registryKeys>`
    const text = `<assembly xmlns="${ASM_V3}">${IDENTITY}${key}</assembly>`
    expect(parseComponentManifest(new TextEncoder().encode(text), 'c.manifest').registryKeys).toEqual([
      {
        keyName: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\C',
        values: [
          { name: 'A', valueType: 'REG_SZ', value: '$(runtime.system32)' },
          { name: '', valueType: '', value: '' },
        ],
      },
    ])
  })

  test('a hash counts when it is SHA-256', () => {
    const hash = (algorithm: string) =>
      `<h:hash xmlns:h="urn:schemas-microsoft-com:asm.v2" xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#${algorithm}"/><d:DigestValue> AA== </d:DigestValue></h:hash>`
    expect(withFile('name="a"', hash('sha256'))?.sha256).toBe('AA==')
    expect(withFile('name="a"', hash('sha1'))?.sha256).toBeUndefined()
  })

  test.each([
    ['name="..\\a.dll"', 'is no path for a file'],
    ['name="a" sourceName="c:\\a"', 'is no path for a file'],
    ['sourceName="a"', 'is no path for a file'],
  ])('a file that is none is refused: %s', (attributes, defect) => {
    expect(refusal(() => withFile(attributes))?.message).toContain(defect)
  })

  test('a packed one is recognised, and says nothing by itself', () => {
    const delta = Uint8Array.of(0x44, 0x43, 0x4d, 1, 0x50, 0x41, 0x33, 0x30)
    expect(isPackedManifest(delta)).toBe(true)
    expect(isPackedManifest(delta.subarray(0, 3))).toBe(false)
    expect(refusal(() => parseComponentManifest(delta, 'c.manifest'))?.message).toContain('is packed')
  })

  test('another document is refused', () => {
    expect(refusal(() => parseComponentManifest(new TextEncoder().encode('<assembly/>'), 'c'))?.message).toContain(
      'not assembly in urn:schemas-microsoft-com:asm.v3',
    )
  })
})
