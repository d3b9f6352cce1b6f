import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'

export const addSource: Rule = {
  id: 'appx.add.source',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'An add names either a package with /PackagePath or a folder with /FolderPath. That both or neither are refused with 87 is inferred.',
      source: `${PAGE}, /Add-ProvisionedAppxPackage, the braces of "Syntax"`,
    },
  },
}

export const folderOptions: Rule<{ options: readonly string[] }> = {
  id: 'appx.folder.options',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: 'A folder brings its dependency packages and its license itself: with /FolderPath, /LicensePath, /DependencyPackagePath and /OptionalPackagePath are refused with 87.',
      source: `${PAGE}, "Use /LicensePath with the /PackagePath option"; the syntax has them beside /PackagePath only`,
      value: { options: ['LicensePath', 'DependencyPackagePath', 'OptionalPackagePath'] },
    },
  },
}

export const licenseChoice: Rule<{ required: boolean }> = {
  id: 'appx.license.choice',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'A package may be added with neither /LicensePath nor /SkipLicense.',
      source: `${PAGE}, the examples /PackagePath:C:\\Test\\Apps\\MyPackedApp\\MainPackage.appxbundle /Region:"all" and "US;GB"`,
      value: { required: false },
    },
    observed: {
      text: 'A package given with /PackagePath needs /LicensePath or /SkipLicense; without either the add fails with 87.',
      source: 'ManagedDism, pull request 11: the combination is an invalid parameter of the API',
      value: { required: true },
    },
  },
}

export const stubOption: Rule = {
  id: 'appx.stub.option',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: '/StubPackageOption is InstallStub or InstallFull, in any case. That another word is refused with 87 is inferred.',
      source: `${PAGE}, "/StubPackageOption:{installstub | installfull}"`,
    },
  },
}

export const stubCommand: Rule = {
  id: 'appx.stub.command',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: '/StubPackageOption goes with /Add-ProvisionedAppxPackage and does nothing on its own. That it is refused with 87 without an add is inferred.',
      source: `${PAGE}, /StubPackageOption, "Used in conjunction with app package servicing options"`,
    },
  },
}

export const givenOnce: Rule = {
  id: 'appx.given.once',
  verdicts: ['the same', 'refused'],
  variants: {
    inferred: {
      text: 'A package that a command gives twice counts once. Two packages of one family as app or optional packages, or two of one full name with other content as dependency packages, are refused with 87.',
      source: 'deployment event 700 (a package is given twice); that the same one may be, and the code, are inferred',
    },
  },
}

export const addOptionRules: readonly Rule[] = [
  addSource,
  folderOptions,
  licenseChoice,
  stubOption,
  stubCommand,
  givenOnce,
]
