import type { Rule } from '../../rules/Rule.ts'

const API = 'Microsoft, DISM API reference'
const TEMPLATE = 'administrative template "Specify settings for optional component installation and component repair"'

/** When Windows Update is asked for what no place has. Each provider has a rule with these as its value. */
export interface UpdateTerms {
  /** Also when sources were given. */
  readonly afterSources: boolean
  /** Also for an image that is not running. */
  readonly offline: boolean
}

export const policyLocations: Rule = {
  id: 'source.policy.locations',
  verdicts: ['searched too', 'none'],
  variants: {
    documented: {
      text: 'What the image itself lacks is looked for in the sources that are given, then in the locations of the group policy: LocalSourcePath in Policies\\Servicing, parted by semicolons. It is so for features, capabilities and repairs. That the policy of an image counts whether it runs or not, is inferred.',
      source: `${API}, DismEnableFeature, DismAddCapability and DismRestoreImageHealth, LimitAccess: SourcePaths and locations of Group Policy come before Windows Update; ${TEMPLATE}`,
    },
  },
}

export const downloadAllowed: Rule = {
  id: 'source.update.allowed',
  verdicts: ['allowed', 'forbidden'],
  variants: {
    documented: {
      text: 'The policy "Never attempt to download payload from Windows Update" (UseWindowsUpdate 2 in Policies\\Servicing) forbids that it is asked: 0x800f0907. That it is the same for capabilities and repairs is inferred.',
      source: `Microsoft support, ".NET Framework 3.5 installation errors: 0x800F0906, 0x800F081F, or 0x800F0907"; ${TEMPLATE}`,
    },
  },
}

/** The rules on where that comes from which an image lacks. */
export const sourceRules: readonly Rule[] = [policyLocations, downloadAllowed]
