import type { Rule } from '../rules/Rule.ts'
import { applicabilityRules } from './appx/rules/applicability.ts'
import { dependencyRules } from './appx/rules/dependencies.ts'
import { nonRemovableRules } from './appx/rules/nonRemovable.ts'
import { provisioningRules } from './appx/rules/provisioning.ts'
import { sideloadingRules } from './appx/rules/sideloading.ts'
import { regionRules } from './appx/rules/regions.ts'
import { signInRules } from './appx/rules/signIn.ts'
import { supportRules } from './appx/rules/support.ts'
import { featureRules } from './features/featureRules.ts'
import { languageRules } from './languages/languageRules.ts'

/** The register: every rule that servicing decides by, in the order in which an app package meets them. */
export const ruleRegister: readonly Rule[] = [
  ...supportRules,
  ...provisioningRules,
  ...nonRemovableRules,
  ...applicabilityRules,
  ...dependencyRules,
  ...sideloadingRules,
  ...regionRules,
  ...signInRules,
  ...featureRules,
  ...languageRules,
]
