import type { Rule } from '../../../rules/Rule.ts'
import type { KernelVersion } from '../isAtLeast.ts'

const PAGE = 'app package servicing page'

export const packageSound: Rule = {
  id: 'appx.package.sound',
  verdicts: ['opened', 'refused'],
  variants: {
    documented: {
      text: 'A file is a package when its zip directory, content types, manifest and block map are what the package format asks for, and agree with one another; a package inside a bundle must also be what the bundle manifest says. The codes, 0x80073cf0 and for a package inside a bundle 0x80073cf2, are inferred.',
      source: 'package format and manifest schemas; header texts of the two codes',
    },
  },
}

export const mainPackage: Rule<{ frameworks: boolean }> = {
  id: 'appx.main.kind',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'What is provisioned with /PackagePath is an app package or a bundle; a dependency package is refused, and so is a resource package without its app. The code, 0x80073cf2, is inferred.',
      source: `${PAGE}, "dependency packages cannot be provisioned with /PackagePath"`,
      value: { frameworks: false },
    },
    observed: {
      text: 'A framework can be provisioned with /PackagePath and is then listed; a resource package without its app is refused.',
      source: 'public conversion scripts provision frameworks that way; winget-cli issue 4431',
      value: { frameworks: true },
    },
  },
}

export const targetFamily: Rule<{ families: readonly string[] }> = {
  id: 'appx.target.family',
  verdicts: ['supported', 'refused'],
  variants: {
    inferred: {
      text: 'A package that names target device families must name one that desktop Windows is: Windows.Universal, Windows.Desktop, or the platform-neutral families. Otherwise the add fails with 0x80073cfd.',
      source: 'manifest schema, TargetDeviceFamily; the code is that of an unmet prerequisite',
      value: { families: ['windows.universal', 'windows.desktop', 'platform.all', 'msixcore.desktop'] },
    },
  },
}

export const targetVersion: Rule = {
  id: 'appx.target.version',
  verdicts: ['new enough', 'refused'],
  variants: {
    documented: {
      text: 'The Windows of the image is at least of the MinVersion that the package names for its device family, or of its OSMinVersion. The code, 0x80073cfd, is inferred.',
      source: 'manifest schemas: TargetDeviceFamily MinVersion, Prerequisites OSMinVersion',
    },
  },
}

export const formatSupport: Rule<{ appx: KernelVersion; bundle: KernelVersion }> = {
  id: 'appx.format.supported',
  verdicts: ['supported', 'refused'],
  variants: {
    documented: {
      text: 'An app package needs an image of Windows 8 or Server 2012, a bundle one of Windows 8.1. The code, 50, is inferred.',
      source: `${PAGE}, "Limitations"`,
      value: { appx: [6, 2], bundle: [6, 3] },
    },
  },
}

export const msixSupport: Rule<{ fromBuild: number }> = {
  id: 'appx.format.msix',
  verdicts: ['supported', 'refused'],
  variants: {
    documented: {
      text: 'A file named .msix or .msixbundle needs an image of build 16299 (Windows 10 1709) or later. That the name makes it one, since its content is that of an .appx, and the code, 50, are inferred.',
      source: 'MSIX documentation, supported platforms: MSIX packages from Windows 10 1709 on',
      value: { fromBuild: 16299 },
    },
  },
}

export const contentIntact: Rule = {
  id: 'appx.content.intact',
  verdicts: ['intact', 'refused'],
  variants: {
    documented: {
      text: 'Every block of every file of a package that goes into the image has the hash that the block map gives. Whether the signer is trusted is not verified.',
      source: 'package format: AppxBlockMap.xml',
    },
  },
}

export const sameContent: Rule = {
  id: 'appx.content.same',
  verdicts: ['kept', 'refused'],
  variants: {
    documented: {
      text: 'A package that is in the image already is kept when its content is the same, which its block map tells (inferred); the same full name with other content is refused with 0x80073cfb.',
      source: 'deployment event 474 and the header text of 0x80073cfb',
    },
  },
}

export const licenseGiven: Rule = {
  id: 'appx.license.given',
  verdicts: ['license', 'no license'],
  variants: {
    documented: {
      text: 'A license file given with the package, or each of several, is stored for the app that it names. Without one the app is provisioned as it is: an earlier license stays (inferred), and with /SkipLicense the app is marked as a line-of-business app (observed).',
      source: `${PAGE}, /LicensePath, /SkipLicense; the examples add packages with neither option`,
    },
  },
}

export const licenseFamily: Rule = {
  id: 'appx.license.family',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: 'A license is well-formed XML with the root License, and its Binding names the package family of the app or of one of its optional packages. Otherwise the add fails with 13.',
      source: 'the form of three public license files (PFM is the family name in lower case)',
    },
  },
}

export const versionOrder: Rule = {
  id: 'appx.version.order',
  verdicts: ['accepted', 'refused'],
  variants: {
    observed: {
      text: 'A package replaces the one of its family that is provisioned when its version is the same or higher; a lower version is refused with 0xc1570118.',
      source: 'several public reports of 0xc1570118',
    },
  },
}

export const versionUpdate: Rule<{ from: KernelVersion }> = {
  id: 'appx.version.update',
  verdicts: ['replaces', 'refused'],
  variants: {
    documented: {
      text: 'A newer version takes the place of the one that is provisioned from Windows 8.1 on; on Windows 8 and Server 2012 the old one must be removed first. The code, 0x80073cfb, is inferred.',
      source: '"Sideload apps with DISM": an app of Windows 8 is updated by removing it and adding the new version',
      value: { from: [6, 3] },
    },
  },
}

