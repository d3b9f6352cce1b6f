import type { Rule } from '../../../rules/Rule.ts'

/** A family that releases of Windows protect from removal. */
interface ProtectedFamily {
  readonly family: string
  /** The first build that does. */
  readonly from: number
}

export const policySet: Rule = {
  id: 'appx.nonremovable.set',
  verdicts: ['nonremovable', 'removable'],
  variants: {
    documented: {
      text: '/Set-NonRemovableAppPolicy makes a package family nonremovable (1) or removable again (0). Where Windows keeps that is not known; here it is the value NonRemovable of the key AppxAllUserStore\\Config\\<family>. That the family need not be in the image is inferred.',
      source: 'cmdlet documentation, Set-NonRemovableAppsPolicy; help of 10.0.22621 for the command',
    },
  },
}

export const policyKeeps: Rule = {
  id: 'appx.remove.nonremovable',
  verdicts: ['refused', 'removable'],
  variants: {
    documented: {
      text: 'A package of a family that /Set-NonRemovableAppPolicy made nonremovable is not removed, from the image or for a user; the family is asked before the name is looked up. That the first sign-in does not drop it either is inferred. The code, 15610, is observed of protected apps.',
      source: 'cmdlet documentation, Set-NonRemovableAppsPolicy: "can not be uninstalled"',
    },
  },
}

export const releaseKeeps: Rule<{ families: readonly ProtectedFamily[] }> = {
  id: 'appx.remove.protected',
  verdicts: ['refused', 'removable'],
  variants: {
    observed: {
      text: 'Newer Windows protects Microsoft.DesktopAppInstaller (from 22H2 and Server 2022 on) and Microsoft.SecHealthUI (from 24H2 on): removing any package name of the family fails with 15610, whether or not that name is provisioned. A key AppxAllUserStore\\EndOfLife\\<SID>\\<full name> lifts it. That all builds in between do the same is inferred.',
      source: 'winget-cli issues 3617 and 6489; public clean-up scripts for EndOfLife',
      value: {
        families: [
          { family: 'Microsoft.DesktopAppInstaller_8wekyb3d8bbwe', from: 19045 },
          { family: 'Microsoft.SecHealthUI_8wekyb3d8bbwe', from: 26100 },
        ],
      },
    },
  },
}

export const nonRemovableRules: readonly Rule[] = [policySet, policyKeeps, releaseKeeps]
