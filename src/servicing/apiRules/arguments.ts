import type { Rule } from '../../rules/Rule.ts'

const PAGES = 'DISM API reference'
const HEADER = 'dismapi.h'

export const apiArgument: Rule = {
  id: 'api.argument.given',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: 'A path or name that a function needs is given and not empty, an array has as many elements as its count says, a log level is one of DismLogLevel or 3 (debug). Otherwise the function fails with E_INVALIDARG.',
      source: `${PAGES}, DismMountImage: E_INVALIDARG for paths that are missing; the same for other functions is inferred`,
    },
  },
}

export const argumentTypes: Rule = {
  id: 'api.argument.type',
  verdicts: ['as declared', 'refused'],
  variants: {
    inferred: {
      text: 'Each argument has the type that the header declares: text, an array of texts, a pointer that can be written to, a CancelEvent, a callback. Where a value comes back its pointer is not NULL, but for the package of DismGetDriverInfo. Otherwise the function fails with E_INVALIDARG before it does anything, and nothing is written. In C such a call would not compile, or crash.',
      source: `${HEADER}, declarations; ${PAGES}, E_INVALIDARG`,
    },
  },
}

export const apiFolder: Rule = {
  id: 'api.appx.folder',
  verdicts: ['folder', 'package'],
  variants: {
    inferred: {
      text: 'An AppPath that names a folder is what /FolderPath names, any other is what /PackagePath names.',
      source: 'the cmdlet that calls the function takes either, the function has one parameter',
    },
  },
}

export const apiStubOption: Rule<{ since: string }> = {
  id: 'api.stub.option',
  verdicts: ['accepted', 'refused'],
  variants: {
    observed: {
      text: 'From Windows 10 2004 on DismStubPackageOption is 0 (none), 1 (the full package) or 2 (the stub); anything else, as from a caller that does not know the parameter, fails with 0x800706f5. That an older API does not look at it is inferred.',
      source: 'ManagedDism, issue 133 and pull request 135',
      value: { since: '10.0.19041' },
    },
  },
}

export const packageIdentifier: Rule = {
  id: 'api.package.identifier',
  verdicts: ['name or path', 'refused'],
  variants: {
    documented: {
      text: 'A PackageIdentifier is 1 (the Identifier is a package name) or 2 (it is a path). 0 (none) is not valid. The code, E_INVALIDARG, and that any other number is refused with it, is inferred.',
      source: `${PAGES}, DismRemovePackage, PackageIdentifier, "Not a valid value for this function"`,
    },
  },
}

export const packagePathAbsolute: Rule = {
  id: 'api.package.absolute',
  verdicts: ['absolute', 'refused'],
  variants: {
    documented: {
      text: 'The path of a package is absolute. A relative one is refused; the code, E_INVALIDARG, is inferred.',
      source: `${PAGES}, DismRemovePackage, Identifier, "an absolute path to a .cab file"`,
    },
  },
}

export const packagePathCabinet: Rule = {
  id: 'api.package.cabinet',
  verdicts: ['a cabinet', 'refused'],
  variants: {
    documented: {
      text: 'The path of a package is that of a .cab file, in any case. An .msu file is not supported. The code, E_INVALIDARG, and that a folder or any other file is refused with it, is inferred.',
      source: `${PAGES}, DismRemovePackage: Identifier; remarks, "does not support .msu files"; the example, test.CAB`,
    },
  },
}

export const apiFeaturePackage: Rule = {
  id: 'api.feature.package',
  verdicts: ['the package named', 'Foundation'],
  variants: {
    documented: {
      text: 'A function on features takes the package that Identifier names, and then PackageIdentifier says whether it is a name or a path. Without an Identifier PackageIdentifier is ignored, and the Foundation package is meant. That an empty Identifier counts as none is observed of a wrapper that passes it.',
      source: `${PAGES}, DismEnableFeature and DismGetFeatures, Identifier and PackageIdentifier; ManagedDism`,
    },
  },
}

export const apiPackageAbsent: Rule = {
  id: 'api.feature.absent',
  verdicts: ['nothing is enabled', 'enabled'],
  warning: 'holds',
  variants: {
    documented: {
      text: 'DismEnableFeature succeeds and enables nothing when it is given the path of a package that the image does not have.',
      source: `${PAGES}, DismEnableFeature, remarks`,
    },
  },
}

export const cleanArguments: Rule = {
  id: 'api.clean.arguments',
  verdicts: ['accepted', 'refused'],
  variants: {
    inferred: {
      text: '_DismCleanImage takes a type: 1 (Windows Update, of which no simulated image has anything), 2 (service pack) or 4 (components), and for components the flags 1 (reset the base) and 3 (defer that). Anything else fails with E_INVALIDARG.',
      source: 'functions that PowerShell imports from the API; the options of /Cleanup-Image',
    },
  },
}
