import type { Rule } from '../../rules/Rule.ts'
import type { SinceRule } from '../isSince.ts'
import type { UpdateTerms } from '../sources/sourceRules.ts'

const PAGE = 'Microsoft, "DISM Operating System Package Servicing Command-Line Options"'
const API = 'Microsoft, DISM API reference'
const ARTICLE = 'Microsoft support, ".NET Framework 3.5 installation errors: 0x800F0906, 0x800F081F, or 0x800F0907"'

export const packageNamed: Rule = {
  id: 'feature.package.default',
  verdicts: ['the package named', 'Foundation'],
  variants: {
    documented: {
      text: 'Features are those of the package that is named; without a name those of the Foundation package. That Windows PE, which has none, has its own package in that place is inferred.',
      source: `${PAGE}, /Get-Features and /Enable-Feature, on commands without a package name`,
    },
  },
}

export const featureGathered: Rule = {
  id: 'feature.list.gathered',
  verdicts: ['listed with Foundation', 'apart'],
  variants: {
    inferred: {
      text: 'Features of packages that are inside others (Visibility 2) are listed with the Foundation package, after its own. A package that is listed has its features for itself.',
      source:
        'a SOFTWARE hive of Windows 8.1, whose features all stand in hidden packages, beside lists of features, which name the Foundation package',
    },
  },
}

export const featureSettled: Rule = {
  id: 'feature.state.settled',
  verdicts: ['settled', 'pending'],
  variants: {
    inferred: {
      text: 'A feature whose change waits for the next start is Enable Pending or Disable Pending. What was asked stands in the key Updates; that it waits, and the state until then, in a value of ours: a key UpdatesPending beside it, a DWORD a feature. An enabled feature waits with its package, too.',
      source: 'words of dism.exe; where Windows keeps it is not known',
    },
  },
}

export const featurePayloadPresent: Rule = {
  id: 'feature.payload.present',
  verdicts: ['Disabled', 'Disabled with Payload Removed'],
  variants: {
    observed: {
      text: 'A feature that was asked to be absent (0 in the lower half of its value in Updates) has no payload in the image.',
      source: 'a SOFTWARE hive of Windows 8.1: NetFx3, whose payload is not there, is the only one with 0x10000',
    },
  },
}

export const featureKnown: Rule = {
  id: 'feature.name.known',
  verdicts: ['known', 'unknown'],
  variants: {
    observed: {
      text: 'A name must be that of a feature of the package; any other ends the command with 0x800f080c, and nothing is changed.',
      source: 'a transcript of 6.2.9200 with two names, of which the first is told; dismapi.h',
    },
  },
}

export const caseIgnored: SinceRule = {
  id: 'feature.name.case',
  verdicts: ['case ignored', 'case counts'],
  variants: {
    documented: {
      text: 'The case of a feature name counts on images before Windows 8, and not on later ones.',
      source: `${PAGE}, on the case of feature names`,
      value: { since: '6.2' },
    },
  },
}

export const optionsTaken: SinceRule = {
  id: 'feature.options.image',
  verdicts: ['taken', 'refused'],
  variants: {
    documented: {
      text: 'Sources, /LimitAccess, /All and /Remove are for images of Windows 8 and later. That an older image is refused as not supported (50) is inferred.',
      source: `${API}, DismEnableFeature and DismDisableFeature, on images that take them`,
      value: { since: '6.2' },
    },
  },
}

export const changeNeeded: Rule = {
  id: 'feature.change.needed',
  verdicts: ['changed', 'as it is'],
  variants: {
    inferred: {
      text: 'A feature that is enabled already, or will be after the next start, stays as it is, and so does a disabled one whose payload is not to be removed; the command succeeds.',
      source: 'tools that enable features again and take 0',
    },
  },
}

export const parentEnabled: Rule = {
  id: 'feature.enable.parent',
  verdicts: ['a parent is enabled', 'refused'],
  variants: {
    documented: {
      text: 'A feature with parents needs one of them to be enabled; otherwise nothing is changed (50, DISMAPI_E_PARENT_FEATURE_DISABLED from the API), and those that it stands on and that are not enabled are told, the nearest first. That one that will be enabled after the next start, or that the same command enables, is enough is inferred.',
      source: `${API}, DismGetFeatureParent, on parents of which one or more must be enabled; a transcript of 6.1.7600`,
    },
  },
}

export const parentsToo: Rule = {
  id: 'feature.enable.all',
  verdicts: ['with its parents', 'alone'],
  variants: {
    documented: {
      text: 'With /All (EnableAll) a feature is enabled with all that it stands on, or nothing is.',
      source: `${PAGE}, /All; ${API}, DismEnableFeature, EnableAll`,
    },
  },
}

