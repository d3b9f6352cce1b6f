import type { AppPackageSpec } from '../../fixtures/index.ts'
import type { PlainAppSpec } from '../specs/AppSpec.ts'

/** The spec of which the fixtures make the package of a plain app. */
export function plainSpecOf(app: PlainAppSpec): AppPackageSpec {
  return {
    name: app.name,
    version: app.version,
    // Manifests of Windows 8.1, which every image takes.
    schema: '2010',
    architecture: app.architecture,
    languages: app.languages,
    dependencies: app.frameworks,
  }
}
