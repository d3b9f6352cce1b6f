import { win32 } from 'node:path'
import { bytesSource } from '../../../src/formats/ByteSource.ts'
import { readParts } from '../../../src/formats/appx/PackageParts.ts'
import { openZip } from '../../../src/formats/zip/openZip.ts'
import { readZipEntry } from '../../../src/formats/zip/readZipEntry.ts'
import { type FuzzCase, type FuzzTarget, Violation } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import { mutateModel, pokeFields } from './mutateModel.ts'
import { writeModel } from './writeModel.ts'
import type { ZipModel } from './ZipModel.ts'

/** A sound zip that inputs are made of. */
export interface ZipSource {
  readonly name: string
  readonly bytes: Uint8Array
  readonly model: ZipModel
}

/** Bytes of contents that one input is read for. */
const MOST_CONTENT = 64 * 1024 * 1024

/** Inputs that are zips. */
export function zipTarget(sources: readonly ZipSource[]): FuzzTarget {
  const weights = cumulativeWeights(sources.map(({ bytes }) => bytes.length))
  return {
    name: 'zip',
    sources: sources.map(({ name }) => name),
    make(random): FuzzCase {
      const source = pickWeighted(sources, weights, random)
      const kind = random.below(10)
      let bytes: Uint8Array
      if (kind === 0) bytes = mutateBytes(source.bytes, random, random.pick(sources).bytes)
      else {
        const written = writeModel(
          kind < 7
            ? mutateModel(source.model, random)
            : { ...source.model, zip64: random.chance(0.5), descriptors: random.chance(0.3) },
        )
        if (kind > 5) pokeFields(written.bytes, written.marks, random)
        bytes = random.chance(0.03) ? mutateBytes(written.bytes, random) : written.bytes
      }
      return { source: source.name, files: new Map([['a.zip', bytes]]), run: () => runZip(bytes) }
    },
  }
}

/** Opens a zip, checks its names as those of a package, and reads what is in it. */
async function runZip(bytes: Uint8Array): Promise<void> {
  const archive = await openZip(bytesSource(bytes), 'a.zip')
  let stored = 0
  for (const entry of archive.entries) stored += entry.compressedSize
  if (stored > bytes.length) throw new Violation('output', 'entries together are longer than the file')
  let content = 0
  for (const entry of archive.entries) {
    if (content > MOST_CONTENT) break
    const { length } = readZipEntry(archive, entry)
    if (length !== entry.size) throw new Violation('output', `${entry.name} holds ${length} bytes, not ${entry.size}`)
    content += length
  }
  for (const { path } of readParts(archive).values()) checkInside(path)
}

/** Node's own reading of Windows paths must find a path inside the folder that it is joined to, and no other name. */
export function checkInside(path: string): void {
  const folder = 'C:\\Program Files\\WindowsApps\\Package'
  const full = win32.join(folder, path)
  if (full !== `${folder}\\${path}` || win32.isAbsolute(path) || path.includes(':')) {
    throw new Violation('outside', `the path ${JSON.stringify(path)} is not plainly inside its folder`)
  }
}
