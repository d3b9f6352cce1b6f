import { escapeXml } from '../../src/formats/xml/escapeXml.ts'
import { LAYOUT_MODIFICATION, START_LAYOUT } from '../../src/formats/start/parseStartLayout.ts'

/** Small tiles in the row of a group that is six columns wide. */
const COLUMNS = 6

/**
 * The text of a LayoutModification.xml that pins these apps in every region, in one group. Only what the reference
 * names, without white space between elements, which it warns of.
 * @param pins AppUserModelIDs
 */
export function startLayout(pins: readonly string[]): string {
  const tiles = pins.map((pin, index) => {
    const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS]
    return `<start:Tile Size="1x1" Column="${column}" Row="${row}" AppUserModelID="${escapeXml(pin)}"/>`
  })
  const group = pins.length > 0 ? `<AppendGroup Name="Apps">${tiles.join('')}</AppendGroup>` : ''
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<LayoutModificationTemplate xmlns="${LAYOUT_MODIFICATION}" xmlns:start="${START_LAYOUT}" Version="1">`,
    `<RequiredStartGroupsCollection><RequiredStartGroups>${group}</RequiredStartGroups></RequiredStartGroupsCollection>`,
    '</LayoutModificationTemplate>',
  ].join('')
}