export const featureSourceFound: Rule = {
  id: 'feature.source.found',
  verdicts: ['found', 'not there'],
  variants: {
    documented: {
      text: 'A feature without payload is restored from the first source that has it. What is a source that has it, is inferred: a folder with a .cab whose manifest has an update of that name, a Windows image of the same version in which the payload is present, or its Windows folder.',
      source: `${PAGE}, /Source: the first location that has the files`,
    },
  },
}

export const featureUpdateAsked: Rule<UpdateTerms> = {
  id: 'feature.source.update',
  verdicts: ['Windows Update is asked', 'not asked'],
  variants: {
    documented: {
      text: 'Without a source Windows Update is asked, unless /LimitAccess forbids it or sources were given: then the source files could not be found (0x800f081f). A simulated computer has no Windows Update: the download fails (0x800f0906). For an offline image it is not asked (0x800f081f).',
      source: `${PAGE}, /LimitAccess; ${ARTICLE}; Microsoft, Enable-WindowsOptionalFeature and Add-WindowsCapability, -Source: Windows Update is used for online images`,
      value: { afterSources: false, offline: false },
    },
    observed: {
      text: 'Windows Update is asked after sources that were given, too: such a command ends with 0x800f0906. /LimitAccess forbids it (0x800f081f).',
      source:
        'Microsoft support, "DISM fails with 0x800f0906 or runs continuously when you convert Windows Server 2012 R2 Core to Server with a GUI"',
      value: { afterSources: true, offline: false },
    },
  },
}

export const featureRestartNeeded: Rule = {
  id: 'feature.restart.online',
  verdicts: ['after a restart', 'at once'],
  variants: {
    inferred: {
      text: 'In the running Windows a feature changes after a restart when its manifest requires one or it brings a driver; the command then ends with 3010. Otherwise it changes at once.',
      source:
        'a transcript: Microsoft-Hyper-V, which says Possible, needs one; TelnetClient, which says the same, needs none',
    },
  },
}

export const startNeeded: Rule = {
  id: 'feature.restart.offline',
  verdicts: ['after the first start', 'at once'],
  variants: {
    documented: {
      text: 'In an offline image a feature changes when the image is started; one whose package can be installed wholly offline (completelyOfflineCapable) changes at once, which is inferred.',
      source:
        'Microsoft, "Enable or Disable Windows Features Using DISM": a feature that is pending needs the image to be started; DismFullyOfflineInstallableType',
    },
  },
}

export const backAsItWas: Rule = {
  id: 'feature.restart.back',
  verdicts: ['back at once', 'as asked'],
  variants: {
    inferred: {
      text: 'Asking for the state in which a feature still is, because its change waits, takes that change back: nothing waits then.',
      source: 'a package that is removed before the restart is back as it was',
    },
  },
}

export const childrenToo: Rule = {
  id: 'feature.disable.children',
  verdicts: ['disabled too', 'stays'],
  variants: {
    inferred: {
      text: 'Disabling a feature disables those that stand on it, but for those that have another parent which is enabled.',
      source: 'a feature needs one of its parents to be enabled',
    },
  },
}

export const payloadRemoved: Rule = {
  id: 'feature.disable.payload',
  verdicts: ['removed', 'kept'],
  variants: {
    documented: {
      text: '/Remove takes the payload of the features that are named, and leaves their manifests. That the payload of those that are disabled with them stays is inferred.',
      source: `${PAGE}, /Disable-Feature, /Remove`,
    },
  },
}

export const settledAtStart: Rule = {
  id: 'feature.boot.settled',
  verdicts: ['settled', 'left'],
  oneSided: 'a simulated start carries out all that waits for it',
  variants: {
    documented: {
      text: 'When the image starts, features that wait for it are enabled or disabled, and have their effect.',
      source:
        'Microsoft, "Enable or Disable Windows Features Using DISM": pending features need the image to be started',
    },
  },
}

export const featureRules: readonly Rule[] = [
  packageNamed,
  featureGathered,
  featureSettled,
  featurePayloadPresent,
  featureKnown,
  caseIgnored,
  optionsTaken,
  changeNeeded,
  parentEnabled,
  parentsToo,
  featureSourceFound,
  featureUpdateAsked,
  featureRestartNeeded,
  startNeeded,
  backAsItWas,
  childrenToo,
  payloadRemoved,
  settledAtStart,
]
