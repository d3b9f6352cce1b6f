import { FormatError } from '../FormatError.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { ASM_V3 } from './asmNamespace.ts'
import type { CustomProperty, PackageUpdate, SubPackage } from './PackageManifest.ts'
import { childIdentities, childIdentity } from './parseAssemblyIdentity.ts'

/** Reads an `update` of a package. @throws FormatError */
export function parsePackageUpdate(element: XmlElement, file: string): PackageUpdate {
  const name = attributeOf(element, 'name')
  if (name === undefined || name === '') throw new FormatError(file, 'update lacks name', element.position)
  return {
    name,
    displayName: attributeOf(element, 'displayName'),
    description: attributeOf(element, 'description'),
    restart: attributeOf(element, 'restart')?.toLowerCase(),
    applicable: applicableOf(element),
    selectable: selectableOf(element),
    components: childrenOf(element, ASM_V3, 'component').map((child) => childIdentity(child, file)),
    packages: childrenOf(element, ASM_V3, 'package').map((child) => subPackageOf(child, file)),
    // A driver has its .inf in attributes of its own; only some name an assembly.
    drivers: childrenOf(element, ASM_V3, 'driver').flatMap((child) => childIdentities(child, file)),
    custom: childrenOf(element, ASM_V3, 'customInformation').flatMap((one) => one.children.flatMap(propertiesOf)),
  }
}

/** Its attributes, then those of its children, each with the path of its element. */
function propertiesOf(element: XmlElement): CustomProperty[] {
  const own = element.attributes.map(({ name, value }) => ({ path: element.name, name, value }))
  const inner = element.children.flatMap(propertiesOf)
  return [...own, ...inner.map((one) => ({ ...one, path: `${element.name}\\${one.path}` }))]
}

function applicableOf(element: XmlElement): PackageUpdate['applicable'] {
  const applicable = childOf(element, ASM_V3, 'applicable')
  if (!applicable) return undefined
  const detected = childrenOf(applicable, ASM_V3, 'detectUpdate')
  const parents = detected.flatMap((each) => childrenOf(each, ASM_V3, 'update'))
  const component = childOf(applicable, ASM_V3, 'updateComponent')
  return {
    disposition: attributeOf(applicable, 'disposition'),
    updates: parents.flatMap((parent) => attributeOf(parent, 'name') ?? []),
    elevate: component && attributeOf(component, 'elevate'),
  }
}

function selectableOf(element: XmlElement): PackageUpdate['selectable'] {
  const selectable = childOf(element, ASM_V3, 'selectable')
  if (!selectable) return undefined
  const detectNone = childOf(selectable, ASM_V3, 'detectNone')
  return {
    disposition: attributeOf(selectable, 'disposition'),
    enabledByDefault: isTrue(detectNone && attributeOf(detectNone, 'default')),
  }
}

function subPackageOf(element: XmlElement, file: string): SubPackage {
  return {
    identity: childIdentity(element, file),
    contained: isTrue(attributeOf(element, 'contained')),
    visible: attributeOf(element, 'integrate')?.toLowerCase() === 'visible',
  }
}

/** A yes of a manifest, whatever its case. */
export function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(true|1|yes)$/i.test(text)
}
