import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'
const OPTIMIZE = `${PAGE}, /Optimize-ProvisionedAppxPackages`

export const auditModeLinks: Rule = {
  id: 'appx.links.audit',
  verdicts: ['linked', 'not linked'],
  variants: {
    documented: {
      text: 'An app that is provisioned online in audit mode shares the files that other provisioned apps have too, as hard links; an app provisioned offline, or online after set-up, has files of its own. What shows audit mode is inferred: ImageState continues with audit, or is IMAGE_STATE_UNDEPLOYABLE with AuditBoot set.',
      source: `${PAGE}, /Add-ProvisionedAppxPackage, "Provision apps on an online operating system in Audit mode so that appropriate hard links can be created"`,
    },
  },
}

export const identicalFiles: Rule = {
  id: 'appx.links.identical',
  verdicts: ['linked', 'left alone'],
  variants: {
    documented: {
      text: 'Files of different packages are replaced by hard links to one file when their content is the same. That size, attributes (but for ARCHIVE) and SHA-256 tell, that empty files stay, and that files of one package alone stay as they are, is inferred.',
      source: `${OPTIMIZE}, "replacing identical files with hardlinks"; the help of DISM: "hard-linking identical files across appx packages"`,
    },
  },
}

export const linksOfAFile: Rule<{ most: number }> = {
  id: 'appx.links.most',
  verdicts: ['linked', 'begins a file of its own'],
  variants: {
    documented: {
      text: 'A file has at most 1,024 links; further identical files share another one.',
      source:
        'documentation of CreateHardLink: the maximum number of hard links of NTFS is 1023 per file, beside its name',
      value: { most: 1024 },
    },
  },
}

export const optimizeOffline: Rule = {
  id: 'appx.optimize.offline',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'Provisioned packages are optimized in an offline image only. The code, 50, is inferred.',
      source: `${OPTIMIZE}, "This command is not supported against an online image"`,
    },
  },
}

export const optimizeAdded: Rule = {
  id: 'appx.optimize.added',
  verdicts: ['optimized', 'left alone'],
  variants: {
    documented: {
      text: 'Once an image has run, only packages that were added since are optimized. Where Windows remembers this is not known: an image has run when the database of AppRepository is there (StateRepository-Machine.srd; PackageRepository.edb before Windows 10), and a package added later has the value AddedSinceRun of its key below AppxAllUserStore\\Staged, which a shutdown deletes.',
      source: `${OPTIMIZE}, "only the packages that are provisioned after the image was brought back offline will be optimized"`,
    },
  },
}

export const hardLinkRules: readonly Rule[] = [
  auditModeLinks,
  identicalFiles,
  linksOfAFile,
  optimizeOffline,
  optimizeAdded,
]
