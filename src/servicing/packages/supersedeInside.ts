import type { Judge } from '../../rules/Judge.ts'
import { compareVersions } from '../compareVersions.ts'
import { versionSuperseded } from './addRules.ts'
import { isWanted, supersede, type PackageGoals } from './packageGoals.ts'
import type { PlannedPackage } from './planAddition.ts'
import { versionsOf, type PackageVersion } from './versionsOf.ts'

/**
 * Of each package inside one that is added the highest version stays, be it the one that is brought or another of the
 * image; the others are superseded (package.version.superseded).
 * @param inside in the registry already
 */
export function supersedeInside(plan: PackageGoals, inside: readonly PlannedPackage[], judge: Judge): void {
  const isInUse = ({ registered }: PackageVersion) =>
    (plan.goals.get(registered.identity) ?? (isWanted(registered) ? 'installed' : 'absent')) === 'installed'
  for (const { documents } of inside) {
    const [highest, ...lower] = versionsOf(plan.image, documents.manifest.identity).filter(isInUse)
    for (const { registered, version } of highest ? lower : []) {
      if (!highest || compareVersions(version, highest.version) === 0) continue
      const stack = documents.manifest.selfUpdate
      const because = stack ? 'a servicing stack keeps those before it' : `${highest.registered.identity} is newer`
      if (judge.decide(versionSuperseded, registered.identity, !stack, because)) supersede(plan, registered)
    }
  }
}
