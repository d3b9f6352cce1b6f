import type { OptionDefinition } from '../grammar/OptionDefinition.ts'

/** What the commands that change features have in common. */
export const FEATURE_COMMAND = { provider: 'DISM Package Manager', target: 'image', argument: 'optional' } as const

/** Features, and the package that has them. */
export const FEATURES_OF_PACKAGE: readonly OptionDefinition[] = [
  { name: 'FeatureName', argument: 'required', repeatable: true },
  { name: 'PackageName', argument: 'required' },
]
