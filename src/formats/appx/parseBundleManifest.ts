import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/XmlElement.ts'
import { isSafeRelativePath } from '../zip/isSafeRelativePath.ts'
import type { BundlePackage, TargetDeviceFamily } from './AppPackage.ts'
import { checkBundleManifest } from './checkBundleManifest.ts'
import { BUNDLE_2018, BUNDLE_NAMESPACES } from './namespaces.ts'
import type { PackageIdentity } from './PackageIdentity.ts'
import { targetDeviceFamilyOf } from './parseDependencies.ts'
import {
  architectureAttribute,
  parseIdentity,
  requiredAttribute,
  resourceIdAttribute,
  versionAttribute,
} from './parseIdentity.ts'
import { parseResources } from './parseResources.ts'

/** A `Package` element of a bundle manifest, before anything is opened. */
export interface BundleMember extends Omit<BundlePackage, 'open'> {
  /** Where the stored package starts in the bundle, in bytes; undefined in a flat bundle. */
  readonly offset: number | undefined
  /** The size of the package in bytes, when given. */
  readonly size: number | undefined
  readonly targetDeviceFamilies: readonly TargetDeviceFamily[]
}

/** What AppxBundleManifest.xml says. */
export interface BundleManifest {
  readonly identity: PackageIdentity
  readonly packages: readonly BundleMember[]
}

/** What elements of the bundle namespaces may stand where. */
const CHILDREN: ReadonlyMap<string, readonly string[]> = new Map([
  ['Bundle', ['Identity', 'Packages', 'OptionalBundle']],
  ['Packages', ['Package']],
  ['Package', ['Resources', 'Dependencies']],
  ['OptionalBundle', ['Package']],
  ['Resources', ['Resource']],
  ['Dependencies', ['TargetDeviceFamily']],
])

/**
 * Reads an AppxBundleManifest.xml of any namespace from 2013 on.
 * @throws FormatError for what is not well-formed, against the schema, or breaks a rule of bundles
 */
export function parseBundleManifest(bytes: Uint8Array, file: string): BundleManifest {
  const root = parseXml(bytes, file)
  if (root.name !== 'Bundle' || !BUNDLE_NAMESPACES.includes(root.namespace)) {
    throw new FormatError(file, 'the root element is not Bundle in a namespace of bundles', root.position)
  }
  checkElements(root, file)
  const identityElement = childOf(root, root.namespace, 'Identity')
  const packages = childOf(root, root.namespace, 'Packages')
  if (!identityElement || !packages) throw new FormatError(file, 'Bundle lacks Identity or Packages', root.position)
  const identity = parseIdentity(identityElement, file, true)
  const members = packages.children.filter(isBundleElement).map((element) => memberOf(element, identity, file))
  checkBundleManifest(members, file)
  return { identity, packages: members }
}

function isBundleElement(element: XmlElement): boolean {
  return BUNDLE_NAMESPACES.includes(element.namespace)
}

/** Elements of other namespaces are ignorable; those of the bundle namespaces are all known. */
function checkElements(element: XmlElement, file: string): void {
  for (const child of element.children.filter(isBundleElement)) {
    if (!CHILDREN.get(element.name)?.includes(child.name)) {
      throw new FormatError(file, `unknown element ${child.name} in ${element.name}`, child.position)
    }
    checkElements(child, file)
  }
}

function memberOf(element: XmlElement, bundle: PackageIdentity, file: string): BundleMember {
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect, element.position)
  }
  const type = attributeOf(element, 'Type') ?? 'resource'
  if (type !== 'application' && type !== 'resource') return refuse(`Package Type ${JSON.stringify(type)} is unknown`)
  const fileName = requiredAttribute(element, 'FileName', file)
  if (!isSafeRelativePath(fileName)) refuse(`Package FileName ${JSON.stringify(fileName)} is not a safe name`)
  if (!/\.(appx|msix)$/i.test(fileName)) refuse(`Package FileName ${JSON.stringify(fileName)} is not one of a package`)
  const child = (name: string): XmlElement | undefined =>
    element.children.find((each) => each.name === name && isBundleElement(each))
  const families = child('Dependencies')?.children.filter((each) => each.namespace === BUNDLE_2018) ?? []
  return {
    type,
    identity: {
      name: bundle.name,
      publisher: bundle.publisher,
      publisherId: bundle.publisherId,
      version: versionAttribute(element, 'Version', file),
      architecture: architectureAttribute(element, 'Architecture', file),
      resourceId: resourceIdAttribute(element, file),
    },
    resources: parseResources(child('Resources'), file),
    fileName,
    stub: /^(true|1)$/.test(attributeOf(element, 'IsStub') ?? 'false'),
    offset: numberAttribute(element, 'Offset', file),
    size: numberAttribute(element, 'Size', file),
    targetDeviceFamilies: families.map((each) => targetDeviceFamilyOf(each, file)),
  }
}

function numberAttribute(element: XmlElement, name: string, file: string): number | undefined {
  const text = attributeOf(element, name)
  if (text === undefined) return undefined
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw new FormatError(file, `${element.name} ${name}: ${JSON.stringify(text)} is no size`, element.position)
}
