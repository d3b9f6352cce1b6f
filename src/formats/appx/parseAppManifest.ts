import { FormatError } from '../FormatError.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import type { AppManifest } from './AppPackage.ts'
import { checkAppManifest } from './checkAppManifest.ts'
import { FOUNDATION, MANIFEST_PREFIX, MANIFEST_ROOTS } from './namespaces.ts'
import { parseDependencies } from './parseDependencies.ts'
import { parseIdentity } from './parseIdentity.ts'
import { parseResources } from './parseResources.ts'

/**
 * Reads an AppxManifest.xml of any namespace from 2010 on. Elements go by namespace and local name, prefixes are
 * free; what this project does not use (extensions, capabilities, visual elements) is not looked at.
 * @throws FormatError for what is not well-formed or breaks a rule of manifests
 */
export function parseAppManifest(bytes: Uint8Array, file: string): AppManifest {
  const root = parseXml(bytes, file)
  if (root.name !== 'Package' || !MANIFEST_ROOTS.includes(root.namespace)) {
    throw new FormatError(file, `the root element is not Package in a namespace of manifests`, root.position)
  }
  const properties = requiredChild(root, 'Properties', file)
  const applications = childOf(root, root.namespace, 'Applications')
  const identity = parseIdentity(requiredChild(root, 'Identity', file), file)
  const manifest: AppManifest = {
    identity,
    namespace: root.namespace,
    displayName: requiredText(properties, 'DisplayName', file),
    publisherDisplayName: requiredText(properties, 'PublisherDisplayName', file),
    framework: flag(properties, 'Framework', file),
    resourcePackage: flag(properties, 'ResourcePackage', file),
    resources: parseResources(childOf(root, root.namespace, 'Resources'), file),
    ...parseDependencies(root, identity.publisher, file),
    applications: applications
      ? childrenOf(applications, root.namespace, 'Application').map((each) => idOf(each, file))
      : [],
  }
  if (root.namespace !== FOUNDATION) requiredChild(root, 'Prerequisites', file)
  checkAppManifest(manifest, file)
  return manifest
}

function requiredChild(parent: XmlElement, name: string, file: string): XmlElement {
  const [child, second] = childrenOf(parent, parent.namespace, name)
  if (!child) throw new FormatError(file, `${parent.name} has no element ${name}`, parent.position)
  if (second) throw new FormatError(file, `${parent.name} has two elements ${name}`, second.position)
  return child
}

function requiredText(properties: XmlElement, name: string, file: string): string {
  const text = requiredChild(properties, name, file).text.trim()
  if (text === '') throw new FormatError(file, `${name} is empty`, properties.position)
  return text
}

/** A boolean of Properties. `ResourcePackage` came with 8.1 and stands in its namespace in manifests of Windows 8. */
function flag(properties: XmlElement, name: string, file: string): boolean {
  const element = properties.children.find(
    (child) => child.name === name && child.namespace.startsWith(MANIFEST_PREFIX),
  )
  const text = element?.text.trim() ?? 'false'
  if (!['true', 'false', '1', '0'].includes(text)) {
    throw new FormatError(file, `${name} is neither true nor false`, element?.position)
  }
  return text === 'true' || text === '1'
}

function idOf(application: XmlElement, file: string): string {
  const id = attributeOf(application, 'Id')
  if (id !== undefined && /^([A-Za-z][A-Za-z0-9]*)(\.[A-Za-z][A-Za-z0-9]*)*$/.test(id) && id.length <= 64) return id
  throw new FormatError(file, `Application Id ${JSON.stringify(id)} is not allowed`, application.position)
}
