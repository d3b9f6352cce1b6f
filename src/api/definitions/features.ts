import type { DismCustomProperty, DismPackageFeatureStateValue, DismRestartTypeValue } from './packages.ts'

/** A feature of an image. */
export interface DismFeature {
  readonly FeatureName: string
  readonly State: DismPackageFeatureStateValue
}

/** A feature with all that is known of it. */
export interface DismFeatureInfo {
  readonly FeatureName: string
  readonly FeatureState: DismPackageFeatureStateValue
  readonly DisplayName: string
  readonly Description: string
  readonly RestartRequired: DismRestartTypeValue
  readonly CustomProperty: readonly DismCustomProperty[]
  readonly CustomPropertyCount: number
}
