import type { Rule } from '../../rules/Rule.ts'

const PAGE = 'Microsoft, "DISM Unattended Servicing Command-Line Options"'

export const passApplied: Rule = {
  id: 'unattend.pass.applied',
  verdicts: ['applied', 'left alone'],
  variants: {
    documented: {
      text: 'Of an answer file the offlineServicing pass is applied, to which the section on packages belongs. Other passes are left alone and do no harm; the file is not kept in the image.',
      source: `${PAGE}, "the unattended settings in the offlineServicing configuration pass are applied"; a test of a wrapper of the API: a file with a windowsPE pass alone succeeds`,
    },
  },
}

export const componentApplied: Rule = {
  id: 'unattend.component.applied',
  verdicts: ['applied', 'left alone'],
  warning: 'fails',
  variants: {
    inferred: {
      text: 'Of the components of the pass only the drivers of Microsoft-Windows-PnpCustomizationsNonWinPE are simulated, and those of the architecture of the image. Others are left alone.',
      source: 'Microsoft, "Unattended Windows Setup Reference": the components that have settings in offlineServicing',
    },
  },
}

export const packageIdentified: Rule = {
  id: 'unattend.package.identity',
  verdicts: ['the one named', 'refused'],
  variants: {
    inferred: {
      text: 'The package that lies at a source must be the one that the answer file names, with its version. Another is no valid package (0x800f0805).',
      source: 'answer files in .msu files name both, and they agree',
    },
  },
}

export const sourceNeeded: Rule = {
  id: 'unattend.package.source',
  verdicts: ['there', 'refused'],
  variants: {
    inferred: {
      text: 'A package that is installed or staged without a source is in the image already; otherwise its source is missing (0x800f081f).',
      source: 'answer files that Windows SIM writes have a source for each package that it adds',
    },
  },
}

export const foundationMeant: Rule = {
  id: 'unattend.feature.package',
  verdicts: ['Foundation', 'the one named'],
  variants: {
    inferred: {
      text: 'The features that an answer file selects are those of the package that it names. When that is the Foundation package of the image, its version does not count; its name, token, architecture and language do, and a package that the image does not have is none (0x800f0805).',
      source: 'answer files name the Foundation package with the version of the media for which they were written',
    },
  },
}

export const selectedAlone: Rule = {
  id: 'unattend.feature.alone',
  verdicts: ['alone', 'with its parents'],
  oneSided: 'an answer file has no words for /All',
  variants: {
    inferred: {
      text: 'The features that an answer file enables in one package are enabled together, whatever their order, and then those that it disables. They are enabled without what they stand on, as by /Enable-Feature without /All: parents that are not enabled are selected too, or it fails. Windows Update is not asked.',
      source:
        'answer files of Windows SIM, which select parents and children alike; the section on packages belongs to offlineServicing',
    },
  },
}

export const oneSession: Rule = {
  id: 'unattend.session.single',
  verdicts: ['all or nothing', 'one by one'],
  variants: {
    documented: {
      text: 'SingleSession makes one session of all packages: when one fails nothing is changed (inferred). Otherwise each has its own, which opens its source too, and those before one that fails stay (inferred). dism.exe makes one (inferred).',
      source:
        'Microsoft, "DismApplyUnattend": "Specifies whether the packages … will be processed in a single session or in multiple sessions"',
    },
  },
}

export const unattendRules: readonly Rule[] = [
  passApplied,
  componentApplied,
  packageIdentified,
  sourceNeeded,
  foundationMeant,
  selectedAlone,
  oneSession,
]
