import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { ASM_V3 } from './asmNamespace.ts'
import type { PackageManifest, PackageParent } from './PackageManifest.ts'
import { childIdentities, childIdentity } from './parseAssemblyIdentity.ts'
import { parseCapabilities } from './parseCapabilities.ts'
import { isTrue, parsePackageUpdate } from './parsePackageUpdate.ts'

/**
 * Reads a package manifest (.mum). Elements go by their namespace, whatever the prefix; what is not known is left
 * alone, as newer Windows adds to it. Source: manifests of public update packages.
 * @param file the name for errors
 * @throws FormatError for what is not well-formed, is no package, or lacks an identity
 */
export function parsePackageManifest(bytes: Uint8Array, file: string): PackageManifest {
  const root = parseXml(bytes, file)
  if (root.name !== 'assembly' || root.namespace !== ASM_V3)
    throw new FormatError(file, `the root element is not assembly in ${ASM_V3}`, root.position)
  const identity = childIdentity(root, file)
  const element = childOf(root, ASM_V3, 'package')
  if (!element) throw new FormatError(file, 'assembly lacks package', root.position)
  const stack = childOf(element, ASM_V3, 'installerAssembly')
  const extended = childOf(element, ASM_V3, 'packageExtended')
  return {
    identity,
    description: attributeOf(root, 'description'),
    displayName: attributeOf(root, 'displayName'),
    company: attributeOf(root, 'company'),
    copyright: attributeOf(root, 'copyright'),
    supportInformation: attributeOf(root, 'supportInformation'),
    creationTime: attributeOf(root, 'creationTimeStamp'),
    lastUpdateTime: attributeOf(root, 'lastUpdateTimeStamp'),
    identifier: attributeOf(element, 'identifier'),
    releaseType: attributeOf(element, 'releaseType'),
    restart: attributeOf(element, 'restart')?.toLowerCase(),
    permanent: attributeOf(element, 'permanence')?.toLowerCase() === 'permanent',
    selfUpdate: isTrue(attributeOf(element, 'selfUpdate')),
    parents: childrenOf(element, ASM_V3, 'parent').map((parent) => parentOf(parent, file)),
    servicingStack: stack && attributeOf(stack, 'version'),
    capabilities: parseCapabilities(element, file),
    updates: childrenOf(element, ASM_V3, 'update').map((update) => parsePackageUpdate(update, file)),
    size: sizeOf(extended, file),
    offlineCapable: extended && attributeOf(extended, 'completelyOfflineCapable')?.toLowerCase(),
  }
}

function parentOf(element: XmlElement, file: string): PackageParent {
  const identities = childIdentities(element, file)
  if (identities.length === 0) throw new FormatError(file, 'parent lacks assemblyIdentity', element.position)
  const compare = (part: string): string | undefined => attributeOf(element, `${part}Compare`)?.toUpperCase()
  return {
    integrate: attributeOf(element, 'integrate'),
    disposition: attributeOf(element, 'disposition')?.toLowerCase(),
    set: attributeOf(element, 'set'),
    compare: {
      build: compare('build'),
      service: compare('service'),
      revision: compare('revision'),
      distribution: compare('distribution'),
    },
    identities,
  }
}

function sizeOf(extended: XmlElement | undefined, file: string): number | undefined {
  const text = extended && attributeOf(extended, 'packageSize')
  if (extended === undefined || text === undefined) return undefined
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw new FormatError(file, `packageSize ${JSON.stringify(text)} is no size`, extended.position)
}
