import { FormatError } from '../FormatError.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import { ASM_V3 } from './asmNamespace.ts'
import type { CapabilityIdentity, DeclaredCapability } from './PackageManifest.ts'

/** The capabilities that a package declares, in `declareCapability`. @throws FormatError */
export function parseCapabilities(element: XmlElement, file: string): DeclaredCapability[] {
  return childrenOf(element, ASM_V3, 'declareCapability').flatMap((declared) => {
    const dependencies = identitiesIn(childrenOf(declared, ASM_V3, 'dependency'), file)
    const languages = childrenOf(declared, ASM_V3, 'satelliteInfo')
      .flatMap((satellite) => childrenOf(satellite, ASM_V3, 'applyTo'))
      .filter((applied) => attributeOf(applied, 'type')?.toLowerCase() === 'language')
      .flatMap((applied) => attributeOf(applied, 'value') ?? [])
    return identitiesIn(childrenOf(declared, ASM_V3, 'capability'), file).map((identity) => ({
      identity,
      dependencies,
      languages,
    }))
  })
}

function identitiesIn(elements: readonly XmlElement[], file: string): CapabilityIdentity[] {
  return elements.flatMap((element) => {
    const identity = childOf(element, ASM_V3, 'capabilityIdentity')
    const name = identity && attributeOf(identity, 'name')
    if (!identity || name === undefined)
      throw new FormatError(file, `${element.name} names no capability`, element.position)
    return {
      name,
      language: attributeOf(identity, 'language') ?? '',
      version: attributeOf(identity, 'version') ?? '',
    }
  })
}
