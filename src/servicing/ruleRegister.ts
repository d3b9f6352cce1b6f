import type { Rule } from '../rules/Rule.ts'
import { applicabilityRules } from './appx/rules/applicability.ts'
import { dependencyRules } from './appx/rules/dependencies.ts'
import { hardLinkRules } from './appx/rules/hardLinks.ts'
import { provisioningRules } from './appx/rules/provisioning.ts'
import { signInRules } from './appx/rules/signIn.ts'
import { sysprepRules } from './appx/rules/sysprep.ts'
import { userRules } from './appx/rules/users.ts'

/** The register: every rule that servicing decides by, in the order in which an app package meets them. */
export const ruleRegister: readonly Rule[] = [
  ...provisioningRules,
  ...applicabilityRules,
  ...dependencyRules,
  ...hardLinkRules,
  ...signInRules,
  ...userRules,
  ...sysprepRules,
]