export const bundleOverPackage: Rule = {
  id: 'appx.version.form',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'A bundle may replace a plain package of its family; a plain package may not replace a bundle, nor one of the same version for another architecture. The code, 0x80073cfb, is inferred.',
      source: 'MSIX documentation on app package updates',
    },
  },
}

export const sameVersion: Rule = {
  id: 'appx.version.same',
  verdicts: ['refreshed', 'new'],
  variants: {
    documented: {
      text: 'Adding a bundle again that is there in the same version refreshes its resource packages for the languages that the image has now.',
      source: `${PAGE}, "When a language pack is added or removed, you must, once again, add all .appxbundle packages"`,
    },
  },
}

export const replacedPackage: Rule = {
  id: 'appx.version.replaced',
  verdicts: ['removed', 'kept'],
  variants: {
    inferred: {
      text: 'Packages of the family that the new provisioning does not need (an older version, resource packages of languages that the image lost) are removed, unless a user has them registered.',
      source: `${PAGE}, "This will ensure that the correct set of resource packages is provisioned"`,
    },
  },
}

export const deprovisionedCleared: Rule = {
  id: 'appx.deprovisioned.cleared',
  verdicts: ['cleared', 'not there'],
  variants: {
    observed: {
      text: 'Provisioning an app deletes the mark AppxAllUserStore\\Deprovisioned\\<family> that an earlier removal left.',
      source: 'salt, win_appx module',
    },
  },
}

export const deprovisionedMark: Rule<{ offlineFrom: number; onlineFrom: number }> = {
  id: 'appx.deprovisioned.mark',
  verdicts: ['written', 'not written'],
  variants: {
    documented: {
      text: 'Removing the provisioning of an app leaves the key AppxAllUserStore\\Deprovisioned\\<family>, so that an upgrade does not bring the app back: on a running Windows 10 from 1703 on, on an offline image from 1803 on (from 1709 with an update, which is not looked at).',
      source:
        'Windows IT pro documentation, "How to keep apps removed from Windows 10 from returning during an update"',
      value: { offlineFrom: 17134, onlineFrom: 15063 },
    },
  },
}

export const removeName: Rule = {
  id: 'appx.remove.name',
  verdicts: ['found', 'unknown'],
  variants: {
    observed: {
      text: "The package name to remove is the full name that the list shows, in any case; the name of a bundle's app or resource package is not. Any other name fails with 2.",
      source: 'public reports of Error 2; for names inside a bundle inferred',
    },
  },
}

export const shortName: Rule = {
  id: 'appx.name.short',
  verdicts: ['completed', 'as written'],
  variants: {
    documented: {
      text: 'A package name with a single underscore between architecture and publisher id means the package without resource id, whose full name has two.',
      source: `${PAGE}, the examples with microsoft.devx.appx.app1_1.0.0.0_neutral_ac4zc6fex2zjp`,
    },
  },
}

export const listedPackage: Rule = {
  id: 'appx.list.provisioned',
  verdicts: ['listed', 'not listed'],
  variants: {
    documented: {
      text: 'The list shows the packages that are set to install for each new user. That those are the subkeys of AppxAllUserStore\\Applications, in the order of the registry, and that what is only in the image (app and resource packages of a bundle, frameworks, apps of users) is not listed, is inferred from real images and lists.',
      source: `${PAGE}, /Get-ProvisionedAppxPackages, "that are set to install for each new user"`,
    },
  },
}

export const removeRegistered: Rule = {
  id: 'appx.remove.registered',
  verdicts: ['provisioning only', 'removed completely'],
  variants: {
    documented: {
      text: 'When a user has the package registered, only the provisioning goes and the files stay; when nobody has, the package is removed completely.',
      source: `${PAGE}, /Remove-ProvisionedAppxPackage, "Important"`,
    },
  },
}

export const unneededPackage: Rule = {
  id: 'appx.remove.package',
  verdicts: ['deleted', 'kept'],
  variants: {
    documented: {
      text: 'When no user has the package registered, every package of the family goes with its provisioning: folder, keys and license; what a user has registered of another version stays.',
      source: `${PAGE}, /Remove-ProvisionedAppxPackage, "will remove the package completely"; what that is was seen in a before and after study of 45 removals`,
    },
  },
}

export const lastUserRemoves: Rule = {
  id: 'appx.remove.lastuser',
  verdicts: ['deleted', 'kept'],
  variants: {
    documented: {
      text: 'A package that is not provisioned any more is deleted when the last user who has it registered removes it.',
      source: `${PAGE}, "Use the Remove-AppxPackage cmdlet ... for each user ... in order to fully remove the app from the image"`,
    },
  },
}

export const provisioningRules: readonly Rule[] = [
  listedPackage,
  packageSound,
  mainPackage,
  targetFamily,
  targetVersion,
  formatSupport,
  msixSupport,
  contentIntact,
  sameContent,
  licenseGiven,
  licenseFamily,
  versionOrder,
  versionUpdate,
  bundleOverPackage,
  sameVersion,
  replacedPackage,
  deprovisionedCleared,
  deprovisionedMark,
  shortName,
  removeName,
  removeRegistered,
  unneededPackage,
  lastUserRemoves,
]
