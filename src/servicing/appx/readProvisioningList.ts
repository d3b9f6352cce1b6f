import { FormatError } from '../../formats/FormatError.ts'
import { descendants } from '../../formats/xml/descendants.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import { attributeOf, type XmlElement } from '../../formats/xml/XmlElement.ts'
import type { Judge } from '../../rules/Judge.ts'
import { appxFiles } from './appxPaths.ts'
import { namedPackage, sameName } from './NamedPackage.ts'
import { packageLine } from './provisioningListForm.ts'
import type { Provisioned } from './readProvisioned.ts'
import { listedOnly, listReadable } from './rules/provisioningList.ts'

/** What the list has of an app: its own line and those of its packages. */
export interface ListedApp {
  readonly lineOfBusiness: boolean
  readonly lines: string
}

/** What AppxProvisioning.xml says. */
export interface ProvisioningList {
  /** Families. */
  readonly endOfLife: readonly string[]
  /** By full name in lower case. */
  readonly apps: ReadonlyMap<string, ListedApp>
}

/** Reads the list. One that cannot be read is taken for empty. */
export function readProvisioningList(bytes: Uint8Array, judge: Judge): ProvisioningList {
  const endOfLife: string[] = []
  const apps = new Map<string, ListedApp>()
  let current = ''
  for (const element of packagesOf(bytes, judge)) {
    const family = attributeOf(element, 'FamilyName')
    if (family !== undefined) endOfLife.push(family)
    const fullName = attributeOf(element, 'FullName')
    if (fullName === undefined) continue
    const inBundle = attributeOf(element, 'ProvisionSourceIsBundle') === 'true'
    const lineOfBusiness = attributeOf(element, 'IsLOBApp') === 'true'
    const text = packageLine({ fullName, type: attributeOf(element, 'PackageType'), inBundle, lineOfBusiness })
    if (!inBundle) current = fullName.toLowerCase()
    const known = inBundle ? apps.get(current) : undefined
    apps.set(current, known ? { ...known, lines: known.lines + text } : { lineOfBusiness, lines: text })
  }
  return { endOfLife, apps }
}

/** What somebody else listed, and the registry does not have, and stays in the list. */
export function listedOnlyIn(
  list: ProvisioningList,
  provisioned: readonly Provisioned[],
  judge: Judge,
): (readonly [string, ListedApp])[] {
  const known = new Set(provisioned.map((app) => app.fullName.toLowerCase()))
  return [...list.apps].filter(([name]) => !known.has(name) && isKept(name, provisioned, judge))
}

function isKept(fullName: string, provisioned: readonly Provisioned[], judge: Judge): boolean {
  const family = namedPackage(fullName)?.familyName
  const successor = provisioned.find((app) => family !== undefined && sameName(app.familyName, family))
  const because = successor
    ? `${successor.fullName} of its family is provisioned`
    : 'Applications has no key of its family'
  return judge.decide(listedOnly, fullName, successor === undefined, because)
}

function packagesOf(bytes: Uint8Array, judge: Judge): XmlElement[] {
  const path = appxFiles.provisioningList
  const list = readDocument(bytes, path)
  const because = list instanceof FormatError ? list.message : 'it is a document'
  if (!judge.decide(listReadable, path, !(list instanceof FormatError), because) || list instanceof FormatError)
    return []
  return descendants(list).filter((element) => element.name === 'Package')
}

function readDocument(bytes: Uint8Array, path: string): XmlElement | FormatError {
  try {
    return parseXml(bytes, path)
  } catch (error) {
    if (error instanceof FormatError) return error
    throw error
  }
}
