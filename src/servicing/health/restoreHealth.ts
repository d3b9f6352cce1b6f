import { DismError } from '../../errors/DismError.ts'
import type { ByteSource } from '../../formats/ByteSource.ts'
import type { Host } from '../../host/Host.ts'
import { pathIn } from '../../host/pathIn.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Operation, OperationContext } from '../Operation.ts'
import { newGoals } from '../packages/packageGoals.ts'
import { reachGoals } from '../packages/reachGoals.ts'
import { askWindowsUpdate } from '../sources/askWindowsUpdate.ts'
import { searchedSources } from '../sources/searchedSources.ts'
import { hasHash } from './hasHash.ts'
import { repairSourceFound, repairUpdateAsked } from './healthRules.ts'
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
  /** Whether the Windows of the image runs. */
  readonly online: boolean
}

/** How much of the operation is its scan. */
const SCAN = 0.6

/**
 * Scans the component store and replaces what is damaged. Nothing changes when something cannot be replaced.
 *
 * Throws DismError NOT_SUPPORTED, CBS_STORE_CORRUPTION, CBS_SOURCE_MISSING, CBS_DOWNLOAD_FAILURE,
 * CBS_GROUPPOLICY_DISALLOWED.
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
  const sources = searchedSources(image, options.sources, context)
  const found = findSource(damage, sources, options.host)
  const because = found ? `a source has it` : `none of ${sources.length} sources has it`
  if (context.decide(repairSourceFound, damage.path, found !== undefined, because) && found) {
    image.volume.write(damage.path, found)
    return
  }
  const access = { given: options.sources.length, limitAccess: options.limitAccess, online: options.online }
  throw (
    askWindowsUpdate(image, repairUpdateAsked, { subject: damage.path, why: because }, access, context) ??
    new DismError('CBS_DOWNLOAD_FAILURE', `Windows Update is not reached for ${damage.path}`)
  )
}

function findSource(
  { sources: below, sha256 }: Extract<StoreDamage, { kind: 'file' }>,
  folders: readonly string[],
  host: RestoreOptions['host'],
): ByteSource | undefined {
  for (const folder of folders)
    for (const path of below) {
      const source = host.readFile(pathIn(folder, path))
      if (source && hasHash(source, sha256)) return source
    }
  return undefined
}
