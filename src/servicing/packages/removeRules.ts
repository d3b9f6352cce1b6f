import type { Rule } from '../../rules/Rule.ts'
import { CURRENT_STATES } from './packageStates.ts'
import type { ReleaseType } from './releaseTypes.ts'

const SERVICING = 'Microsoft, "DISM Operating System Package Servicing Command-Line Options"'
const LAB = 'a published report of updates on Windows 11 25H2'

export const packagePermanent: Rule<{ intendedState: number }> = {
  id: 'package.remove.permanent',
  verdicts: ['permanent', 'removable'],
  variants: {
    observed: {
      text: 'A package whose manifest says permanent cannot be removed: 0x800f0825, and nothing changes. So does one that is wanted as 0x80 in its key Owners, or is 0x80 itself (inferred).',
      source: `${LAB}: cumulative updates of 26100; a published /Remove-Package that says so; owners of a Windows 8.1, nine of which want 0x80`,
      value: { intendedState: CURRENT_STATES.permanent },
    },
  },
}

export const packageBase: Rule<{ releaseTypes: readonly ReleaseType[] }> = {
  id: 'package.remove.base',
  verdicts: ['part of Windows', 'removable'],
  variants: {
    inferred: {
      text: 'What Windows stands on, its Foundation and its edition (release types Foundation and Product), counts as permanent: 0x800f0825. Their names tell them even where their manifests are missing.',
      source: 'no report of anybody who removed one; nothing else is known',
      value: { releaseTypes: ['Foundation', 'Product'] },
    },
  },
}

export const packageOwned: Rule = {
  id: 'package.remove.owned',
  verdicts: ['inside another', 'by itself'],
  variants: {
    observed: {
      text: 'A package that is there only for others that it is inside of cannot be removed by itself: 0x800f0805. Its key Owners tells; one whose owners were taken off can be (inferred).',
      source: 'reports of /Remove-Package on packages inside others; tools that edit the key before they remove one',
    },
  },
}

export const defaultLanguageKept: Rule = {
  id: 'package.remove.defaultlanguage',
  verdicts: ['kept', 'removable'],
  variants: {
    documented: {
      text: 'The language pack of the default UI language can be removed from an offline image, not from a running Windows. The code, 0x800f0825, is inferred.',
      source: 'Microsoft, OEM deployment guide, table "Remove default language pack": offline yes, online no',
    },
  },
}

export const languagePending: Rule = {
  id: 'package.remove.languagepending',
  verdicts: ['something waits', 'nothing waits'],
  variants: {
    documented: {
      text: 'A language pack cannot be removed from an offline image in which something waits for the next start; a newly installed and captured one is asked for. The code, 0x800f0806, is inferred.',
      source: 'Microsoft, "Add and Remove Language Packs Offline Using DISM"',
    },
  },
}

export const removalManifest: Rule = {
  id: 'package.remove.manifest',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'A package whose manifest in servicing\\Packages is missing or cannot be read is not removed, as nothing tells what it consists of: 0x800f0831.',
      source: 'the name of the code, CBS_E_STORE_CORRUPTION; scans that count such a manifest as damage',
    },
  },
}

export const packageDependants: Rule = {
  id: 'package.remove.dependants',
  verdicts: ['others need it', 'nobody needs it'],
  warning: 'holds',
  variants: {
    inferred: {
      text: 'A package that others have as parent, or whose capability they depend on, can be removed all the same; what needs it stays.',
      source:
        'Microsoft, "Features On Demand": advises against it, and says of capabilities alone that it cannot be done',
    },
  },
}

export const predecessorReturns: Rule = {
  id: 'package.remove.predecessor',
  verdicts: ['comes back', 'none'],
  variants: {
    observed: {
      text: 'When a package is removed, the version that it had taken the place of is install pending and then installed again.',
      source: `${LAB}: a .NET rollup is removed, installed or still pending: 5, its predecessor 0x60, after the restart 0x70`,
    },
  },
}

export const innerRemoved: Rule = {
  id: 'package.remove.inside',
  verdicts: ['goes too', 'stays'],
  variants: {
    inferred: {
      text: 'The packages inside a package go with it, but for those that another one wants.',
      source: 'key Owners, which names each package that wants one',
    },
  },
}

export const payloadStays: Rule = {
  id: 'package.remove.payload',
  verdicts: ['stays', 'none'],
  variants: {
    documented: {
      text: 'Removing a package does not make an image smaller: its components stay in WinSxS. Its manifest and its key go (inferred).',
      source: `${SERVICING}, "removing a package from an offline image will not reduce the image size"`,
    },
  },
}

export const waitingTaken: Rule = {
  id: 'package.remove.waiting',
  verdicts: ['taken back', 'waits'],
  variants: {
    inferred: {
      text: 'A package that is install pending in an offline image is taken back at once, and its predecessor is as it was. In a running Windows it waits for the restart (observed).',
      source: `${LAB}: a pending package is removed before the restart: 3010, states 5 and 0x60`,
    },
  },
}

export const removedAgain: Rule = {
  id: 'package.remove.again',
  verdicts: ['waits', 'anew'],
  variants: {
    inferred: {
      text: 'A package that waits to be replaced or removed and is removed, or removed once more, still waits for the next start, and is gone then. One whose removal was cancelled half way is removed as if it was installed.',
      source: 'packages that wait have a subkey of PackagesPending; one whose removal was cancelled has none',
    },
  },
}

export const settledNoted: Rule = {
  id: 'package.settle.noted',
  verdicts: ['settled', 'left as it is'],
  variants: {
    inferred: {
      text: 'When Windows starts, the packages that are noted as waiting, by a subkey of PackagesPending each, are brought to their end. One that is pending without being noted was left half done, and stays so.',
      source: 'key PackagesPending, which names the packages that wait',
    },
  },
}

export const settledForGood: Rule = {
  id: 'package.settle.removed',
  verdicts: ['gone', 'superseded'],
  variants: {
    observed: {
      text: 'When Windows starts, what is install pending is installed. What is uninstall pending is superseded; where it was removed rather than replaced it is gone, key and manifest (inferred).',
      source: `${LAB}: 0x60 becomes 0x70, 5 becomes 0x50`,
    },
  },
}

export const removeRules: readonly Rule[] = [
  packagePermanent,
  packageBase,
  packageOwned,
  defaultLanguageKept,
  languagePending,
  removalManifest,
  packageDependants,
  predecessorReturns,
  innerRemoved,
  waitingTaken,
  payloadStays,
  removedAgain,
  settledNoted,
  settledForGood,
]
