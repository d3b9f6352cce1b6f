import { FormatError } from '../../formats/FormatError.ts'
import { descendants } from '../../formats/xml/descendants.ts'
import { parseXml } from '../../formats/xml/parseXml.ts'
import { attributeOf } from '../../formats/xml/XmlElement.ts'

/**
 * Reads the package family that a license file binds: the attribute PFM of `Binding` (or its element of that name),
 * below the root `License`. Form seen in three public license files.
 * @returns the family as written, or the defect in one clause
 */
export function readLicense(bytes: Uint8Array, file: string): { family?: string; defect?: string } {
  try {
    const root = parseXml(bytes, file)
    if (root.name !== 'License') return { defect: `its root element is ${root.name}, not License` }
    const elements = descendants(root)
    const family =
      elements.map((element) => attributeOf(element, 'PFM')).find((one) => one) ??
      elements.find((element) => element.name === 'PFM')?.text.trim()
    return family ? { family } : { defect: 'it names no package family (PFM)' }
  } catch (error) {
    if (error instanceof FormatError) return { defect: error.defect }
    throw error
  }
}
