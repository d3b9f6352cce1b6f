import { FormatError } from '../FormatError.ts'
import { childIdentity } from '../mum/parseAssemblyIdentity.ts'
import { parseXml } from '../xml/parseXml.ts'
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'
import type { AnswerComponent, AnswerFile, AnswerPackage, AnswerPass, PackageAction } from './AnswerFile.ts'

/** The namespace of answer files. */
const UNATTEND = 'urn:schemas-microsoft-com:unattend'

/** That of `wcm:action`. */
const WCM = 'http://schemas.microsoft.com/WMIConfig/2002/State'

const ACTIONS: ReadonlyMap<string | undefined, PackageAction> = new Map([
  ['install', 'install'],
  ['remove', 'remove'],
  ['stage', 'stage'],
  ['configure', 'configure'],
])

/**
 * Reads an answer file. Elements go by their namespace, whatever the prefix; settings that are not known are left alone.
 * Source: Microsoft, "Unattended Windows Setup Reference" and its samples.
 * @throws FormatError for what is not well-formed, no answer file, a package without identity or with another action, a
 *   selection without name, settings without pass, a component without name
 */
export function parseAnswerFile(bytes: Uint8Array, file: string): AnswerFile {
  const root = parseXml(bytes, file)
  if (root.name !== 'unattend' || root.namespace !== UNATTEND)
    throw new FormatError(file, `the root element is not unattend in ${UNATTEND}`, root.position)
  const packages = childrenOf(root, UNATTEND, 'servicing').flatMap((servicing) =>
    childrenOf(servicing, UNATTEND, 'package').map((element) => packageOf(element, file)),
  )
  return { packages, passes: childrenOf(root, UNATTEND, 'settings').map((element) => passOf(element, file)) }
}

function packageOf(element: XmlElement, file: string): AnswerPackage {
  const word = attributeOf(element, 'action')
  const action = ACTIONS.get(word?.toLowerCase())
  if (!action) throw new FormatError(file, `package has the action ${JSON.stringify(word)}`, element.position)
  const source = childOf(element, UNATTEND, 'source')
  return {
    action,
    identity: childIdentity(element, file, UNATTEND),
    location: source && attributeOf(source, 'location'),
    selections: childrenOf(element, UNATTEND, 'selection').map((selection) => ({
      name: required(selection, 'name', file),
      state: required(selection, 'state', file).toLowerCase() === 'true',
    })),
  }
}

function passOf(element: XmlElement, file: string): AnswerPass {
  const components = childrenOf(element, UNATTEND, 'component').map((component) => componentOf(component, file))
  return { pass: required(element, 'pass', file), components }
}

function componentOf(element: XmlElement, file: string): AnswerComponent {
  const lists = childrenOf(element, UNATTEND, 'DriverPaths')
  const paths = lists.flatMap((list) => childrenOf(list, UNATTEND, 'PathAndCredentials'))
  return {
    name: required(element, 'name', file),
    architecture: attributeOf(element, 'processorArchitecture') ?? 'neutral',
    driverPaths: paths
      .filter((path) => attributeOf(path, 'action', WCM)?.toLowerCase() !== 'remove')
      .flatMap((path) => childOf(path, UNATTEND, 'Path')?.text.trim() ?? [])
      .filter((path) => path !== ''),
  }
}

function required(element: XmlElement, name: string, file: string): string {
  const value = attributeOf(element, name)
  if (value === undefined || value === '')
    throw new FormatError(file, `${element.name} lacks ${name}`, element.position)
  return value
}
