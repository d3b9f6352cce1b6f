import { hash, hashChunks } from '#platform'
import type { ByteSource } from '../../ByteSource.ts'
import { FormatError } from '../../FormatError.ts'
import { upcase } from '../../upcase.ts'
import { BLOCK_MAP_FILE, CODE_INTEGRITY_FILE, CONTENT_TYPES_FILE, SIGNATURE_FILE } from '../footprint.ts'
import { hasPart, type PackageContainer, readPart } from '../PackageContainer.ts'
import { isSamePublisher } from './distinguishedName.ts'
import { parseSignature } from './parseSignature.ts'
import { unsignedDirectory } from './unsignedDirectory.ts'

/** The footprint files that a signature holds digests of. */
const FILES: Readonly<Record<string, string>> = {
  AXCT: CONTENT_TYPES_FILE,
  AXBM: BLOCK_MAP_FILE,
  AXCI: CODE_INTEGRITY_FILE,
}

const CHUNK = 1024 * 1024

/**
 * Checks what a signature says about its package: that it is the last file, the digests of the footprint files and of
 * the central directory, and that the signer's certificate names the publisher. Nothing is said about trust. Does
 * nothing for an unsigned package.
 * @returns checks the digest of all file data, which takes reading the whole package
 * @throws FormatError
 */
export function checkSignature(container: PackageContainer, publisher: string): () => void {
  const { archive, file } = container
  const entry = container.parts.get(upcase(SIGNATURE_FILE))?.entry
  if (!entry) return () => {}
  const refuse = (defect: string): never => {
    throw new FormatError(file, defect)
  }
  const behind = archive.entries.some((other) => other.headerOffset > entry.headerOffset)
  if (behind || archive.entries.at(-1) !== entry) refuse(`${SIGNATURE_FILE} is not the last file`)
  const { algorithm, digests, subject } = parseSignature(
    readPart(container, SIGNATURE_FILE),
    `${file}!${SIGNATURE_FILE}`,
  )
  const expect = (tag: string, what: string, digest: Uint8Array): void => {
    const expected = digests.get(tag) ?? refuse(`the signature holds no digest of ${what}`)
    if (digest.some((byte, index) => byte !== expected[index])) refuse(`${what} does not match the signature`)
  }
  for (const [tag, path] of Object.entries(FILES)) {
    if (hasPart(container, path)) expect(tag, path, hash(algorithm, readPart(container, path)))
  }
  expect('AXCD', 'the central directory', hash(algorithm, unsignedDirectory(archive, entry)))
  if (!isSamePublisher(publisher, subject)) {
    refuse(`the publisher is ${publisher}, and the signer ${subject.toReversed().join(', ')}`)
  }
  return () => {
    expect('AXPC', 'the data of the files', hashChunks(algorithm, chunksUpTo(archive.source, entry.headerOffset)))
  }
}

function* chunksUpTo(source: ByteSource, end: number): Iterable<Uint8Array> {
  for (let at = 0; at < end; at += CHUNK) yield source.read(at, Math.min(CHUNK, end - at))
}
