import { FormatError } from '../FormatError.ts'
import type { XmlElement } from '../xml/XmlElement.ts'
import type { PackageResources } from './AppPackage.ts'
import { MANIFEST_PREFIX } from './namespaces.ts'

const MAX_RESOURCES = 200
const LANGUAGE = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/

/**
 * The qualifiers of a `Resources` element. `Scale` and `DXFeatureLevel` stand without a prefix in bundle manifests
 * and in one of the manifest namespaces (`uap:`, `m2:`) in package manifests.
 * @throws FormatError
 */
export function parseResources(resources: XmlElement | undefined, file: string): PackageResources {
  const languages: string[] = []
  const scales: number[] = []
  const dxFeatureLevels: number[] = []
  const seen = new Set<string>()
  const elements = resources?.children.filter((child) => child.name === 'Resource') ?? []
  if (elements.length > MAX_RESOURCES) throw new FormatError(file, `more than ${MAX_RESOURCES} Resource elements`)
  for (const element of elements) {
    for (const { name, value, namespace } of element.attributes) {
      if (namespace !== '' && !namespace.startsWith(MANIFEST_PREFIX)) continue
      const refuse = (defect: string): never => {
        throw new FormatError(file, `Resource ${name} ${JSON.stringify(value)} ${defect}`, element.position)
      }
      if (name === 'Language') languages.push(LANGUAGE.test(value) ? value : refuse('is no language tag'))
      else if (name === 'Scale') scales.push(/^[1-9][0-9]{1,2}$/.test(value) ? Number(value) : refuse('is no scale'))
      else if (name === 'DXFeatureLevel') dxFeatureLevels.push(levelOf(value) ?? refuse('is no feature level'))
      else continue
      const key = `${name} ${value.toLowerCase()}`
      if (seen.has(key)) refuse('comes twice')
      seen.add(key)
    }
  }
  return { languages, scales, dxFeatureLevels }
}

function levelOf(text: string): number | undefined {
  const level = /^dx(9|10|11|12)$/i.exec(text)?.[1]
  return level === undefined ? undefined : Number(level)
}
