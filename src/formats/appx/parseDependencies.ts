import { FormatError } from '../FormatError.ts'
import { attributeOf, childOf, type XmlElement } from '../xml/XmlElement.ts'
import type { AppManifest, PackageDependency, TargetDeviceFamily } from './AppPackage.ts'
import { isIdentityName, isPublisher } from './identityRules.ts'
import { FOUNDATION, MANIFEST_PREFIX } from './namespaces.ts'
import type { PackageVersion } from './PackageIdentity.ts'
import { requiredAttribute, versionAttribute } from './parseIdentity.ts'

type Dependencies = Pick<AppManifest, 'dependencies' | 'targetDeviceFamilies' | 'mainPackages'>

/** Two to four numbers: `6.2`, `6.3.0`, `6.3.9600.0`. */
const OS_VERSION = /^(0|[1-9][0-9]{0,4})(\.(0|[1-9][0-9]{0,4})){1,3}$/

/**
 * What a package manifest depends on. `MainPackageDependency` came later and stands in a namespace of its own.
 * @param owner the publisher of the package
 * @throws FormatError
 */
export function parseDependencies(root: XmlElement, owner: string, file: string): Dependencies {
  const children = childOf(root, root.namespace, 'Dependencies')?.children ?? []
  const named = (name: string): XmlElement[] =>
    children.filter((child) => child.name === name && child.namespace.startsWith(MANIFEST_PREFIX))
  return {
    dependencies: named('PackageDependency').map((each) => dependencyOf(each, owner, file)),
    targetDeviceFamilies: [
      ...named('TargetDeviceFamily').map((each) => targetDeviceFamilyOf(each, file)),
      ...prerequisitesOf(root, file),
    ],
    mainPackages: named('MainPackageDependency').map((each) => ({
      name: requiredAttribute(each, 'Name', file),
      publisher: attributeOf(each, 'Publisher') ?? owner,
    })),
  }
}

/** A `TargetDeviceFamily` element of a package or bundle manifest. @throws FormatError */
export function targetDeviceFamilyOf(element: XmlElement, file: string): TargetDeviceFamily {
  return {
    name: requiredAttribute(element, 'Name', file),
    minVersion: versionAttribute(element, 'MinVersion', file),
    maxVersionTested: versionAttribute(element, 'MaxVersionTested', file),
  }
}

/** Windows 10 demands publisher and version; Windows 8 took the package's own publisher and any version. */
function dependencyOf(element: XmlElement, owner: string, file: string): PackageDependency {
  const strict = element.namespace === FOUNDATION
  const name = requiredAttribute(element, 'Name', file)
  const publisher = strict
    ? requiredAttribute(element, 'Publisher', file)
    : (attributeOf(element, 'Publisher') ?? owner)
  const anyVersion = !strict && attributeOf(element, 'MinVersion') === undefined
  const major = attributeOf(element, 'MaxMajorVersionTested')
  if (!isIdentityName(name) || !isPublisher(publisher)) {
    throw new FormatError(file, 'PackageDependency names no possible package', element.position)
  }
  if (major !== undefined && !(/^[0-9]{1,5}$/.test(major) && Number(major) <= 65_535)) {
    throw new FormatError(file, 'PackageDependency MaxMajorVersionTested is no number of 16 bits', element.position)
  }
  return {
    name,
    publisher,
    minVersion: anyVersion ? [0, 0, 0, 0] : versionAttribute(element, 'MinVersion', file),
    maxMajorVersionTested: major === undefined ? undefined : Number(major),
    optional: element.attributes.some((each) => each.name === 'Optional' && /^(true|1)$/.test(each.value)),
  }
}

/** `OSMinVersion` and `OSMaxVersionTested` of Windows 8 and 8.1. */
function prerequisitesOf(root: XmlElement, file: string): TargetDeviceFamily[] {
  const prerequisites = childOf(root, root.namespace, 'Prerequisites')
  if (!prerequisites) return []
  const read = (name: string): PackageVersion => {
    const text = childOf(prerequisites, root.namespace, name)?.text.trim() ?? ''
    if (!OS_VERSION.test(text)) throw new FormatError(file, `${name} is missing or no version`, prerequisites.position)
    const [major = 0, minor = 0, build = 0, revision = 0] = text.split('.').map(Number)
    return [major, minor, build, revision]
  }
  return [{ name: 'Windows.Desktop', minVersion: read('OSMinVersion'), maxVersionTested: read('OSMaxVersionTested') }]
}
