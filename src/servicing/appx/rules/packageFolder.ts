import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'

export const folderMain: Rule = {
  id: 'appx.folder.main',
  verdicts: ['main package', 'not marked'],
  variants: {
    observed: {
      text: 'The main package of a folder is marked by .main; without one the add fails with 0xc1570102. What the mark looks like is inferred: a package file named <name>.main, <name>.main.appx or <name>.main.msix; a folder <name>.main with the unpacked files of the package; or an empty file <name>.main, which marks the package of that name beside it, or the unpacked files that lie in the folder itself.',
      source:
        'terminal issue 8243, "The directory must contain an applicable package with a .main file extension"; the pairing with the code is inferred',
    },
  },
}

export const folderFormat: Rule = {
  id: 'appx.folder.format',
  verdicts: ['app package', 'refused'],
  variants: {
    documented: {
      text: 'The main package of a folder is an app package; a bundle is none, and needs /PackagePath. The code, 0xc1570102, is inferred.',
      source: `${PAGE}, "Limitations", "/FolderPath option is only supported for app packages based on the .appx format"`,
    },
  },
}

export const folderApplicable: Rule = {
  id: 'appx.folder.applicable',
  verdicts: ['applicable', 'passed over'],
  variants: {
    observed: {
      text: 'Of several main packages in a folder the one for the image is taken: of the architectures that run there the preferred (inferred). When none runs there, the add fails with 0xc1570102.',
      source: 'terminal issue 8243, "No applicable main package was found for this platform"',
    },
  },
}

export const folderDependency: Rule = {
  id: 'appx.folder.dependency',
  verdicts: ['dependency package', 'ignored'],
  variants: {
    inferred: {
      text: 'Framework packages that lie beside the main package are given as its dependency packages; other packages there are ignored.',
      source: `${PAGE}, /FolderPath, "containing a main package, any dependency packages, and the license file"; what else may lie there it does not say`,
    },
  },
}

export const folderLicense: Rule = {
  id: 'appx.folder.license',
  verdicts: ['license', 'ignored'],
  variants: {
    inferred: {
      text: 'An .xml file beside the main package whose root is License is its license; with /SkipLicense none is looked for.',
      source: `${PAGE}, /FolderPath, "and the license file"; the name of that file is not told`,
    },
  },
}

export const packageFolderRules: readonly Rule[] = [
  folderMain,
  folderFormat,
  folderApplicable,
  folderDependency,
  folderLicense,
]
