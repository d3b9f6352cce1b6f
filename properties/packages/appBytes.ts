import { appPackage, bundle } from '../../fixtures/index.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import { bundleSpecOf } from './bundleSpecOf.ts'
import { builtOnce } from './builtOnce.ts'
import { plainSpecOf } from './plainSpecOf.ts'

/** The bytes of an app's package or bundle: a real zip, made once for each spec. */
export function appBytes(app: AppSpec): Promise<Uint8Array> {
  return builtOnce('app', app, () =>
    app.kind === 'bundle' ? bundle(app.name, bundleSpecOf(app)) : appPackage(plainSpecOf(app)),
  )
}
