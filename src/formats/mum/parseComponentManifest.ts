import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import { ASM_V2, ASM_V3, XML_SIGNATURE } from './asmNamespace.ts'
import type { ComponentFile, ComponentKey, ComponentManifest } from './ComponentManifest.ts'
import { childIdentity } from './parseAssemblyIdentity.ts'

/** Letters before a delta (PA30) to a manifest that only the servicing stack has. */
const PACKED = new TextEncoder().encode('DCM\u0001')

/** Whether the manifest of a component is packed, as newer ones are, so that nothing of it can be read. */
export function isPackedManifest(bytes: Uint8Array): boolean {
  return PACKED.every((byte, index) => bytes[index] === byte)
}

/**
 * Reads the manifest of a component (.manifest). What is not known is left alone. Source: manifests of public packages.
 * @param file the name for errors
 * @throws FormatError for a packed one, for what is not well-formed, lacks an identity, or has a file that leaves its folder
 */
export function parseComponentManifest(bytes: Uint8Array, file: string): ComponentManifest {
  if (isPackedManifest(bytes)) throw new FormatError(file, 'the manifest is packed, which is not supported', 0)
  const root = parseXml(bytes, file)
  if (root.name !== 'assembly' || root.namespace !== ASM_V3)
    throw new FormatError(file, `the root element is not assembly in ${ASM_V3}`, root.position)
  return {
    identity: childIdentity(root, file),
    files: childrenOf(root, ASM_V3, 'file').map((element) => fileOf(element, file)),
    registryKeys: childrenOf(root, ASM_V3, 'registryKeys').flatMap((keys) =>
      childrenOf(keys, ASM_V3, 'registryKey').map(keyOf),
    ),
  }
}

function fileOf(element: XmlElement, file: string): ComponentFile {
  const checked = (path: string): string => {
    if (isSafeRelativePath(path)) return path
    throw new FormatError(file, `${JSON.stringify(path)} is no path for a file`, element.position)
  }
  const sourceName = attributeOf(element, 'sourceName') || undefined
  return {
    name: checked(attributeOf(element, 'name') ?? ''),
    sourceName: sourceName && checked(sourceName),
    destinationPath: attributeOf(element, 'destinationPath'),
    sha256: sha256Of(element),
  }
}

function keyOf(element: XmlElement): ComponentKey {
  const values = childrenOf(element, ASM_V3, 'registryValue').map((value) => ({
    name: attributeOf(value, 'name') ?? '',
    valueType: (attributeOf(value, 'valueType') ?? '').toUpperCase(),
    value: attributeOf(value, 'value') ?? '',
  }))
  return { keyName: attributeOf(element, 'keyName') ?? '', values }
}

function sha256Of(element: XmlElement): string | undefined {
  const hash = childOf(element, ASM_V2, 'hash')
  const method = hash && childOf(hash, XML_SIGNATURE, 'DigestMethod')
  const value = hash && childOf(hash, XML_SIGNATURE, 'DigestValue')
  return method && attributeOf(method, 'Algorithm')?.endsWith('#sha256') ? value?.text.trim() : undefined
}
