import { license } from '../../fixtures/index.ts'
import { DismError } from '../../src/errors/DismError.ts'
import { FormatError } from '../../src/formats/FormatError.ts'
import { addProvisionedAppxPackage } from '../../src/servicing/appx/addProvisionedAppxPackage.ts'
import { openAddRequest } from '../../src/servicing/appx/openAddRequest.ts'
import type { Outcome } from '../../src/servicing/Operation.ts'
import { factsOf } from '../packages/factsOf.ts'
import { openApp } from '../packages/openApp.ts'
import { openFramework } from '../packages/openFramework.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import type { FrameworkSpec } from '../specs/FrameworkSpec.ts'
import type { AddCommand, LicenseChoice } from '../specs/ScriptCommand.ts'
import type { ImageRun } from './ImageRun.ts'
import { perform } from './perform.ts'

/** Adds an app as /Add-ProvisionedAppxPackage does. A package that cannot be opened is an outcome like others. */
export async function addApp(
  run: ImageRun,
  app: AppSpec,
  frameworks: readonly FrameworkSpec[] = [],
  choice: LicenseChoice = 'skip',
  { regions, stub }: Pick<AddCommand, 'regions' | 'stub'> = {},
): Promise<Outcome<void>> {
  const main = await openApp(app)
  const dependencies = await Promise.all(frameworks.map(openFramework))
  const { family } = factsOf(app)
  const given = choice === 'right' ? family : choice === 'wrong' ? `Other.${family}` : undefined
  try {
    const request = await openAddRequest(run.image, run.semantics, {
      main,
      dependencies,
      licenses: given === undefined ? [] : [{ path: 'license.xml', bytes: license(given) }],
      skipLicense: choice === 'skip',
      regions,
      stub: stub && (stub === 'InstallStub' ? 'stub' : 'full'),
    })
    return perform(run, addProvisionedAppxPackage(request))
  } catch (error) {
    const failure =
      error instanceof FormatError ? new DismError('INSTALL_INVALID_PACKAGE', error.message, { cause: error }) : error
    if (failure instanceof DismError) return { ok: false, error: failure, changes: [], steps: [], decisions: [] }
    throw error
  }
}
