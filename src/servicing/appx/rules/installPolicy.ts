import type { Rule } from '../../../rules/Rule.ts'

export const installPolicy: Rule = {
  id: 'appx.add.policy',
  verdicts: ['allowed', 'refused'],
  variants: {
    observed: {
      text: 'A policy can refuse a package before it is installed: 0xc1570108, "Policy check failed". What decides is not known (Smart App Control or an application control policy is suspected); here it is the value InstallBlocked, 1, of the key AppxAllUserStore\\Config\\<family>.',
      source: 'msix-packaging issue 714',
    },
  },
}
