import fc from 'fast-check'
import type { AppSpec } from '../specs/AppSpec.ts'
import { bundleSpec } from './bundleSpec.ts'
import { APPS, APP_VERSIONS } from './names.ts'
import { plainAppSpec } from './plainAppSpec.ts'

/** An app: mostly a bundle, sometimes a plain package. */
export function appSpec(): fc.Arbitrary<AppSpec> {
  return fc.oneof<fc.WeightedArbitrary<AppSpec>[]>(
    { arbitrary: bundleSpec(), weight: 5 },
    { arbitrary: plainAppSpec(), weight: 2 },
  )
}

/**
 * Apps that are at hand together: up to three, each in one or two versions that differ in what they hold. No two have
 * the same name and version.
 */
export function appSpecs(): fc.Arbitrary<readonly AppSpec[]> {
  const versions = fc.oneof(
    { withCrossShrink: true },
    fc.subarray([...APP_VERSIONS], { minLength: 1, maxLength: 1 }),
    fc.subarray([...APP_VERSIONS], { minLength: 2, maxLength: 2 }),
  )
  const contents = fc.tuple(appSpec(), appSpec())
  const app = fc
    .record({ versions, contents })
    .map(({ versions, contents }) =>
      contents.slice(0, versions.length).map((one, index) => ({ ...one, version: versions[index] ?? one.version })),
    )
  const names = fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.subarray([...APPS], { minLength: 1 }), weight: 1 },
    { arbitrary: fc.subarray([...APPS], { minLength: 2 }), weight: 3 },
  )
  return fc
    .record({ names, apps: fc.tuple(app, app, app) })
    .map(({ names, apps }) => names.flatMap((name, index) => apps[index]?.map((one) => ({ ...one, name })) ?? []))
}
