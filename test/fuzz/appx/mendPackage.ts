import { createHash } from 'node:crypto'
import { escapeXml } from '../../../src/formats/xml/escapeXml.ts'
import { entryOf } from '../zip/mutateModel.ts'
import { writeModel } from '../zip/writeModel.ts'
import type { ModelEntry, ZipModel } from '../zip/ZipModel.ts'
import { contentOf, nameOf } from './packageSources.ts'

const BLOCK_MAP = /^AppxBlockMap\.xml$/i
const OUTSIDE = /^(\[Content_Types\]\.xml|AppxBlockMap\.xml|AppxSignature\.p7x|AppxMetadata\/CodeIntegrity\.cat)$/i
const SIGNATURE = /^(AppxSignature\.p7x|AppxMetadata\/CodeIntegrity\.cat)$/i
const BUNDLE_MANIFEST = /^AppxMetadata\/AppxBundleManifest\.xml$/i
const PAYLOAD = /\.(appx|msix)$/i

/**
 * The package with what others say about its entries made right: places and sizes in the bundle manifest, and the
 * block map. A signature, which cannot be made right, goes.
 */
export function mendPackage(model: ZipModel): ZipModel {
  let entries = model.entries.filter((entry) => !SIGNATURE.test(nameOf(entry)))
  const bundle = entries.some((entry) => BUNDLE_MANIFEST.test(nameOf(entry)))
  if (bundle) entries = withPlaces({ ...model, entries })
  const lines = entries
    .filter((entry) => !OUTSIDE.test(nameOf(entry)) && !(bundle && PAYLOAD.test(nameOf(entry))))
    .map(blockMapLine)
  const text = `<?xml version="1.0" encoding="UTF-8"?><BlockMap xmlns="http://schemas.microsoft.com/appx/2010/blockmap" HashMethod="http://www.w3.org/2001/04/xmlenc#sha256">${lines.join('')}</BlockMap>`
  return { ...model, entries: replaced(entries, BLOCK_MAP, () => text) }
}

/** The entries with the text of those of a name changed. */
export function replaced(entries: readonly ModelEntry[], name: RegExp, change: (text: string) => string): ModelEntry[] {
  return entries.map((entry) => {
    if (!name.test(nameOf(entry))) return entry
    const content = new TextEncoder().encode(change(textOf(entry)))
    return entryOf(entry.name, content, entry.method === 0 ? 0 : 8)
  })
}

/** The text of an entry; nothing when it is broken. */
function textOf(entry: ModelEntry): string {
  try {
    return new TextDecoder().decode(contentOf(entry))
  } catch {
    return ''
  }
}

/** The entries with the places of the packages in the bundle manifest. */
function withPlaces(model: ZipModel): ModelEntry[] {
  const { dataOffsets } = writeModel(model)
  const places = new Map(
    model.entries.map((entry, index) => [pathOf(entry), { offset: dataOffsets[index]!, size: entry.data.length }]),
  )
  return replaced(model.entries, BUNDLE_MANIFEST, (text) =>
    text.replaceAll(/<(?:\w+:)?Package\b[^>]*>/g, (tag) => {
      const place = places.get(/ FileName="([^"]*)"/.exec(tag)?.[1] ?? '')
      return place && / Offset="/.test(tag)
        ? tag.replace(/ Offset="[^"]*"/, ` Offset="${place.offset}"`).replace(/ Size="[^"]*"/, ` Size="${place.size}"`)
        : tag
    }),
  )
}

/** Lines of entries that were not changed are the same for all inputs. */
const lines = new WeakMap<ModelEntry, string>()

function blockMapLine(entry: ModelEntry): string {
  const known = lines.get(entry)
  if (known !== undefined) return known
  const line = `<File Name="${escapeXml(pathOf(entry))}" Size="${entry.size}" LfhSize="${30 + entry.name.length}">${blocks(entry)}</File>`
  lines.set(entry, line)
  return line
}

function blocks(entry: ModelEntry): string {
  let content: Uint8Array
  try {
    content = contentOf(entry)
  } catch {
    return ''
  }
  const count = Math.ceil(content.length / 65_536)
  const sizeOf = (index: number): string => {
    if (entry.method === 0) return ''
    return ` Size="${index > 0 ? 0 : (entry.compressedSize ?? entry.data.length)}"`
  }
  return Array.from({ length: count }, (_, index) => {
    const block = content.subarray(index * 65_536, (index + 1) * 65_536)
    return `<Block Hash="${createHash('sha256').update(block).digest('base64')}"${sizeOf(index)}/>`
  }).join('')
}

function pathOf(entry: ModelEntry): string {
  const name = nameOf(entry)
  try {
    return decodeURIComponent(name).replaceAll('/', '\\')
  } catch {
    return name
  }
}
