import type { Rule } from '../../../rules/Rule.ts'

const ARTICLE = 'support article 2769827, "Sysprep fails after you remove or update Microsoft Store apps"'

export const provisionedForAll: Rule = {
  id: 'appx.sysprep.provisioned',
  verdicts: ['provisioned for all users', 'stops Sysprep'],
  variants: {
    documented: {
      text: 'An image is not generalized while a user has an app registered that is not provisioned, or a newer version than the provisioned one: Sysprep fails with 0x80073cf2. Apps that are part of Windows (InboxApplications) do not count (inferred).',
      source: `${ARTICLE}, "Cause"`,
    },
  },
}

export const currentUsersApps: Rule = {
  id: 'appx.sysprep.unregistered',
  verdicts: ['unregistered', 'stays registered'],
  variants: {
    inferred: {
      text: 'Generalizing removes the apps of the user who runs Sysprep; those of other users stay.',
      source: `${ARTICLE}, the message "Failed to remove apps for the current user"`,
    },
  },
}

export const pruningForgotten: Rule = {
  id: 'appx.sysprep.pruned',
  verdicts: ['forgotten', 'nothing to forget'],
  variants: {
    inferred: {
      text: 'Generalizing makes the next sign-in the first one after OOBE again. What an earlier first sign-in removed is forgotten, so that a bundle that lacks packages counts as stale.',
      source: 'concluded: the image goes to other users, whom the removed packages would have served',
    },
  },
}

export const sysprepRules: readonly Rule[] = [provisionedForAll, currentUsersApps, pruningForgotten]
