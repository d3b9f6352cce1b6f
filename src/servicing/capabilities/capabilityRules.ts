import type { Rule } from '../../rules/Rule.ts'
import type { SinceRule } from '../isSince.ts'
import type { UpdateTerms } from '../sources/sourceRules.ts'

const CAPABILITY_PAGE = 'Microsoft, "DISM Capabilities Package Servicing Command-Line Options"'
const FOD_PAGE = 'Microsoft, "Features On Demand"'
const LANGUAGE_FOD_PAGE = 'Microsoft, "Language and region Features on Demand"'

export const capabilitySupport: SinceRule = {
  id: 'capability.image.supported',
  verdicts: ['supported', 'refused'],
  variants: {
    documented: {
      text: 'Capabilities are there in images of Windows 10 and later. That an older image answers with 50, is inferred.',
      source: 'Microsoft, DISM API reference, "DismGetCapabilities": Windows 10 images',
      value: { since: '10.0.10240' },
    },
  },
}

export const capabilityPresent: Rule = {
  id: 'capability.state.present',
  verdicts: ['as its packages', 'Not Present'],
  variants: {
    inferred: {
      text: 'A capability is as far as the packages of the image that declare it: installed when one of them is, else the furthest of the others. One that the image only knows of, or whose packages are superseded, is not present.',
      source:
        'the lists of capabilities and of packages of one 25H2 image; declareCapability in manifests; servicing\\FodMetadata of Windows 11',
    },
  },
}

export const capabilityFound: Rule = {
  id: 'capability.name.found',
  verdicts: ['found', 'refused'],
  variants: {
    observed: {
      text: 'A capability is named by its whole identity with all four tildes, or by its name alone; case does not count. Any other name is refused: by dism.exe with 87, by the API with 0x800f080c. That a name alone that several capabilities share names none of them, is inferred.',
      source:
        'reports of "A Windows capability name was not recognized" for names with fewer tildes and for unknown ones; Microsoft, defender-docs pull request 131: no tildes at all work; Microsoft, DSC resources for DISM: 0x800f080c',
    },
  },
}

export const capabilityOffered: Rule = {
  id: 'capability.source.offers',
  verdicts: ['offers a capability', 'passed over'],
  variants: {
    inferred: {
      text: 'A source offers the capabilities that the packages in it declare, those in its folders too; the names of their files do not count. What is no package is passed over, and so is a folder that is not there.',
      source:
        'repositories of features on demand: cabinets and metadata in one folder; packages name their capabilities',
    },
  },
}

export const capabilityDownloaded: Rule = {
  id: 'capability.info.download',
  verdicts: ['to be downloaded', 'nothing'],
  variants: {
    inferred: {
      text: 'The download size of a capability that is not present is the size that its package tells; what is in the image, staged too, is not downloaded again: 0.',
      source: 'sizes that /Get-CapabilityInfo tells of installed capabilities and of others',
    },
  },
}

export const capabilityAdded: Rule = {
  id: 'capability.add.present',
  verdicts: ['to be added', 'there already'],
  variants: {
    documented: {
      text: 'Adding a capability that is installed changes nothing and is no error. One that will be at the next start counts as installed (inferred).',
      source: 'Microsoft, "Add-WindowsCapability": no error for a package that is already installed',
    },
  },
}

export const capabilityFitting: Rule = {
  id: 'capability.source.fits',
  verdicts: ['fits', 'passed over'],
  variants: {
    observed: {
      text: 'Of the packages that sources have, those count that apply to the image. A source for another build or architecture is as good as none.',
      source: 'reports of 0x800f081f with media of features on demand of another build',
    },
  },
}

export const capabilitySatellite: Rule = {
  id: 'capability.satellite.language',
  verdicts: ['added along', 'left out'],
  variants: {
    documented: {
      text: 'A feature on demand may have satellites for languages. Those of the languages of the image are added with it, others are not.',
      source: `${FOD_PAGE}, "FODs with satellite packages"`,
    },
  },
}

export const capabilitySourced: Rule = {
  id: 'capability.source.found',
  verdicts: ['found', 'missing'],
  variants: {
    documented: {
      text: 'A capability is added from the sources that were given, or from those of the policy. What none of them has comes from Windows Update, which the simulation lacks.',
      source: 'Microsoft, DISM API reference, "DismAddCapability": order of sources',
    },
  },
}

export const capabilityStaged: Rule = {
  id: 'capability.source.staged',
  verdicts: ['in the image', 'elsewhere'],
  variants: {
    documented: {
      text: 'A capability whose packages are staged in the image is added from there: neither a source nor Windows Update is needed, and /LimitAccess does not count.',
      source:
        'Microsoft, DISM API reference, "DismAddCapability", LimitAccess: ignored when the payload is in the image already',
    },
  },
}

export const capabilityNeeded: Rule = {
  id: 'capability.dependency.added',
  verdicts: ['added first', 'there already'],
  variants: {
    documented: {
      text: 'A capability that needs others, as text recognition needs the basic features of its language, is added with them: they come from the same sources, and when those lack them the capability is not added.',
      source: `${LANGUAGE_FOD_PAGE}, "Capabilities (Features on Demand) depend on others"; the error, that of a missing source, is inferred`,
    },
  },
}

export const capabilityUpdateAsked: Rule<UpdateTerms> = {
  id: 'capability.update.asked',
  verdicts: ['asked', 'not asked'],
  variants: {
    documented: {
      text: 'For a capability Windows Update is asked when the Windows of the image runs, after sources that were given too, and not with /LimitAccess. Where it is not, a missing source is 0x800f081f (observed).',
      source: `${CAPABILITY_PAGE}, /Add-Capability: "/LimitAccess", online images`,
      value: { afterSources: true, offline: false },
    },
  },
}

export const updateService: Rule = {
  id: 'capability.update.server',
  verdicts: ['a server of its own', 'Windows Update'],
  variants: {
    observed: {
      text: "A computer that gets its updates from a server of one's own (UseWUServer 1) asks that one, unless RepairContentServerSource is 2, and finds no features on demand there: 0x800f0954. Windows Update itself, which is not there in the simulation, gives 0x800f0950.",
      source: 'reports of 0x800f0954 with WSUS, and of 0x800f0950 where Windows Update offers nothing',
    },
  },
}

export const capabilityRemovable: Rule = {
  id: 'capability.remove.present',
  verdicts: ['there', 'not there'],
  variants: {
    observed: {
      text: 'Only a capability that is there can be removed. Of another one dism.exe says that its name was not recognized (87, in the log 0x80070490), the API gives 0x800f0825.',
      source:
        'DISMTools issue 78; Microsoft, DSC resources for DISM, which take 0x800f0825 for a capability that is not present',
    },
  },
}

export const capabilityKept: Rule = {
  id: 'capability.remove.needed',
  verdicts: ['removable', 'needed by others'],
  variants: {
    documented: {
      text: 'A capability that other packages depend on cannot be removed. The code, 0x800f0825, is inferred.',
      source: `${FOD_PAGE}, /Remove-Capability: one that other packages depend on cannot be removed`,
    },
  },
}

export const capabilityRules: readonly Rule[] = [
  capabilitySupport,
  capabilityPresent,
  capabilityFound,
  capabilityDownloaded,
  capabilityAdded,
  capabilityOffered,
  capabilityFitting,
  capabilitySatellite,
  capabilityStaged,
  capabilitySourced,
  capabilityNeeded,
  capabilityUpdateAsked,
  updateService,
  capabilityRemovable,
  capabilityKept,
]
