import { mutateBytes } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { mutateXml } from '../xml/mutateXml.ts'
import { entryOf, mutateModel, pokeFields } from '../zip/mutateModel.ts'
import { writeModel } from '../zip/writeModel.ts'
import type { ZipSource } from '../zip/zipCase.ts'
import type { ModelEntry, ZipModel } from '../zip/ZipModel.ts'
import { mendPackage, replaced } from './mendPackage.ts'
import { nameOf } from './packageSources.ts'

const MANIFEST = /^(AppxManifest\.xml|AppxMetadata\/AppxBundleManifest\.xml)$/i
const CONTENT_TYPES = /^\[Content_Types\]\.xml$/i
const BLOCK_MAP = /^AppxBlockMap\.xml$/i
const MEMBER = /\.(appx|msix)$/i

/** Changes a package so that what is changed comes as far as it can: what speaks of it is made right. */
export function mutatePackage(source: ZipSource, random: Random, models: ReadonlyMap<string, ZipModel>): Uint8Array {
  const kind = random.below(20)
  if (kind === 0) return mutateBytes(source.bytes, random)
  const written = writeModel(changed(source.model, kind, random, models))
  if (kind === 1) pokeFields(written.bytes, written.marks, random)
  return written.bytes
}

/** @param members the packages in the bundle, by name of the source and of the entry */
function changed(model: ZipModel, kind: number, random: Random, members: ReadonlyMap<string, ZipModel>): ZipModel {
  if (kind < 3) return random.chance(0.2) ? model : mendPackage(model)
  if (kind < 8) {
    const { entries } = mutateModel(model, random)
    return random.chance(0.8) ? mendPackage({ ...model, entries }) : { ...model, entries }
  }
  if (kind < 10) {
    const mended = mendPackage(model)
    return { ...mended, entries: replaced(mended.entries, BLOCK_MAP, (text) => mutateXml(text, random)) }
  }
  const member = model.entries.findIndex((entry) => members.has(keyOf(entry)) && random.chance(0.5))
  if (member >= 0) {
    const entry = model.entries[member]!
    const inner = writeModel(changed(members.get(keyOf(entry))!, 3 + random.below(17), random, new Map()))
    return mendPackage({ ...model, entries: model.entries.toSpliced(member, 1, entryOf(entry.name, inner.bytes, 0)) })
  }
  const document = random.chance(0.9) ? MANIFEST : CONTENT_TYPES
  return mendPackage({ ...model, entries: replaced(model.entries, document, (text) => mutateXml(text, random)) })
}

/** What a package in a bundle is known by. */
export function keyOf(entry: ModelEntry): string {
  return `${nameOf(entry)} ${entry.crc32}`
}

/** Whether an entry is named like a package in a bundle. */
export function isMember(entry: ModelEntry): boolean {
  return MEMBER.test(nameOf(entry)) && entry.method === 0
}
