import { removeProvisionedAppxPackage } from '../../src/servicing/appx/removeProvisionedAppxPackage.ts'
import type { ImageState } from '../images/ImageState.ts'
import { differenceOfVolumes, type ImageDifference } from '../images/differenceOfVolumes.ts'
import { readImageState } from '../images/readImageState.ts'
import { compareVersions } from '../model/versions.ts'
import { factsOf } from '../packages/factsOf.ts'
import { addApp } from '../runs/addApp.ts'
import { carryOut } from '../runs/carryOut.ts'
import { startRun } from '../runs/ImageRun.ts'
import { perform } from '../runs/perform.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { Script } from '../specs/Script.ts'
import type { LicenseChoice } from '../specs/ScriptCommand.ts'
import { ALLOWED_DIFFERENCES, type AllowedDifference } from './allowedDifferences.ts'
import { uphold } from './uphold.ts'

/** A framework that came with an app, and an older one that another app had. */
interface Raised {
  readonly old: string
  readonly new: string
}

/**
 * Law: an app that is added after any script, and removed again, leaves no difference in files and registry but those
 * that rules name (`ALLOWED_DIFFERENCES`).
 * @param added an app of a family that the script knows nothing of
 * @returns ids of the rules that were needed, or undefined when the app was refused
 * @throws BrokenLaw
 */
export async function addThenRemoveLeavesNothing(
  script: Script,
  added: { readonly app: AppSpec; readonly frameworks: readonly FrameworkSpec[]; readonly license: LicenseChoice },
): Promise<readonly string[] | undefined> {
  const run = startRun(script.image)
  for (const command of script.commands) await carryOut(run, script, command)
  const before = run.volume.fork()
  const stateBefore = readImageState(run.image)
  const { family, fullName } = factsOf(added.app)
  if (!(await addApp(run, added.app, added.frameworks, added.license)).ok) return undefined

  const law = `Adding and removing ${fullName} must leave nothing that no rule names.`
  const removed = perform(run, removeProvisionedAppxPackage(fullName))
  if (!removed.ok) uphold(law, [`it could not be removed: ${removed.error.message}`])
  const raised = raisedFrameworks(stateBefore, readImageState(run.image))
  const differences = differenceOfVolumes(before, run.volume).map((difference) => ({
    difference,
    allowed: ALLOWED_DIFFERENCES.find((one) => allows(one, difference, family, raised)),
  }))
  uphold(
    law,
    differences.filter((one) => !one.allowed).map(({ difference }) => `${difference.kind}: ${difference.path}`),
  )
  return [...new Set(differences.flatMap(({ allowed }) => allowed?.rule ?? []))]
}

function raisedFrameworks(before: ImageState, after: ImageState): Raised[] {
  const used = new Set(Object.values(before.provisioned).flat())
  return after.staged
    .filter((name) => !before.staged.includes(name))
    .flatMap((name) => {
      const [identity, version] = partsOf(name)
      return [...used]
        .filter((old) => partsOf(old)[0] === identity && compareVersions(version, partsOf(old)[1]) > 0)
        .map((old) => ({ old, new: name }))
    })
}

/** A full name as what stays from version to version, and the version. */
function partsOf(fullName: string): readonly [identity: string, version: string] {
  const [name = '', version = '', ...rest] = fullName.split('_')
  return [[name, ...rest].join('_'), version]
}

function allows(
  allowed: AllowedDifference,
  { kind, path }: ImageDifference,
  family: string,
  raised: readonly Raised[],
): boolean {
  const meanings: { readonly [placeholder: string]: readonly string[] } = {
    '{family}': [family],
    '{new}': raised.map((one) => one.new),
    '{old}': raised.map((one) => one.old),
  }
  const stands = (name: string, part: string | undefined) =>
    part !== undefined && (name === '*' || part === name || meanings[name]?.includes(part) === true)
  const parts = path.split('\\')
  return kind === allowed.kind && allowed.path.split('\\').every((name, index) => stands(name, parts[index]))
}
