import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'
const PREINSTALL = '"Preinstall apps using DISM" and "How to develop an OEM app that uses a custom file"'

export const customDataPlace: Rule<{ path: string }> = {
  id: 'appx.customdata.place',
  verdicts: ['written', 'not given'],
  variants: {
    documented: {
      text: 'The file of /CustomDataPath, whatever its name, becomes Custom.dat of the app; one that is there is overwritten. That it lies in the folder of the app package (of a bundle: the one of its app packages that was chosen) is inferred.',
      source: `${PAGE}, /CustomDataPath, "The file will be renamed to Custom.dat when it is added to the image"`,
      value: { path: 'Custom.dat' },
    },
    observed: {
      text: 'The file of /CustomDataPath, whatever its name, becomes microsoft.system.package.metadata\\Custom.data in the folder of the app package; one that is there is overwritten.',
      source: `${PREINSTALL}: the name that apps look for`,
      value: { path: 'microsoft.system.package.metadata\\Custom.data' },
    },
  },
}

export const customDataKept: Rule = {
  id: 'appx.customdata.kept',
  verdicts: ['carried over', 'nothing there'],
  variants: {
    documented: {
      text: 'The custom data file of an app stays when the app is added again, in another version too, without /CustomDataPath.',
      source: `${PREINSTALL}: the file survives updates`,
    },
  },
}

export const customDataLost: Rule = {
  id: 'appx.customdata.lost',
  verdicts: ['not restored', 'nothing to lose'],
  variants: {
    documented: {
      text: 'An add with /CustomDataPath takes away the custom data file that the app had, and when it fails then, that file is not restored. The moment, when all packages are verified, is inferred. Everything else is as it was.',
      source: `${PREINSTALL}: the old file is not restored when the installation fails`,
    },
  },
}

export const customDataPackage: Rule = {
  id: 'appx.customdata.package',
  verdicts: ['found', 'unknown'],
  variants: {
    documented: {
      text: 'The package whose custom data file is set must be provisioned already, under the full name that the list shows, in any case. Otherwise the command fails with 2 (inferred).',
      source: `${PAGE}, /Set-ProvisionedAppxDataFile, "must already be added to the image"`,
    },
  },
}

export const customDataDeleted: Rule = {
  id: 'appx.customdata.deleted',
  verdicts: ['deleted', 'kept'],
  variants: {
    inferred: {
      text: '/Set-ProvisionedAppxDataFile without /CustomDataPath deletes the custom data file of the app; when there is none, nothing happens.',
      source: `${PAGE}, /Set-ProvisionedAppxDataFile, where the syntax has [/CustomDataPath] as optional`,
    },
  },
}

export const customDataLink: Rule = {
  id: 'appx.customdata.link',
  verdicts: ['link broken', 'no link'],
  variants: {
    inferred: {
      text: 'Where the custom data file of an app is a hard link, as identical files of apps are, the new one takes its place under this name alone, so that no other app changes.',
      source: `${PAGE}, "replacing identical files with hardlinks", and that the file is one app's own`,
    },
  },
}

export const customDataRules: readonly Rule[] = [
  customDataPlace,
  customDataKept,
  customDataLost,
  customDataPackage,
  customDataDeleted,
  customDataLink,
]
