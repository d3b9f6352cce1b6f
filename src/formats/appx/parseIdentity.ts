import { FormatError } from '../FormatError.ts'
import { attributeOf, type XmlElement } from '../xml/XmlElement.ts'
import { isIdentityName, isPublisher, isResourceId } from './identityRules.ts'
import type { PackageArchitecture, PackageIdentity, PackageVersion } from './PackageIdentity.ts'
import { parseArchitecture } from './packageArchitectures.ts'
import { parsePackageVersion } from './packageVersion.ts'
import { publisherId } from './publisherId.ts'

/** An attribute that must be there. @throws FormatError */
export function requiredAttribute(element: XmlElement, name: string, file: string): string {
  const value = attributeOf(element, name)
  if (value === undefined) throw new FormatError(file, `${element.name} has no attribute ${name}`, element.position)
  return value
}

/** A version attribute that must be there. @throws FormatError */
export function versionAttribute(element: XmlElement, name: string, file: string): PackageVersion {
  const text = requiredAttribute(element, name, file)
  const version = parsePackageVersion(text)
  if (!version) {
    throw new FormatError(file, `${element.name} ${name}: ${JSON.stringify(text)} is no version`, element.position)
  }
  return version
}

/** An architecture attribute, `neutral` when absent. @throws FormatError */
export function architectureAttribute(element: XmlElement, name: string, file: string): PackageArchitecture {
  const text = attributeOf(element, name) ?? 'neutral'
  const architecture = parseArchitecture(text)
  if (!architecture) {
    throw new FormatError(file, `${element.name} ${name}: ${JSON.stringify(text)} is no architecture`, element.position)
  }
  return architecture
}

/** A resource id attribute, empty when absent. @throws FormatError */
export function resourceIdAttribute(element: XmlElement, file: string): string {
  const text = attributeOf(element, 'ResourceId') ?? ''
  if (isResourceId(text)) return text
  throw new FormatError(file, `${element.name} ResourceId: ${JSON.stringify(text)} is not allowed`, element.position)
}

/**
 * The `Identity` element of a package manifest, or (with `bundle`) of a bundle manifest.
 * @throws FormatError
 */
export function parseIdentity(element: XmlElement, file: string, bundle = false): PackageIdentity {
  const name = requiredAttribute(element, 'Name', file)
  const publisher = requiredAttribute(element, 'Publisher', file)
  if (!isIdentityName(name)) {
    throw new FormatError(file, `Identity Name: ${JSON.stringify(name)} is not allowed`, element.position)
  }
  if (!isPublisher(publisher)) {
    throw new FormatError(file, 'Identity Publisher is not a distinguished name', element.position)
  }
  return {
    name,
    publisher,
    publisherId: publisherId(publisher),
    version: versionAttribute(element, 'Version', file),
    architecture: bundle ? 'neutral' : architectureAttribute(element, 'ProcessorArchitecture', file),
    resourceId: bundle ? '~' : resourceIdAttribute(element, file),
  }
}
