import type { WindowsArchitecture } from '../../image/WindowsArchitecture.ts'
import type { Rule } from '../../rules/Rule.ts'
import { VISIBILITY } from './cbsPaths.ts'
import { CURRENT_STATES, type PackageState } from './packageStates.ts'

const INVENTORY = 'Microsoft, "Take Inventory of an Image or Component Using DISM"'
const SERVICING = 'Microsoft, "DISM Operating System Package Servicing Command-Line Options"'

export const packageListed: Rule<{ visibility: number }> = {
  id: 'package.list.visible',
  verdicts: ['listed', 'hidden'],
  variants: {
    observed: {
      text: 'A list of packages holds those whose Visibility is 1, in the order of the registry; the packages inside others have 2 and are left out.',
      source: 'a SOFTWARE hive of Windows 8.1: 219 of 4,399 packages have 1; the list of a 25H2 image is in key order',
      value: { visibility: VISIBILITY.listed },
    },
  },
}

export const stateKnown: Rule<{ states: { readonly [currentState: number]: PackageState }; otherwise: PackageState }> =
  {
    id: 'package.state.known',
    verdicts: ['known', 'unknown'],
    variants: {
      observed: {
        text: 'CurrentState says how far a package is, and DISM has a word for it. That what is being resolved counts as not present, what is being staged as resolved, a permanent package as installed, and that any other number counts as not present, is inferred.',
        source:
          'Microsoft TechNet, "CBS Servicing States Chart"; dismapi.h; dism.exe on Windows 11 beside the registry of the same machine: 0x70 Installed, 0x50 Superseded, 0x60 Install Pending, 0x40 Staged, 5 Uninstall Pending',
        value: {
          states: {
            [CURRENT_STATES.absent]: 'NotPresent',
            [CURRENT_STATES.uninstallPending]: 'UninstallPending',
            [CURRENT_STATES.resolving]: 'NotPresent',
            [CURRENT_STATES.resolved]: 'Removed',
            [CURRENT_STATES.staging]: 'Removed',
            [CURRENT_STATES.staged]: 'Staged',
            [CURRENT_STATES.superseded]: 'Superseded',
            [CURRENT_STATES.installPending]: 'InstallPending',
            [CURRENT_STATES.partiallyInstalled]: 'PartiallyInstalled',
            [CURRENT_STATES.installed]: 'Installed',
            [CURRENT_STATES.permanent]: 'Installed',
          },
          otherwise: 'NotPresent',
        },
      },
    },
  }

export const releaseTypeKnown: Rule = {
  id: 'package.release.known',
  verdicts: ['as its manifest says', 'Other'],
  variants: {
    inferred: {
      text: 'The release type of a package stands in its manifest in servicing\\Packages. Without a manifest that can be read, or with a word that is no release type, it is Other.',
      source: 'release types of manifests and of lists agree; the registry holds none; DismReleaseTypeOther',
    },
  },
}

export const installTimeKnown: Rule = {
  id: 'package.time.installed',
  verdicts: ['shown', 'empty'],
  variants: {
    documented: {
      text: 'The install time of a package is shown in UTC. It is empty for one that is not installed yet, which has no time in the registry.',
      source: `${INVENTORY}, "Install Time: The UTC date and time when the installation occurred. If the package is not installed yet, the Install Time field is left blank"`,
    },
  },
}

export const packageFound: Rule = {
  id: 'package.name.found',
  verdicts: ['found', 'refused'],
  variants: {
    observed: {
      text: 'A package is named by its whole identity, whose case does not count. A name that is no identity, or that of no package in the image, is 0x800f0805. A hidden package can be named too (inferred).',
      source: 'reports of /Remove-Package with such names',
    },
  },
}

export const tokenOmitted: Rule = {
  id: 'package.name.token',
  verdicts: ['any token', 'this token'],
  variants: {
    inferred: {
      text: 'An identity without a public key token stands for the package of that name with any.',
      source: 'the key form of action lists, which leaves the token out',
    },
  },
}

export const packageForm: Rule = {
  id: 'package.path.form',
  verdicts: ['read', 'refused'],
  variants: {
    documented: {
      text: '/PackagePath names a .cab file, or the folder of an expanded one. An .msu file, or any other, is none; the code, 0x800f0805, is inferred. The manifest in such a folder stands for it (observed).',
      source: `${SERVICING}: /Get-PackageInfo takes a .cab file or a folder, an .msu only /Add-Package; a dism.log in which /Add-Package is given an update.mum`,
    },
  },
}

