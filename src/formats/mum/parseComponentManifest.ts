import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import { ASM_V2, ASM_V3, XML_SIGNATURE } from './asmNamespace.ts'
import type { ComponentFile, ComponentManifest } from './ComponentManifest.ts'
import { childIdentity } from './parseAssemblyIdentity.ts'
import { RUNTIME_FOLDERS } from './runtimeFolders.ts'

/** How a manifest begins that is a delta (PA30) against one which only Windows has. */
const DELTA_MARK = [0x44, 0x43, 0x4d, 0x01]

/** Whether the manifest of a component is a delta (`DCM`, 1), which says nothing by itself. */
export function isManifestDelta(bytes: Uint8Array): boolean {
  return DELTA_MARK.every((byte, index) => bytes[index] === byte)
}

/**
 * Reads the manifest of a component (.manifest). What is not known is left alone. Source: manifests of public packages.
 * @param file the name for errors
 * @throws FormatError for a delta, for what is not well-formed, lacks an identity, or has a file that leaves its folder
 */
export function parseComponentManifest(bytes: Uint8Array, file: string): ComponentManifest {
  if (isManifestDelta(bytes)) throw new FormatError(file, 'the manifest is a delta, which is not supported', 0)
  const root = parseXml(bytes, file)
  if (root.name !== 'assembly' || root.namespace !== ASM_V3)
    throw new FormatError(file, `the root element is not assembly in ${ASM_V3}`, root.position)
  return {
    identity: childIdentity(root, file),
    files: childrenOf(root, ASM_V3, 'file').map((element) => fileOf(element, file)),
  }
}

function fileOf(element: XmlElement, file: string): ComponentFile {
  const name = attributeOf(element, 'name')
  if (name === undefined) throw new FormatError(file, 'file lacks name', element.position)
  const folder = attributeOf(element, 'destinationPath')
  const checked = (path: string): string => {
    if (isSafeRelativePath(path)) return path
    throw new FormatError(file, `${JSON.stringify(path)} is no path for a file`, element.position)
  }
  const destination = folder === undefined ? undefined : expand(folder)
  // The payload has the name that the file had where it was built.
  return {
    source: checked(attributeOf(element, 'sourceName') || name),
    destination: destination === undefined ? undefined : checked(join(destination, name)),
    sha256: sha256Of(element),
  }
}

/** The path that a folder with a variable stands for, or undefined where the variable is not known. */
function expand(folder: string): string | undefined {
  const [variable = '', ...rest] = folder.split('\\').filter((part) => part !== '')
  const known = RUNTIME_FOLDERS.find(([one]) => one.toLowerCase() === variable.toLowerCase())
  return known && rest.reduce(join, known[1])
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}\\${name}`
}

function sha256Of(element: XmlElement): string | undefined {
  const hash = childOf(element, ASM_V2, 'hash')
  const method = hash && childOf(hash, XML_SIGNATURE, 'DigestMethod')
  const value = hash && childOf(hash, XML_SIGNATURE, 'DigestValue')
  return method && attributeOf(method, 'Algorithm')?.endsWith('#sha256') ? value?.text.trim() : undefined
}
