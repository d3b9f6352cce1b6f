import { appPackage, type AppPackageSpec, bundle, type BundleSpec } from '../../fixtures/index.ts'
import { builtOnce } from '../packages/builtOnce.ts'

/** The bytes of a package, made once for each spec. */
export const packageBytes = builtOnce((spec: AppPackageSpec) => appPackage(spec))

/** The bytes of a bundle, made once for each spec. */
export const bundleBytes = builtOnce(
  ({ name, ...spec }: Omit<BundleSpec, 'edit' | 'editPackage'> & { readonly name: string }) => bundle(name, spec),
)
