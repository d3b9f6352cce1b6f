import type { HashAlgorithm } from '#platform'
import type { ByteSource } from '../ByteSource.ts'
import { FormatError } from '../FormatError.ts'
import { sliceSource } from '../zip/sliceSource.ts'
import type { AppBundle, AppPackage } from './AppPackage.ts'
import { checkMember } from './checkMember.ts'
import type { ContentCache } from './ContentCache.ts'
import { upcase } from '../upcase.ts'
import { BUNDLE_MANIFEST_FILE, MANIFEST_FILE, OUTSIDE_BLOCK_MAP } from './footprint.ts'
import { openPackage } from './openPackage.ts'
import {
  checkContainer,
  hasPart,
  openContainer,
  type PackageContainer,
  readPart,
  verifyFiles,
} from './PackageContainer.ts'
import { checkSignature } from './signature/checkSignature.ts'
import { packageContent } from './packageContent.ts'
import { type BundleMember, parseBundleManifest } from './parseBundleManifest.ts'

type Beside = (name: string) => ByteSource | undefined

const METADATA = upcase('AppxMetadata\\')

/** Makes a bundle of a container that holds AppxBundleManifest.xml. @throws FormatError */
export function openBundle(container: PackageContainer, cache: ContentCache, beside: Beside | undefined): AppBundle {
  const { file } = container
  const manifest = parseBundleManifest(readPart(container, BUNDLE_MANIFEST_FILE), `${file}!${BUNDLE_MANIFEST_FILE}`)
  const payload = new Set(manifest.packages.map((member) => upcase(member.fileName)))
  checkStrangers(container, payload)
  const { files, algorithm, signed } = checkContainer(container, payload, cache)
  for (const member of manifest.packages) checkPlace(container, member)
  const checkData = checkSignature(container, manifest.identity.publisher)
  return {
    kind: 'bundle',
    file,
    identity: manifest.identity,
    signed,
    packages: manifest.packages.map((member) => {
      const { type, identity, resources, fileName, stub } = member
      const open = (): Promise<AppPackage> => openMember(container, member, algorithm, cache, beside)
      return { type, identity, resources, fileName, stub, open }
    }),
    files,
    verify() {
      checkData()
      verifyFiles(files)
      verifyPayload(container, payload, cache)
    },
  }
}

/** A package lies stored where the manifest says, or (in a flat bundle) not in the zip at all. */
function checkPlace({ parts, file }: PackageContainer, { fileName, offset, size }: BundleMember): void {
  const refuse = (defect: string): never => {
    throw new FormatError(file, `${fileName}: ${defect}`)
  }
  const entry = parts.get(upcase(fileName))?.entry
  if (!entry) return offset === undefined ? undefined : refuse('listed in the bundle manifest and not in the bundle')
  if (entry.method !== 0) refuse('a package of a bundle may not be compressed')
  if (size !== entry.size) refuse(`the bundle manifest gives ${size} bytes, the zip ${entry.size}`)
  if (offset !== entry.dataOffset) refuse(`the bundle manifest gives the offset ${offset}, the zip ${entry.dataOffset}`)
}

/** Besides its packages a bundle holds footprint files only. */
function checkStrangers({ parts, file }: PackageContainer, payload: ReadonlySet<string>): void {
  for (const [key, { path }] of parts) {
    if (!payload.has(key) && !OUTSIDE_BLOCK_MAP.has(key) && !key.startsWith(METADATA)) {
      throw new FormatError(file, `${path}: not listed in the bundle manifest`)
    }
  }
}

/** Checks the CRC-32 of the packages as files; what is in them is checked by their own block maps. */
function verifyPayload({ archive, parts }: PackageContainer, payload: ReadonlySet<string>, cache: ContentCache): void {
  for (const key of payload) {
    const entry = parts.get(key)?.entry
    if (entry) packageContent(archive, entry, undefined, cache).read(0, 0)
  }
}

async function openMember(
  { archive, parts, file }: PackageContainer,
  member: BundleMember,
  algorithm: HashAlgorithm,
  cache: ContentCache,
  beside: Beside | undefined,
): Promise<AppPackage> {
  const entry = parts.get(upcase(member.fileName))?.entry
  const source = entry ? sliceSource(archive.source, entry.dataOffset, entry.size) : beside?.(member.fileName)
  if (!source) throw new FormatError(file, `${member.fileName}: neither in the bundle nor beside it`)
  const container = await openContainer(source, `${file}!${member.fileName}`)
  if (!hasPart(container, MANIFEST_FILE)) throw new FormatError(container.file, `${MANIFEST_FILE} is missing`)
  const opened = openPackage(container, cache)
  checkMember(opened, member, source.size, algorithm)
  return opened.appPackage
}
