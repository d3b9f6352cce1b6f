import { packageSpecs, type AppPackageSpec } from '../../fixtures/index.ts'
import type { AppFacts, PackageFacts } from '../specs/AppFacts.ts'
import type { AppSpec } from '../specs/AppSpec.ts'
import { PUBLISHERS } from '../specs/publishers.ts'
import { bundleSpecOf } from './bundleSpecOf.ts'
import { plainSpecOf } from './plainSpecOf.ts'

/** What is to know of an app, from its spec alone. */
export function factsOf(app: AppSpec): AppFacts {
  const { name, version, windows, frameworks } = app
  const packages =
    app.kind === 'bundle'
      ? packageSpecs(name, bundleSpecOf(app)).map((spec) => packageFacts(spec, spec.stub))
      : [packageFacts(plainSpecOf(app), false)]
  const architecture = app.kind === 'bundle' ? 'neutral' : app.architecture
  const resourceId = app.kind === 'bundle' ? '~' : ''
  return {
    fullName: fullName({ name, version, architecture, resourceId }),
    family: `${name}_${PUBLISHERS['CN=Contoso']}`,
    name,
    version,
    windows,
    architecture,
    bundle: app.kind === 'bundle',
    content: JSON.stringify(app),
    packages,
    frameworks,
  }
}

function packageFacts(spec: AppPackageSpec, stub: boolean): PackageFacts {
  return {
    fullName: fullName(spec),
    type: spec.resourcePackage ? 'resource' : 'application',
    architecture: spec.architecture ?? 'neutral',
    stub,
    languages: spec.languages ?? [],
    scales: spec.scales ?? [],
    dxFeatureLevels: spec.dxFeatureLevels ?? [],
    content: JSON.stringify(spec),
  }
}

function fullName({ name, version, architecture, resourceId }: AppPackageSpec): string {
  return [name, version, architecture ?? 'neutral', resourceId ?? '', PUBLISHERS['CN=Contoso']].join('_')
}
