import type { AppPackageSpec } from '../../fixtures/index.ts'
import type { PlainAppSpec } from '../specs/AppSpec.ts'
import { windowsOf } from './windowsOf.ts'

/** The spec of which the fixtures make the package of a plain app. */
export function plainSpecOf(app: PlainAppSpec): AppPackageSpec {
  return {
    name: app.name,
    version: app.version,
    ...windowsOf(app.windows),
    architecture: app.architecture,
    languages: app.languages,
    dependencies: app.frameworks,
  }
}
