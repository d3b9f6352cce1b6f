import { familyNameOf } from './packageNames.ts'
import type { Pin, StartLayout } from './startLayout.ts'

/** An app that can be pinned. */
interface Pinnable {
  readonly name: string
  /** Ids of its applications. */
  readonly applications: readonly string[]
}

/**
 * LayoutModification.xml; undefined when it is no file.
 * @param apps what its pins name
 * @param all further names: what a layout with a defect would pin
 */
export function layoutText(layout: StartLayout, apps: readonly Pinnable[], all: readonly string[]): string | undefined {
  if (typeof layout !== 'string') return document(content(layout, apps))
  const tiles = all.map((name) => tile(`${familyNameOf(name)}!App`)).join('')
  const collection = `<RequiredStartGroupsCollection><RequiredStartGroups><AppendGroup>${tiles}</AppendGroup></RequiredStartGroups></RequiredStartGroupsCollection>`
  switch (layout) {
    case 'broken':
      return document(collection).replace(/<[^<]*$/, '')
    case 'other root':
      return document(collection).replaceAll('LayoutModificationTemplate', 'LayoutModification')
    case 'other namespace':
      return document(collection).replace('/LayoutModification"', '/FullDefaultLayout"')
    default:
      return undefined
  }
}

/** AppUserModelIDs that a layout pins for somebody in a country. */
export function pinsFor(layout: StartLayout, country: string, apps: readonly Pinnable[]): readonly string[] {
  if (typeof layout === 'string') return []
  const required = layout.required.filter(
    ({ regions }) => regions === undefined || regions.split('|').some((one) => one.trim().toUpperCase() === country),
  )
  const pins = [...layout.full, ...required.flatMap((one) => one.groups.slice(0, 2).flat())]
  return pins.map((pin) => idOf(pin, apps))
}

function document(content: string): string {
  return `<LayoutModificationTemplate xmlns="http://schemas.microsoft.com/Start/2014/LayoutModification" xmlns:s="http://schemas.microsoft.com/Start/2014/StartLayout">${content}</LayoutModificationTemplate>`
}

function content({ full, required }: Exclude<StartLayout, string>, apps: readonly Pinnable[]): string {
  const tiles = (pins: readonly Pin[]) => pins.map((pin) => tile(idOf(pin, apps))).join('')
  const override = `<DefaultLayoutOverride><StartLayoutCollection><s:Group>${tiles(full)}</s:Group></StartLayoutCollection></DefaultLayoutOverride>`
  const groups = required.map(
    (one) =>
      `<RequiredStartGroups${one.regions === undefined ? '' : ` Region="${one.regions}"`}>${one.groups.map((pins) => `<AppendGroup>${tiles(pins)}</AppendGroup>`).join('')}</RequiredStartGroups>`,
  )
  return `${full.length > 0 ? override : ''}<RequiredStartGroupsCollection>${groups.join('')}</RequiredStartGroupsCollection>`
}

function tile(id: string): string {
  return `<s:Tile AppUserModelID="${id}"/>`
}

function idOf({ app, application, lowerCase }: Pin, apps: readonly Pinnable[]): string {
  const { name, applications } = apps[app] ?? { name: 'Contoso.Nothing', applications: [] }
  const ids = { first: applications[0] ?? 'App', last: applications.at(-1) ?? 'App', App: 'App', Second: 'Second' }
  const text = `${familyNameOf(name)}!${ids[application]}`
  return lowerCase ? text.toLowerCase() : text
}
