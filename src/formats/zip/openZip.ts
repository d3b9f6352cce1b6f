import type * as Yauzl from 'yauzl'
import type { RandomAccessReader, ZipFile } from 'yauzl'
import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { checkLayout } from './checkLayout.ts'
import { readZipEntryHeader } from './readZipEntryHeader.ts'
import type { ZipArchive, ZipEntry } from './ZipArchive.ts'

/** Entries of one archive; far above the 65,535 of plain zip, far below what exhausts memory. */
const MAX_ENTRIES = 250_000

/** The least size of a central directory header. */
const DIRECTORY_HEADER_SIZE = 46

const OPTIONS = {
  autoClose: false,
  lazyEntries: true,
  decodeStrings: false,
  validateEntrySizes: false,
  strictFileNames: true,
}

/**
 * Reads the central directory and the local headers of a zip archive, ZIP64 included, and checks them: methods 0
 * and 8 only, nothing encrypted, no entry twice, names equal in both headers, sizes possible for the method,
 * entries inside the file and not overlapping. Contents are read by `readZipEntry`. Source: APPNOTE 6.3.9.
 * @param file the name for errors
 * @throws FormatError
 */
export async function openZip(source: ByteSource, file: string): Promise<ZipArchive> {
  // Loaded here, so that commands that open no package do not pay for it.
  const yauzl = await import('yauzl')
  const reader = readerOf(yauzl, source)
  const zip = await refusing(file, yauzl.fromRandomAccessReaderPromise(reader, source.size, { ...OPTIONS }))
  if (zip.entryCount > Math.min(MAX_ENTRIES, source.size / DIRECTORY_HEADER_SIZE)) {
    throw new FormatError(file, `the central directory declares ${zip.entryCount} entries`)
  }
  // The declared type is wrong: this is an offset, and before the first entry that of the directory.
  const directoryOffset = Number(zip.readEntryCursor)
  const entries = await refusing(file, readEntries(zip, file))
  const archive = { file, source, entries, directoryOffset }
  checkLayout(archive)
  return archive
}

async function readEntries(zip: ZipFile, file: string): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(readZipEntryHeader(entry, await zip.readLocalFileHeaderPromise(entry), file))
  }
  return entries
}

/** Turns the errors of the zip reader into those of this house. */
async function refusing<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof FormatError) throw error
    throw new FormatError(file, `not a sound zip archive: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A reader for yauzl over a source; it fills buffers that yauzl makes. */
function readerOf({ RandomAccessReader }: typeof Yauzl, source: ByteSource): RandomAccessReader {
  class SourceReader extends RandomAccessReader {
    override read(
      target: Uint8Array,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null) => void,
    ): void {
      const bytes = position < source.size ? source.read(position, length) : new Uint8Array()
      target.set(bytes, offset)
      done(bytes.length < length ? new Error('the file ends too early') : null)
    }
  }
  return new SourceReader()
}
