import type { BundleSpec } from '../../fixtures/index.ts'
import type { BundleAppSpec } from '../specs/AppSpec.ts'
import { windowsOf } from './windowsOf.ts'

/** The spec of which the fixtures make the bundle of an app. */
export function bundleSpecOf(app: BundleAppSpec): BundleSpec {
  return {
    version: app.version,
    ...windowsOf(app.windows),
    innerVersion: app.innerVersion,
    architectures: app.architectures,
    languages: [app.appLanguage],
    languagePacks: app.packs,
    scales: app.scales,
    dxFeatureLevels: app.dxFeatureLevels.length > 0 ? [9, ...app.dxFeatureLevels] : [],
    stub: app.stub,
    assets: app.assets,
    dependencies: app.frameworks,
    order: app.order,
  }
}
