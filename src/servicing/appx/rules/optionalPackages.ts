import type { Rule } from '../../../rules/Rule.ts'

export const optionalKind: Rule = {
  id: 'appx.optional.kind',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: 'What /OptionalPackagePath gives is an optional package or a bundle of such: its manifest names a main package. Anything else is refused with 0x80073cf2.',
      source:
        'manifest schemas uap3 and uap4, MainPackageDependency; help of /Add-ProvisionedAppxPackage for the option',
    },
  },
}

export const optionalMain: Rule = {
  id: 'appx.optional.main',
  verdicts: ['of this app', 'refused'],
  variants: {
    inferred: {
      text: 'An optional package names the app that is added as its main package, of its own publisher unless it says another. Otherwise the add fails with 0x80073cf3.',
      source:
        'manifest schemas: uap3 MainPackageDependency Name, uap4 Name and Publisher; the code is that of a dependency',
    },
  },
}

export const optionalProvisioned: Rule = {
  id: 'appx.optional.provisioned',
  verdicts: ['provisioned', 'left out'],
  oneSided: 'an optional package that may not go in fails the add by another rule',
  variants: {
    inferred: {
      text: 'Optional packages are staged and provisioned with their app, each as a package of its own that lists show and that is removed by its own name.',
      source: 'help of /Add-ProvisionedAppxPackage names the option; what becomes of the packages no source tells',
    },
  },
}

export const optionalAlone: Rule = {
  id: 'appx.optional.alone',
  verdicts: ['its app is there', 'refused'],
  variants: {
    inferred: {
      text: 'An optional package that is given with /PackagePath, and not with its app, needs its app provisioned already. Otherwise the add fails with 0x80073cf3.',
      source:
        'manifest schemas: MainPackageDependency names what the package depends on; the code is that of a dependency',
    },
  },
}

export const optionalPackageRules: readonly Rule[] = [optionalKind, optionalMain, optionalProvisioned, optionalAlone]
