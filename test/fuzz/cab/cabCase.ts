import { bytesSource } from '../../../src/formats/ByteSource.ts'
import type { CabFile } from '../../../src/formats/cab/Cabinet.ts'
import { cabFilePath } from '../../../src/formats/cab/cabFilePath.ts'
import { findCabinets } from '../../../src/formats/cab/findCabinets.ts'
import { openCabinet } from '../../../src/formats/cab/openCabinet.ts'
import { expandedFiles } from '../../../src/formats/cix/expandedFiles.ts'
import { openUpdateFile } from '../../../src/formats/msu/openUpdateFile.ts'
import { FormatError } from '../../../src/formats/FormatError.ts'
import { type FuzzCase, type FuzzTarget, Violation } from '../FuzzCase.ts'
import { cumulativeWeights, mutateBytes, pickWeighted } from '../mutateBytes.ts'
import type { Random } from '../Random.ts'
import { checkInside } from '../zip/zipCase.ts'
import type { CabSource } from './cabSources.ts'
import { mutateCabModel, pokeCabinet } from './mutateCabModel.ts'
import { writeCabModel } from './writeCabModel.ts'

/** Bytes of contents that one input is read for, and how many at a time. */
const MOST_CONTENT = 16 * 1024 * 1024
const CHUNK = 1024 * 1024

const FILE = 'a.cab'

/** Inputs that are cabinets. */
export function cabTarget(sources: readonly CabSource[]): FuzzTarget {
  const weights = cumulativeWeights(sources.map(({ bytes }) => bytes.length))
  return {
    name: 'cab',
    sources: sources.map(({ name }) => name),
    make(random): FuzzCase {
      const source = pickWeighted(sources, weights, random)
      const bytes = changed(source, random.pick(sources), random)
      return {
        source: source.name,
        files: new Map([[FILE, bytes], ...source.beside]),
        run: () => runCabinet(bytes, source.beside, random),
      }
    },
  }
}

function changed({ bytes, model }: CabSource, other: CabSource, random: Random): Uint8Array {
  const kind = random.below(10)
  if (kind === 0) return mutateBytes(bytes, random, other.bytes)
  const written = writeCabModel(kind < 8 ? mutateCabModel(model, random) : model)
  if (kind > 6) pokeCabinet(written.bytes, written.marks, random)
  return random.chance(0.02) ? mutateBytes(written.bytes, random) : written.bytes
}

/** Searches for cabinets, opens one, asks for the paths of its files, reads what is in it, and a second time out of order. */
function runCabinet(bytes: Uint8Array, others: ReadonlyMap<string, Uint8Array>, random: Random): void {
  const beside = (name: string) => (others.has(name) ? bytesSource(others.get(name)!) : undefined)
  findCabinets(bytesSource(bytes), FILE)
  const cabinet = openCabinet(bytesSource(bytes), FILE, { beside })
  let left = MOST_CONTENT
  let defect: FormatError | undefined
  const read: { file: CabFile; offset: number; bytes: Uint8Array }[] = []
  const trying = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      defect ??= error
    }
  }
  for (const file of cabinet.files) {
    trying(() => checkInside(cabFilePath(file)))
    if (left <= 0) break
    trying(() => {
      const content = cabinet.content(file)
      if (content.size !== file.size) throw new Violation('output', `${file.name} has another size than its entry`)
      for (let offset = 0; offset < content.size && left > 0; offset += CHUNK) {
        const chunk = content.read(offset, CHUNK)
        if (chunk.length !== Math.min(CHUNK, content.size - offset))
          throw new Violation('output', 'a read is too short')
        left -= chunk.length
        if (read.length < 8) read.push({ file, offset, bytes: chunk })
      }
    })
  }
  for (let again = Math.min(4, read.length); again > 0; again--) {
    const { file, offset, bytes: first } = random.pick(read)
    if (Buffer.compare(cabinet.content(file).read(offset, CHUNK), first) !== 0) {
      throw new Violation('changed', `${file.name} reads otherwise the second time`)
    }
  }
  for (const { path } of expandedFiles(cabinet)) checkInside(path)
  if (cabinet.files.some(({ name }) => name.endsWith('.xml'))) {
    for (const { source } of openUpdateFile(bytesSource(bytes), FILE).packages) {
      trying(() => void openCabinet(source, `${FILE}!inner.cab`))
    }
  }
  if (defect) throw defect
}