export const folderCabinet: Rule = {
  id: 'package.folder.cabinet',
  verdicts: ['a package', 'none'],
  variants: {
    observed: {
      text: 'Every .cab file of a folder that is given is taken for a package. One without an update.mum cannot be opened (0x80070002) and is told by its name alone; the others are added all the same, and the command ends with error 2. That dism.exe of other releases does the same is inferred.',
      source: 'published output of 10.0.17134, given the folder of an expanded .msu with a WSUSSCAN.cab',
    },
  },
}

export const alreadyInImage: Rule = {
  id: 'package.applicable.present',
  verdicts: ['applicable', 'to be found out'],
  variants: {
    inferred: {
      text: 'A package that is in the image applies to it.',
      source: 'a published /Get-PackageInfo of an installed update',
    },
  },
}

export const architectureFits: Rule<{
  architectures: { readonly [architecture in WindowsArchitecture]: readonly string[] }
}> = {
  id: 'package.applicable.architecture',
  verdicts: ['fits', 'another'],
  variants: {
    inferred: {
      text: 'A package applies to images of its own architecture. One for 32-bit programs on 64-bit Windows says wow64.',
      source: 'the architectures in lists of packages: amd64 and wow64 on x64; updates for x86 do not apply there',
      value: {
        architectures: {
          x86: ['x86', 'neutral'],
          x64: ['amd64', 'wow64', 'neutral'],
          arm: ['arm', 'neutral'],
          arm64: ['arm64', 'wow64', 'neutral'],
        },
      },
    },
  },
}

export const languageThere: Rule = {
  id: 'package.applicable.language',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'A package of a language applies to images that have it as UI language. What brings a language (Language Pack, Local Pack) applies to any.',
      source: 'language packages of features and of features on demand, whose manifests name a language pack as parent',
    },
  },
}

export const parentPresent: Rule = {
  id: 'package.applicable.parent',
  verdicts: ['present', 'missing'],
  variants: {
    inferred: {
      text: 'A package with parents needs one of them in the image, installed, or at least staged where the manifest says so. Its version must be the one named; where buildCompare or revisionCompare is given, the third and the fourth number are compared so (EQ, GE), and a fourth that is not mentioned does not count.',
      source:
        'manifests of public updates, language packs and features on demand: lists of parents that no image can all have',
    },
  },
}

export const restartStated: Rule = {
  id: 'package.restart.stated',
  verdicts: ['as its manifest says', 'Possible'],
  variants: {
    inferred: {
      text: 'Whether a restart is needed stands in the manifest (required, possible). Where it does not, it is possible.',
      source: 'a /Get-PackageInfo of an update whose manifest says possible; features whose manifests say nothing',
    },
  },
}

export const offlineStated: Rule = {
  id: 'package.offline.stated',
  verdicts: ['as its manifest says', 'Undetermined'],
  variants: {
    inferred: {
      text: 'Whether a package can be installed wholly offline stands in packageExtended of its manifest; where it does not, that is undetermined.',
      source: `${INVENTORY}, "Completely offline capable": Yes, No, Undetermined; attribute of manifests`,
    },
  },
}

export const updateSelectable: Rule = {
  id: 'package.feature.selectable',
  verdicts: ['a feature', 'always there'],
  variants: {
    observed: {
      text: 'Those updates of a package are its features that can be selected.',
      source:
        'manifests of packages beside their lists of features; key Updates of a Windows 8.1, which names them alone',
    },
  },
}

export const featureEnabled: Rule = {
  id: 'package.feature.enabled',
  verdicts: ['Enabled', 'Disabled'],
  variants: {
    inferred: {
      text: 'A feature of an installed package is what was asked for in the key Updates; while nothing was, what the manifest gives as default.',
      source: 'key Updates of a Windows 8.1: 127 features have 0xff, NetFx3, whose payload is not there, 0x10000',
    },
  },
}

export const packageRules: readonly Rule[] = [
  packageListed,
  stateKnown,
  releaseTypeKnown,
  installTimeKnown,
  packageFound,
  tokenOmitted,
  packageForm,
  folderCabinet,
  alreadyInImage,
  architectureFits,
  languageThere,
  parentPresent,
  restartStated,
  offlineStated,
  updateSelectable,
  featureEnabled,
]
