import type { Rule } from '../../../rules/Rule.ts'
import type { ArchitectureOrder } from './applicability.ts'

const PAGE = 'app package servicing page, /DependencyPackagePath'

/** What applies to processors other than arm64, in every release. */
const APPLICABLE = {
  x86: ['x86', 'neutral'],
  x64: ['x64', 'x86', 'neutral'],
  arm: ['arm', 'neutral'],
} as const

export const dependencyArchitecture: Rule<{ before22000: ArchitectureOrder; from22000: ArchitectureOrder }> = {
  id: 'appx.dependency.architecture',
  verdicts: ['applicable', 'ignored'],
  variants: {
    documented: {
      text: 'A dependency package is used when its architecture applies to the image (x64: x64 and x86; x86: x86; arm: arm; neutral everywhere) and ignored otherwise. arm64, which the page leaves out, is inferred: arm64, arm, x86, and from Windows 11 on x64.',
      source: `${PAGE}, table "Computer Architecture"`,
      value: {
        before22000: { ...APPLICABLE, arm64: ['arm64', 'arm', 'x86', 'neutral'] },
        from22000: { ...APPLICABLE, arm64: ['arm64', 'x64', 'arm', 'x86', 'neutral'] },
      },
    },
  },
}

export const dependencyKind: Rule = {
  id: 'appx.dependency.kind',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'A dependency package is a framework package without dependencies of its own; a bundle, an app, a resource package or a framework that has some is refused with 0x80073cf2.',
      source:
        'deployment events 713 (a bundle cannot be a dependency) and 422 (a framework declares none); the code is inferred',
    },
  },
}

export const dependencyNeeded: Rule = {
  id: 'appx.dependency.needed',
  verdicts: ['used', 'ignored'],
  variants: {
    inferred: {
      text: 'A dependency package that the app does not name, or that is below the version it asks for, is ignored.',
      source: 'deployment event 428 (a package was provided but is not used)',
    },
  },
}

export const dependencyNewest: Rule = {
  id: 'appx.dependency.newest',
  verdicts: ['kept', 'superseded'],
  variants: {
    documented: {
      text: 'Of one framework (name, architecture) the newest version is kept; a framework with another major version has another name and lives beside it.',
      source: `${PAGE}, "the latest minor version of each major version of the dependency package should be installed"`,
    },
  },
}

export const dependencyOlder: Rule<{ refuse: boolean }> = {
  id: 'appx.dependency.older',
  verdicts: ['refused', 'ignored'],
  variants: {
    documented: {
      text: 'A dependency package older than the one in the image is ignored: the newest is already there.',
      source: `${PAGE}, "only the latest minor version ... should be installed"`,
      value: { refuse: false },
    },
    observed: {
      text: 'When the newest package that is given for a dependency is older than the one in the image, the add fails with 0xc1570118.',
      source: 'one public report of an explicit older dependency',
      value: { refuse: true },
    },
  },
}

export const dependencyOwnArchitecture: Rule = {
  id: 'appx.dependency.required',
  verdicts: ['satisfied', 'missing'],
  variants: {
    inferred: {
      text: 'For every framework that the app names there must be a package of the same publisher, of at least the named version, neutral or of the architecture that the app runs as: given with the app or already in the image. Otherwise the add fails with 0x80073cf3.',
      source: `${PAGE}; the code is that of the deployment service online (event 628)`,
    },
  },
}

export const dependencyOtherArchitecture: Rule = {
  id: 'appx.dependency.applicable',
  verdicts: ['satisfied', 'missing'],
  warning: 'fails',
  variants: {
    documented: {
      text: 'All applicable architectures of a dependency should be in the image: on x64 the x86 package too. That a missing one is only a warning is inferred.',
      source: `${PAGE}, "you must install all of the applicable architectures for the dependency"`,
    },
  },
}

export const frameworkInUse: Rule = {
  id: 'appx.framework.inuse',
  verdicts: ['kept', 'removed'],
  variants: {
    inferred: {
      text: 'An older version of a framework, or one that no provisioned app needs any more, stays as long as a user has an app registered that uses it, and is removed otherwise.',
      source: 'deployment events 424, 425 and 438; a before and after study of 45 removals',
    },
  },
}

export const dependencyRules: readonly Rule[] = [
  dependencyArchitecture,
  dependencyKind,
  dependencyNeeded,
  dependencyNewest,
  dependencyOlder,
  dependencyOwnArchitecture,
  dependencyOtherArchitecture,
  frameworkInUse,
]
