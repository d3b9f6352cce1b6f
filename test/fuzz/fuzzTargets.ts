import { appxTarget } from './appx/appxCase.ts'
import { documentSources, packageSources } from './appx/packageSources.ts'
import { cabTarget } from './cab/cabCase.ts'
import { cabSources } from './cab/cabSources.ts'
import type { FuzzTarget, TargetName } from './FuzzCase.ts'
import { infTarget } from './inf/infCase.ts'
import { infSources } from './inf/infSources.ts'
import { packageTarget } from './packages/packageCase.ts'
import { soundPackages } from './packages/packageSources.ts'
import { hiveSources } from './regf/hiveSources.ts'
import { hiveTarget } from './regf/hiveCase.ts'
import { xmlTarget } from './xml/xmlCase.ts'
import { zipTarget } from './zip/zipCase.ts'

/** Of a hundred inputs, how many are of a kind. */
const SHARES: Readonly<Record<TargetName, number>> = { regf: 38, zip: 15, xml: 22, appx: 8, cab: 9, inf: 4, package: 4 }

/**
 * The makers of inputs.
 * @param only one kind, or undefined for all
 * @param largest size in bytes of the sound files that are changed
 */
export async function fuzzTargets(only: TargetName | undefined, largest: number): Promise<FuzzTarget[]> {
  const wanted = (name: TargetName): boolean => only === undefined || only === name
  const targets: FuzzTarget[] = []
  if (wanted('regf')) targets.push(hiveTarget(hiveSources(largest)))
  if (wanted('cab')) targets.push(cabTarget(cabSources(largest)))
  if (wanted('inf')) targets.push(infTarget(infSources()))
  if (wanted('package')) targets.push(packageTarget(soundPackages()))
  if (targets.length === 1) return targets
  const packages = await packageSources(largest)
  if (wanted('zip')) targets.push(zipTarget(packages))
  if (wanted('xml')) targets.push(xmlTarget(documentSources(packages, largest)))
  if (wanted('appx')) targets.push(await appxTarget(packages))
  return targets
}

/** The maker of the input of an index: which one depends on the index alone. */
export function targetOf(targets: readonly FuzzTarget[], index: number): FuzzTarget {
  const [first] = targets
  if (targets.length === 1 && first) return first
  let share = Math.imul(index + 1, 0x9e3779b1) >>> 0
  share = (share >>> 8) % 100
  for (const target of targets) {
    share -= SHARES[target.name]
    if (share < 0) return target
  }
  return targets[0]!
}
