import { upcase } from '../upcase.ts'

/** The files that make a zip an app package. */

export const CONTENT_TYPES_FILE = '[Content_Types].xml'
export const MANIFEST_FILE = 'AppxManifest.xml'
export const BLOCK_MAP_FILE = 'AppxBlockMap.xml'
export const SIGNATURE_FILE = 'AppxSignature.p7x'
export const BUNDLE_MANIFEST_FILE = 'AppxMetadata\\AppxBundleManifest.xml'
export const CODE_INTEGRITY_FILE = 'AppxMetadata\\CodeIntegrity.cat'

/** Those that the block map does not cover, upper-cased. */
export const OUTSIDE_BLOCK_MAP: ReadonlySet<string> = new Set(
  [CONTENT_TYPES_FILE, BLOCK_MAP_FILE, SIGNATURE_FILE, CODE_INTEGRITY_FILE].map(upcase),
)
