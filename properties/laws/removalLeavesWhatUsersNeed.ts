import { removeProvisionedAppxPackage } from '../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import type { ImageState } from '../images/ImageState.ts'
import { readImageState } from '../images/readImageState.ts'
import { familyOf } from '../packages/familyOf.ts'
import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import { perform } from '../runs/perform.ts'
import type { Script } from '../specs/Script.ts'
import { uphold } from './uphold.ts'
import { differenceOfNames } from './differenceOfNames.ts'

/** How often each side of the law was seen: apps that somebody had registered when they were removed, and others. */
export interface Removals {
  registered: number
  unregistered: number
}

/**
 * Law: when, after any script, the provisioning of every app is removed in turn, what a user has registered stays,
 * what nobody needs does not: package folders, keys, license and frameworks.
 * @throws BrokenLaw
 */
export async function removalLeavesWhatUsersNeed(script: Script): Promise<Removals> {
  const run = startRun(script.image)
  for (const command of script.commands) await carryOut(run, script, command)
  const seen: Removals = { registered: 0, unregistered: 0 }
  for (const fullName of Object.keys(readImageState(run.image).provisioned)) {
    const before = readImageState(run.image)
    const outcome = perform(run, removeProvisionedAppxPackage(fullName))
    const law = `Removing the provisioning of ${fullName} must leave what a user needs, and nothing else.`
    if (!outcome.ok) uphold(law, [`it was refused: ${outcome.error.message}`])
    const after = readImageState(run.image)
    uphold(law, faultsOf(fullName, before, after))
    const holders = Object.values(before.registered).filter((names) => names.includes(fullName))
    seen[holders.length > 0 ? 'registered' : 'unregistered']++
  }
  return seen
}

function faultsOf(fullName: string, before: ImageState, after: ImageState): string[] {
  const family = familyOf(fullName)
  const held = new Set(Object.values(before.registered).flat())
  const frameworks = new Set([...Object.values(before.provisioned), ...Object.values(after.provisioned)].flat())
  const needed = new Set([...Object.values(after.provisioned).flat(), ...held])
  const stays = (name: string): boolean => {
    if (frameworks.has(name)) return needed.has(name)
    return familyOf(name) !== family || held.has(fullName) || held.has(name)
  }
  const licensed = [...held].some((name) => familyOf(name) === family)
  return [
    ...differenceOfNames(before.staged.filter(stays), after.staged),
    ...differenceOfNames(
      before.licenses.filter((each) => licensed || each !== family.toLowerCase()),
      after.licenses,
    ).map((line) => `license ${line}`),
    ...differenceOfNames(
      Object.keys(before.provisioned).filter((each) => each !== fullName),
      Object.keys(after.provisioned),
    ).map((line) => `provisioning ${line}`),
    ...Object.entries(before.registered).flatMap(([user, names]) =>
      differenceOfNames(names, after.registered[user] ?? []).map((line) => `registered for ${user}, ${line}`),
    ),
  ]
}
