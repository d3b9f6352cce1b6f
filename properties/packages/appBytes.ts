import { appPackage, bundle } from '../../fixtures/index.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import { builtOnce } from './builtOnce.ts'
import { bundleSpecOf } from './bundleSpecOf.ts'
import { plainSpecOf } from './plainSpecOf.ts'

/** The bytes of an app's package or bundle: a real zip, made once for each spec. */
export const appBytes = builtOnce((app: AppSpec) =>
  app.kind === 'bundle' ? bundle(app.name, bundleSpecOf(app)) : appPackage(plainSpecOf(app)),
)
