import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'

export const removedFiles: Rule<{ refuse: boolean }> = {
  id: 'appx.remove.files',
  verdicts: ['there', 'missing'],
  variants: {
    documented: {
      text: 'A package is removed completely; that it is removed also when its folder or manifest is gone from the image, as from one of hives alone, is inferred.',
      source: `${PAGE}, /Remove-ProvisionedAppxPackage, "will remove the package completely"`,
      value: { refuse: false },
    },
    observed: {
      text: 'A package whose folder or manifest is gone from the image is not removed: the command fails with 3.',
      source: 'two public reports of Error 3 for a package that was half gone',
      value: { refuse: true },
    },
  },
}

export const frameworkFiles: Rule<{ refuse: boolean }> = {
  id: 'appx.dependency.files',
  verdicts: ['there', 'missing'],
  variants: {
    documented: {
      text: 'A framework that the registry has as staged serves the app; that its files are not asked for is inferred.',
      source: `${PAGE}, /DependencyPackagePath, "only the latest minor version ... should be installed"`,
      value: { refuse: false },
    },
    observed: {
      text: 'When the framework that serves an app is staged in the registry and its folder or manifest is gone from the image, the add fails with 3.',
      source: 'winget-cli issues 4431 and 4733',
      value: { refuse: true },
    },
  },
}

export const filesNeeded: Rule = {
  id: 'appx.files.needed',
  verdicts: ['there', 'missing'],
  variants: {
    inferred: {
      text: 'An app whose folder or manifest is gone from the image is not registered at a sign-in, does not start, and takes no custom data file (3).',
      source: 'public reports of 0x80070003 for registered packages whose files were gone',
    },
  },
}

export const missingFileRules: readonly Rule[] = [removedFiles, frameworkFiles, filesNeeded]
