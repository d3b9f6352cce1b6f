import type { Rule } from '../../../rules/Rule.ts'

export const noRunningApp: Rule = {
  id: 'appx.running.family',
  verdicts: ['none runs', 'refused'],
  variants: {
    documented: {
      text: 'An app is not added to a running Windows while an app of its family runs. The code, 0x80073d02, is that of the deployment service.',
      source:
        'app package servicing page, /Add-ProvisionedAppxPackage, "ensuring no apps are running for a successful installation"; header text of 0x80073d02',
    },
  },
}

export const userVersion: Rule = {
  id: 'appx.user.version',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'A user gets a package (Add-AppxPackage) when the user has no higher version of its family; otherwise it is refused with 0x80073d06.',
      source: 'header text of 0x80073d06; deployment events 427 and 735',
    },
  },
}

export const userResource: Rule = {
  id: 'appx.user.resource',
  verdicts: ['installed', 'left out'],
  variants: {
    inferred: {
      text: 'Of a bundle that one user installs, those resource packages go into the image that fit the user: languages, scale and DirectX feature level.',
      source: 'deployment installs applicable packages; concluded from what is registered at sign-in',
    },
  },
}

export const removeForAll: Rule = {
  id: 'appx.remove.allusers',
  verdicts: ['stays provisioned', 'not provisioned'],
  variants: {
    documented: {
      text: 'An app that is removed for all users (Remove-AppxPackage -AllUsers) stays provisioned: its provisioning is removed in a step of its own.',
      source: 'support article 2769827, "Resolution", steps 3 to 5',
    },
  },
}

export const everyoneOnline: Rule = {
  id: 'appx.remove.everyone.online',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'Provisioning is taken back together with the app of all users on the running Windows only. The code, 50, is inferred.',
      source: 'PowerShell reference, Remove-AppxProvisionedPackage: -AllUsers goes with -Online alone',
    },
  },
}

export const everyoneRemoved: Rule = {
  id: 'appx.remove.everyone',
  verdicts: ['removed for users', 'provisioning only'],
  variants: {
    documented: {
      text: 'Removing a provisioned app for all users takes its provisioning back and then removes it for each user who has that package. That all of it is done or nothing, so that no errors are told of single users, is inferred.',
      source:
        'PowerShell reference, Remove-AppxProvisionedPackage, -AllUsers; the function it calls gives back whether there were errors',
    },
  },
}

export const appStarts: Rule = {
  id: 'appx.start.registered',
  verdicts: ['may start', 'does not start'],
  variants: {
    documented: {
      text: 'An app starts for a user who has it registered.',
      source: 'MSIX documentation on preinstalled apps, "Registration"',
    },
  },
}

export const appsInAuditMode: Rule = {
  id: 'appx.start.audit',
  verdicts: ['may start', 'does not start'],
  variants: {
    documented: {
      text: 'Store apps do not run in audit mode.',
      source: 'OEM documentation, "Preinstall apps using DISM"',
    },
  },
}

export const userRules: readonly Rule[] = [
  noRunningApp,
  userVersion,
  userResource,
  removeForAll,
  everyoneOnline,
  everyoneRemoved,
  appStarts,
  appsInAuditMode,
]
