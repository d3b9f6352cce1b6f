import { DRIVER_POOL, NO_DRIVER, type PooledDriver } from './driverPool.ts'
import type { DriverStep, DriverStory } from './DriverStory.ts'

/** Codes of drivers. Sources: dismapi.h, the documents, error codes of SetupAPI. */
export const DRIVER_CODES = {
  notFound: 0x80070002,
  notSupported: 0x80070032,
  notSigned: 0x80070241,
  notAdded: 0x800f023c,
  noDriver: 0xe0000100,
} as const

/** Something that a package has put in place: who owns it, by OEM number, and what is there. */
interface Placed {
  readonly owners: readonly number[]
  /** Undefined when it went missing. */
  readonly content: string | undefined
}

/** What is known of the drivers of an image. */
export interface ModelDrivers {
  /** Places in the pool by OEM number. */
  readonly added: Map<number, number>
  /** By path. */
  readonly files: Map<string, Placed>
  /** By name; the content is when it starts. */
  readonly services: Map<string, Placed>
}

/** The drivers of an image to which none was added. */
export function newModelDrivers(): ModelDrivers {
  return { added: new Map(), files: new Map(), services: new Map() }
}

/** The architecture of an image, as INF files name it. */
export function architectureOf(image: DriverStory['image']): 'x86' | 'amd64' | 'arm64' {
  if (image === 'x86' || image === 'arm64') return image
  return 'amd64'
}

/** Adds packages, one after the other. @returns how each ended: a code, or its OEM number */
export function modelAddDrivers(
  model: ModelDrivers,
  { image }: Pick<DriverStory, 'image'>,
  places: readonly number[],
  force: boolean,
): readonly ({ readonly code: number } | { readonly number: number })[] {
  return places.map((place) => {
    const one = DRIVER_POOL[place]
    if (!one) return { code: DRIVER_CODES.noDriver }
    const { architectures = ['amd64'] } = one.spec
    if (!architectures.includes(architectureOf(image))) return { code: DRIVER_CODES.notSupported }
    if (!one.complete) return { code: DRIVER_CODES.notFound }
    if (!one.signed && !force && image !== 'x86') return { code: DRIVER_CODES.notSigned }
    const number = [...model.added].find(([, index]) => index === place)?.[0] ?? lowestFree(model)
    model.added.set(number, place)
    if (one.critical) putInPlace(model, one, number)
    return { number }
  })
}

/** Removes a package by its published name. @returns a code, or what was removed */
export function modelRemoveDriver(
  model: ModelDrivers,
  name: string,
): { readonly code: number } | { readonly removed: PooledDriver } {
  const number = numberOf(name)
  if (number === undefined) return { code: DRIVER_CODES.notAdded }
  const one = DRIVER_POOL[model.added.get(number) ?? NO_DRIVER]
  if (!one) return { code: DRIVER_CODES.notFound }
  model.added.delete(number)
  for (const places of [model.files, model.services])
    for (const [key, { owners, content }] of places) {
      const left = owners.filter((owner) => owner !== number)
      if (left.length === owners.length) continue
      if (left.length === 0) places.delete(key)
      else places.set(key, { owners: left, content })
    }
  return { removed: one }
}

/** What a package has put in place goes missing: its files or its service. */
export function modelLose(model: ModelDrivers, { place, service }: Extract<DriverStep, { kind: 'lose' }>): void {
  const one = DRIVER_POOL[place]
  if (!one) return
  if (service) model.services.delete(one.name)
  else
    for (const { path } of filesInPlace(one)) {
      const known = model.files.get(path)
      if (known) model.files.set(path, { ...known, content: undefined })
    }
}

/** The files that a boot-critical package has outside of the store. */
export function filesInPlace({
  name,
  spec,
}: PooledDriver): readonly { readonly path: string; readonly content: string }[] {
  return [
    { path: `Windows\\System32\\drivers\\${name}.sys`, content: `driver ${name}\r\n` },
    ...Object.entries(spec.files ?? {}).map(([file, content]) => ({ path: `Windows\\System32\\${file}`, content })),
  ]
}

/** The number of a published name; undefined for that of a driver of Windows. */
export function numberOf(name: string): number | undefined {
  const [, digits] = /^oem(\d+)\.inf$/i.exec(name) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** When the service of a package starts: what its INF says. */
function startOf({ spec: { className = '', startType } }: PooledDriver): number {
  return startType ?? (['DiskDrive', 'HDC', 'SCSIAdapter'].includes(className) ? 0 : 3)
}

function lowestFree({ added }: ModelDrivers): number {
  let number = 0
  while (added.has(number)) number++
  return number
}

function putInPlace({ files, services }: ModelDrivers, one: PooledDriver, number: number): void {
  const withOwner = (owners: readonly number[] = []) => (owners.includes(number) ? owners : [...owners, number])
  for (const { path, content } of filesInPlace(one))
    files.set(path, { owners: withOwner(files.get(path)?.owners), content })
  const known = services.get(one.name)
  services.set(one.name, { owners: withOwner(known?.owners), content: known?.content ?? String(startOf(one)) })
}
