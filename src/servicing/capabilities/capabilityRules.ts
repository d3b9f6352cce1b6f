import type { Rule } from '../../rules/Rule.ts'

export const capabilitySupport: Rule = {
  id: 'capability.image.supported',
  verdicts: ['supported', 'refused'],
  variants: {
    documented: {
      text: 'Capabilities are there in images of Windows 10 and later. That an older image answers with 50, is inferred.',
      source: 'Microsoft, DISM API reference, "DismGetCapabilities": Windows 10 images',
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

export const capabilityRules: readonly Rule[] = [
  capabilitySupport,
  capabilityPresent,
  capabilityFound,
  capabilityOffered,
]
