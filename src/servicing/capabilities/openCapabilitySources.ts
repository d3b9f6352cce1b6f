import { DismError } from '../../errors/DismError.ts'
import type { DeclaredCapability } from '../../formats/mum/PackageManifest.ts'
import type { Host } from '../../host/Host.ts'
import type { Judge } from '../../rules/Judge.ts'
import { openPackageSource, packagePathsIn } from '../packages/openPackageSource.ts'
import type { PackageSource } from '../packages/PackageSource.ts'
import { capabilityName } from '../packages/capabilityName.ts'
import { capabilityOffered } from './capabilityRules.ts'

/** A capability that a source has a package for. */
export interface OfferedCapability {
  /** As DISM writes it. */
  readonly identity: string
  readonly declared: DeclaredCapability
  readonly source: PackageSource
}

/**
 * The capabilities that sources offer: what the packages in their folders declare, whatever the files are called. A source
 * that is not there offers nothing.
 */
export function openCapabilitySources(host: Host, paths: readonly string[], judge: Judge): OfferedCapability[] {
  return paths
    .flatMap((path) => (host.kindOf(path) === undefined ? [] : packagePathsIn(host, path)))
    .filter((path) => /\.cab$/i.test(path) || host.kindOf(path) === 'folder')
    .flatMap((path) => offersOf(host, path, judge))
}

function offersOf(host: Host, path: string, judge: Judge): OfferedCapability[] {
  const source = openSource(host, path, judge)
  const offers =
    typeof source === 'string'
      ? []
      : source.manifest.capabilities.map((declared) => ({
          identity: capabilityName(declared.identity),
          declared,
          source,
        }))
  const because = typeof source === 'string' ? source : `${source.identity} declares ${namesOf(offers)}`
  return judge.decide(capabilityOffered, path, offers.length > 0, because) ? offers : []
}

function namesOf(offers: readonly OfferedCapability[]): string {
  return offers.map(({ identity }) => identity).join(', ') || 'no capability'
}

/** The package at a path, or why there is none. */
function openSource(host: Host, path: string, judge: Judge): PackageSource | string {
  try {
    return openPackageSource(host, path, judge)
  } catch (error) {
    if (error instanceof DismError && error.code === 'CBS_INVALID_PACKAGE') return error.detail
    throw error
  }
}
