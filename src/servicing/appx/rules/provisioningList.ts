import type { Rule } from '../../../rules/Rule.ts'

export const listReadable: Rule = {
  id: 'appx.list.readable',
  verdicts: ['read', 'replaced'],
  warning: 'fails',
  variants: {
    inferred: {
      text: 'AppxProvisioning.xml follows what the registry says is provisioned. One that is no XML document is replaced.',
      source: 'both are written, and the registry names what is provisioned; no source tells what a broken list does',
    },
  },
}

export const listedOnly: Rule = {
  id: 'appx.list.only',
  verdicts: ['kept', 'dropped'],
  warning: 'holds',
  variants: {
    inferred: {
      text: 'A package that AppxProvisioning.xml lists and AppxAllUserStore\\Applications does not have is not provisioned for DISM, and its lines stay in the file, unless a package of its family is provisioned.',
      source: 'which of the two counts no source tells; here the registry does',
    },
  },
}

export const provisioningListRules: readonly Rule[] = [listReadable, listedOnly]
