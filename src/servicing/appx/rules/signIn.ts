import type { Rule } from '../../../rules/Rule.ts'

const UNDERSTANDING =
  'app package servicing page, "Understanding How DISM Adds .appxbundle Resource Packages to an Image"'

export const registerAtSignIn: Rule = {
  id: 'appx.register.signin',
  verdicts: ['registered', 'not registered'],
  variants: {
    documented: {
      text: "At sign-in every provisioned package that is for the user's region is registered for the user, new or existing, that does not have it; a newer version that the user has installed stays (inferred). An app that the user removed is not registered again by the same provisioning: where Windows remembers that is not known, here it is the value RemovedPackages of the user's key under AppxAllUserStore.",
      source: 'app package servicing page, /Add-ProvisionedAppxPackage; MSIX documentation on preinstalled apps',
    },
  },
}

export const registerAgain: Rule<{ fromBuild: number }> = {
  id: 'appx.register.again',
  verdicts: ['registered again', 'stays removed'],
  variants: {
    documented: {
      text: 'From Windows 10 2004 on, an app that is provisioned anew is registered again also for the users who removed it; before, it stays removed for them.',
      source: 'MSIX documentation on preinstalled apps',
      value: { fromBuild: 19041 },
    },
  },
}

export const registerResource: Rule = {
  id: 'appx.register.resource',
  verdicts: ['registered', 'not registered'],
  variants: {
    inferred: {
      text: 'Of the resource packages in the image those are registered for a user that fit the user: languages, scale and DirectX feature level.',
      source: "resource packages serve one user's settings; deployment registers applicable ones",
    },
  },
}

export const pruneOnce: Rule = {
  id: 'appx.prune.once',
  verdicts: ['pruned', 'not pruned'],
  variants: {
    documented: {
      text: 'After the first sign-in that follows OOBE, and only then, the resource packages that do not fit that user are removed from the image. The app itself never is.',
      source: `${UNDERSTANDING}, "Once the first user has signed in to the PC"`,
    },
  },
}

export const pruneLanguage: Rule = {
  id: 'appx.prune.language',
  verdicts: ['kept', 'removed'],
  variants: {
    documented: {
      text: 'A language resource package stays when it matches a language of the first user, by the rules that hold when it is added.',
      source: `${UNDERSTANDING}, "the inapplicable resource packages ... that do not match the user profile settings are removed"`,
    },
  },
}

export const pruneScale: Rule = {
  id: 'appx.prune.scale',
  verdicts: ['kept', 'removed'],
  variants: {
    inferred: {
      text: 'Of the scale resource packages the one stays that serves the scale of the first user: the same, else the next larger, else the largest; the scales inside the app package count.',
      source: `${UNDERSTANDING} names scale packages; which one fits is concluded from how resources are chosen`,
    },
  },
}

export const pruneDirectX: Rule = {
  id: 'appx.prune.dxfl',
  verdicts: ['kept', 'removed'],
  variants: {
    inferred: {
      text: "Of the DirectX feature level resource packages the highest stays that the first user's hardware reaches; the levels inside the app package count.",
      source: `${UNDERSTANDING} names DXFL packages; which one fits is concluded from how resources are chosen`,
    },
  },
}

export const pruneRecorded: Rule = {
  id: 'appx.prune.recorded',
  verdicts: ['recorded', 'nothing to record'],
  variants: {
    inferred: {
      text: "What the first sign-in removed is remembered, so that the bundle does not count as stale. Windows' own place is not known; here it is the value PrunedPackages of the package's key under AppxAllUserStore\\Applications.",
      source: 'concluded: DISM must tell a pruned package from a missing one',
    },
  },
}

export const signInRules: readonly Rule[] = [
  registerAtSignIn,
  registerAgain,
  registerResource,
  pruneOnce,
  pruneLanguage,
  pruneScale,
  pruneDirectX,
  pruneRecorded,
]
