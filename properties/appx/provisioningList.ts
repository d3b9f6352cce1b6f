import { readAll } from '../../src/formats/ByteSource.ts'
import type { AppComputer } from './appComputer.ts'
import { differenceOf, differenceOfVerdicts } from './differenceOf.ts'
import { type AppName, nameOf, packagesOf } from './goingApps.ts'
import type { KnownApps } from './KnownApps.ts'

const LIST = 'ProgramData\\Microsoft\\Windows\\AppxProvisioning.xml'
const ANOTHER = 'Contoso.Another_1.0.0.0_neutral__h91ms92gdsmmt'

/**
 * The list is written anew: a broken one is replaced, with what only it said of other apps, and lines of families that
 * are provisioned go.
 */
export function rewriteList(known: KnownApps, added?: AppName): void {
  if (known.listed === undefined) for (const app of known.sideloaded) if (app !== added) known.sideloaded.delete(app)
  known.listed = (known.listed ?? []).filter((name) => name === ANOTHER || !known.provisioned.has('reader'))
}

/** Somebody writes into the list. */
export function writeList(computer: AppComputer, text: string, known: KnownApps): string[] {
  const { volume } = computer.machine.image
  if (!volume.stat(LIST)) return []
  const before = new TextDecoder().decode(readAll(volume.open(LIST)))
  const line = text === 'line of another' ? ANOTHER : nameOf('reader', '0.5.0.0')
  const after =
    text === 'broken'
      ? before.slice(0, -30)
      : before.replace('</Provisioned>', `<Package FullName="${line}"/></Provisioned>`)
  if (text !== 'broken' && before.includes(line)) return []
  computer.edit((image) => image.volume.write(LIST, new TextEncoder().encode(after)))
  if (text === 'broken') known.listed = undefined
  else if (known.listed) known.listed = [...new Set([...known.listed, line])]
  return []
}

/** What is decided of lines that only the list has. */
export function verdictsOfList(
  known: KnownApps,
  computer: AppComputer,
  decisions: Parameters<typeof differenceOfVerdicts>[2],
): string[] {
  const { volume } = computer.machine.image
  if (known.listed === undefined || !volume.stat(LIST)) return []
  const isKept = (name: string) => name === ANOTHER || !known.provisioned.has('reader')
  return differenceOfVerdicts('appx.list.only', known.listed.map(isKept), decisions)
}

/** How the list differs from what is known. */
export function differencesOfList({ machine }: AppComputer, known: KnownApps): string[] {
  const { volume } = machine.image
  if (!volume.stat(LIST)) return []
  const text = new TextDecoder().decode(readAll(volume.open(LIST)))
  if (known.listed === undefined) return differenceOf('the broken list', false, text.endsWith('</AppxProvisionList>'))
  const lines = [...text.matchAll(/<Package FullName="([^"]*)"([^>]*)\/>/g)].map(
    ([, name, rest = '']) => `${name}${rest.replace(/ PackageType="[^"]*"/, '')}`,
  )
  const own = [...known.provisioned].flatMap(([app, version]) =>
    packagesOf([app, version]).map((name, index) => {
      if (index > 0) return `${name} ProvisionSourceIsBundle="true"`
      return `${name}${known.sideloaded.has(app) ? ' IsLOBApp="true"' : ''}`
    }),
  )
  // A list that is written anew does not say what is in a bundle whose files are gone.
  const isKnown = (line: string) =>
    !line.includes('ProvisionSourceIsBundle') || ![...known.lost].some((name) => line.startsWith(name.replace('~', '')))
  return differenceOf(
    'AppxProvisioning.xml',
    [...own, ...known.listed].filter(isKnown).sort(),
    lines.filter(isKnown).sort(),
  )
}
