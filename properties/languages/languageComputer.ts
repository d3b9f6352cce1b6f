import { completeOobe } from '../../emulator/machine/completeOobe.ts'
import { createMemoryVolume } from '../../emulator/volume/createMemoryVolume.ts'
import { languagePackCab, windowsPackage } from '../../fixtures/index.ts'
import type { WritableVolume } from '../../src/image/Volume.ts'
import { servicedComputer, STILL, type ServicedComputer } from '../computers/ServicedComputer.ts'
import { change, smallImage } from '../computers/smallImage.ts'
import type { LanguageTag } from './LanguagePackStory.ts'

/** The languages that have packs on drive D:. */
export const TAGS: readonly LanguageTag[] = ['en-US', 'fr-FR', 'de-DE', 'it-IT']

/** A computer whose languages each have the language pack of clients; the packs lie on drive D:. */
export async function languageComputer(
  languages: readonly LanguageTag[],
  defaultLanguage: LanguageTag,
  oobeIsOver: boolean,
): Promise<ServicedComputer> {
  const volume = await imageWith(languages, defaultLanguage)
  if (oobeIsOver) change(volume, completeOobe)
  return servicedComputer(drivesOf(volume))
}

const disks: WritableVolume[] = []

/** The drive with the packs, made once. */
function disk(): WritableVolume {
  const [made] = disks
  if (made) return made.fork()
  const volume = createMemoryVolume({ now: STILL })
  for (const tag of TAGS) {
    for (const product of ['Client', 'Server'] as const)
      volume.write(`${product} ${tag}.cab`, languagePackCab(tag, { product }))
    volume.write(`license ${tag}.cab`, licenseCab(tag))
  }
  disks.push(volume)
  return volume.fork()
}

/** A package with a language, and the release type of language packs, whose name says what it is. */
function licenseCab(tag: string): Uint8Array {
  return windowsPackage({
    identity: `Microsoft-Windows-Edition-License-Package~31bf3856ad364e35~amd64~${tag}~10.0.26100.1`,
    releaseType: 'Language Pack',
    updates: [],
  })
}

const images = new Map<string, WritableVolume>()

/** An image whose languages each have the pack of clients. */
async function imageWith(languages: readonly LanguageTag[], defaultLanguage: LanguageTag): Promise<WritableVolume> {
  const key = `${languages.join()} ${defaultLanguage}`
  const known = images.get(key)
  if (known) return known.fork()
  const volume = smallImage({ preset: 'windows-11-24h2', languages, defaultLanguage })
  const computer = servicedComputer(drivesOf(volume))
  for (const tag of languages) await computer.dism(false, '/Add-Package', `/PackagePath:D:\\Client ${tag}.cab`)
  images.set(key, volume)
  return volume.fork()
}

function drivesOf(volume: WritableVolume): ReadonlyMap<string, WritableVolume> {
  return new Map([
    ['C', volume],
    ['D', disk()],
  ])
}
