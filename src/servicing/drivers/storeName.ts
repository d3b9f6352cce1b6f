import { hash } from '#platform'
import { type ByteSource, readAll } from '../../formats/ByteSource.ts'
import type { InfArchitecture } from '../../formats/inf/targetDecoration.ts'
import { joinBytes } from '../../formats/joinBytes.ts'

/**
 * The name of a driver package's folder in the driver store: `net.inf_amd64_0123456789abcdef`. The sixteen digits follow
 * from INF and catalog; how Windows makes them is not known, and what it needs of them is that another package has others.
 */
export function storeName(
  infName: string,
  architecture: InfArchitecture,
  inf: Uint8Array,
  catalog: ByteSource | undefined,
): string {
  const digest = hash('SHA-256', joinBytes([inf, ...(catalog ? [readAll(catalog)] : [])])).subarray(0, 8)
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${infName}_${architecture}_${digits}`.toLowerCase()
}
