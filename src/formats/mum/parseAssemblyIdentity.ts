import { FormatError } from '../FormatError.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import type { AssemblyIdentity } from './AssemblyIdentity.ts'
import { ASM_V3 } from './asmNamespace.ts'

/** Four numbers, as a version of an assembly has them. */
const VERSION = /^\d{1,10}(\.\d{1,10}){3}$/

/** What would part an identity in two, or lead out of a folder that is named after one. */
const UNSAFE = /[~\\/:?"<>|\p{Cc}]/u

/**
 * The identity in an element's first `assemblyIdentity`.
 * @param namespace that of the document, where it is no manifest
 * @throws FormatError when there is none, or it is none
 */
export function childIdentity(element: XmlElement, file: string, namespace = ASM_V3): AssemblyIdentity {
  const child = childOf(element, namespace, 'assemblyIdentity')
  if (!child) throw new FormatError(file, `${element.name} lacks assemblyIdentity`, element.position)
  return identityOf(child, file)
}

/** Those in all of them. @throws FormatError */
export function childIdentities(element: XmlElement, file: string): AssemblyIdentity[] {
  return childrenOf(element, ASM_V3, 'assemblyIdentity').map((child) => identityOf(child, file))
}

function identityOf(element: XmlElement, file: string): AssemblyIdentity {
  const read = (name: string, fallback?: string): string => {
    const text = attributeOf(element, name) ?? fallback
    if (text === undefined) throw new FormatError(file, `assemblyIdentity lacks ${name}`, element.position)
    if (UNSAFE.test(text))
      throw new FormatError(file, `assemblyIdentity ${name}: ${JSON.stringify(text)} is no name`, element.position)
    return text
  }
  const name = read('name')
  const version = read('version')
  if (name === '') throw new FormatError(file, 'assemblyIdentity has an empty name', element.position)
  if (!VERSION.test(version))
    throw new FormatError(file, `assemblyIdentity version ${JSON.stringify(version)} is none`, element.position)
  const language = read('language', 'neutral')
  return {
    name,
    version,
    publicKeyToken: read('publicKeyToken', ''),
    architecture: read('processorArchitecture', 'neutral'),
    language: /^(neutral|\*)$/i.test(language) ? '' : language,
  }
}
