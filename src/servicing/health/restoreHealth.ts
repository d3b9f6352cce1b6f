import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { newGoals } from '../packages/packageGoals.ts'
import { reachGoals } from '../packages/reachGoals.ts'
import { hasHash } from './hasHash.ts'
import { sourceFound, updateAsked } from './healthRules.ts'
import { checkHealthSupport } from './readHealth.ts'
import { markHealth, scan } from './scanHealth.ts'
import type { StoreDamage } from './StoreDamage.ts'

/** Where a store is restored from. */
export interface RestoreOptions {
  readonly host: Pick<Host, 'readFile'>
  /** Folders of the computer, in the order in which they are looked through. */
  readonly sources: readonly string[]
  /** Whether Windows Update is left alone. */
  readonly limitAccess: boolean
}

/** How much of the operation is its scan. */
const SCAN = 0.6

/**
 * Scans the component store and replaces what is damaged. Nothing changes when something cannot be replaced.
 *
 * Throws DismError NOT_SUPPORTED, CBS_STORE_CORRUPTION, CBS_SOURCE_MISSING, CBS_DOWNLOAD_FAILURE.
 * @returns how many things were repaired
 */
export function restoreHealth(options: RestoreOptions): Operation<number> {
  return function* (image, context) {
    checkHealthSupport(image, context)
    const repaired = new Set<string>()
    for (;;) {
      const { health, damage } = yield* scan(image, context, SCAN)
      if (health === 'nonRepairable') throw new DismError('CBS_STORE_CORRUPTION', 'the store cannot be repaired')
      if (damage.length === 0) break
      // What a manifest names is known only when the manifest is there again.
      for (const [index, each] of damage.entries()) {
        const what = each.kind === 'file' ? each.path : each.identity
        if (repaired.has(what)) throw new DismError('CBS_SOURCE_MISSING', `no source has a sound ${what}`)
        repaired.add(what)
        yield { label: `repair ${what}`, done: SCAN + (index / damage.length) * (1 - SCAN) }
        repair(image, each, options, context)
      }
    }
    yield { label: 'keep the repairs', pointOfNoReturn: true }
    markHealth(image, 'healthy')
    return repaired.size
  }
}

function repair(image: ForkedImage, damage: StoreDamage, options: RestoreOptions, context: OperationContext): void {
  if (damage.kind === 'package') {
    reachGoals(image, newGoals(image, [[damage.identity, damage.goal]]), { waits: false, online: false }, context)
    return
  }
  const found = findSource(damage, options)
  const because = found ? `a source has it` : `none of ${options.sources.length} sources has it`
  if (context.decide(sourceFound, damage.path, found !== undefined, because) && found) {
    image.volume.write(damage.path, found)
    return
  }
  const asks = !options.limitAccess && options.sources.length === 0
  const why = options.limitAccess ? 'LimitAccess is given' : asks ? 'no source is given' : 'sources are given'
  if (context.decide(updateAsked, damage.path, asks, why))
    throw new DismError('CBS_DOWNLOAD_FAILURE', `Windows Update is not reached for ${damage.path}`)
  throw new DismError('CBS_SOURCE_MISSING', `no source has ${damage.path}`)
}

function findSource(
  { sources: below, sha256 }: Extract<StoreDamage, { kind: 'file' }>,
  { host, sources }: RestoreOptions,
): ByteSource | undefined {
  for (const folder of sources)
    for (const path of below) {
      const source = host.readFile(pathIn(folder, path))
      if (source && hasHash(source, sha256)) return source
    }
  return undefined
}
