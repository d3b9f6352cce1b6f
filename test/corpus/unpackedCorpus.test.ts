import { describe, expect, test } from 'vitest'
import { bytesSource, readAll, type ByteSource } from '../../src/formats/ByteSource.ts'
import { openUnpackedPackage } from '../../src/formats/appx/openUnpackedPackage.ts'
import { corpusAbsent, corpusRows, openCorpusFile } from '../formats/appx/corpus.ts'

describe.skipIf(corpusAbsent !== undefined)(
  `real packages, unpacked into a folder${corpusAbsent ? ` (skipped: ${corpusAbsent})` : ''}`,
  () => {
    const packed = corpusRows().filter((row) => row.kind !== 'bad' && row.kind !== 'bundle')

    test.each(packed)('$path holds the same', async (row) => {
      const { path } = row
      const appPackage = await openCorpusFile(row)
      if (appPackage.kind !== 'package') throw new Error(`${path} is a bundle`)
      const files = new Map(
        appPackage.files.map((file): [string, ByteSource] => [
          file.path.toLowerCase(),
          bytesSource(readAll(file.content)),
        ]),
      )
      const unpacked = openUnpackedPackage((name) => files.get(name.toLowerCase()), path)
      unpacked.verify()
      expect(unpacked.manifest).toEqual(appPackage.manifest)
      expect(unpacked.signed).toBe(appPackage.signed)
      const paths = (all: typeof appPackage.files) => all.map((file) => file.path.toLowerCase()).toSorted()
      expect(paths(unpacked.files)).toEqual(paths(appPackage.files))
    })
  },
)
