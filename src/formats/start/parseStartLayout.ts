import { FormatError } from '../FormatError.ts'
import { descendants } from '../xml/descendants.ts'
import { DOCUMENT_BOUNDS, parseXml } from '../xml/parseXml.ts'
import type { XmlBounds } from '../xml/XmlBounds.ts'
import { attributeOf, childrenOf, type XmlElement } from '../xml/XmlElement.ts'

/** Namespaces of LayoutModification.xml. Source: Microsoft, "Start layout XML for desktop editions of Windows 10". */
export const LAYOUT_MODIFICATION = 'http://schemas.microsoft.com/Start/2014/LayoutModification'
export const START_LAYOUT = 'http://schemas.microsoft.com/Start/2014/StartLayout'

/** Roomy for a layout: Windows shows no more than some hundred tiles. */
export const LAYOUT_BOUNDS: XmlBounds = { ...DOCUMENT_BOUNDS, size: 1024 * 1024, elements: 10_000 }

/** A `RequiredStartGroups` element: groups that are appended to Start. */
export interface RequiredStartGroups {
  /** The parts of `Region`, as written; undefined without the attribute. */
  readonly regions: readonly string[] | undefined
  /** Of each `AppendGroup` the AppUserModelIDs of its tiles, those in folders too. */
  readonly groups: readonly (readonly string[])[]
}

/** What LayoutModification.xml pins. */
export interface StartLayout {
  readonly required: readonly RequiredStartGroups[]
  /** AppUserModelIDs of the tiles of full layouts (`DefaultLayoutOverride`, `StartLayoutCollection`). */
  readonly full: readonly string[]
}

/**
 * Reads a LayoutModification.xml: the tiles of apps (`start:Tile`). Elements go by namespace and local name, prefixes
 * are free; what pins no app (tiles of desktop programs, the taskbar, frequently used apps) is not looked at.
 * @throws FormatError for what is not well-formed, has another root element or is too large
 */
export function parseStartLayout(bytes: Uint8Array, file: string): StartLayout {
  const root = parseXml(bytes, file, LAYOUT_BOUNDS)
  if (root.name !== 'LayoutModificationTemplate' || root.namespace !== LAYOUT_MODIFICATION) {
    const defect = `the root element is not LayoutModificationTemplate in ${LAYOUT_MODIFICATION}`
    throw new FormatError(file, defect, root.position)
  }
  const below = (parents: readonly XmlElement[], name: string) =>
    parents.flatMap((parent) => childrenOf(parent, LAYOUT_MODIFICATION, name))
  return {
    required: below(below([root], 'RequiredStartGroupsCollection'), 'RequiredStartGroups').map((element) => ({
      regions: attributeOf(element, 'Region')
        ?.split('|')
        .map((region) => region.trim()),
      groups: below([element], 'AppendGroup').map(tilesIn),
    })),
    full: ['DefaultLayoutOverride', 'StartLayoutCollection'].flatMap((name) => below([root], name).flatMap(tilesIn)),
  }
}

function tilesIn(element: XmlElement): string[] {
  return descendants(element)
    .filter((one) => one.name === 'Tile' && one.namespace === START_LAYOUT)
    .flatMap((tile) => attributeOf(tile, 'AppUserModelID') ?? [])
}
