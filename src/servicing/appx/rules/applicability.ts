import type { Rule } from '../../../rules/Rule.ts'
import type { PackageArchitecture } from '../../../formats/appx/PackageIdentity.ts'
import type { WindowsArchitecture } from '../../../image/WindowsArchitecture.ts'

/** Architectures of app packages that run on an image, the preferred first. */
export type ArchitectureOrder = { readonly [image in WindowsArchitecture]: readonly PackageArchitecture[] }

const PAGE = 'app package servicing page'
const UNDERSTANDING = `${PAGE}, "Understanding How DISM Adds .appxbundle Resource Packages to an Image"`

/** Before Windows 11, arm64 does not run x64. */
const ARM64_WINDOWS_10 = ['arm64', 'arm', 'x86', 'neutral'] as const
const ARM64_WINDOWS_11 = ['arm64', 'x64', 'arm', 'x86', 'neutral'] as const

export const applicationArchitecture: Rule<{ before22000: ArchitectureOrder; from22000: ArchitectureOrder }> = {
  id: 'appx.architecture.application',
  verdicts: ['chosen', 'left out'],
  variants: {
    inferred: {
      text: 'Of the app packages of a bundle one is provisioned: the first architecture of x64, x86, neutral on an x64 image; arm64, x64 (Windows 11 only), arm, x86, neutral on arm64; the own architecture or neutral on x86 and arm.',
      source:
        'a bundle holds no two app packages of one architecture (packaging event 173); the order is concluded from native before emulated',
      value: {
        before22000: {
          x86: ['x86', 'neutral'],
          x64: ['x64', 'x86', 'neutral'],
          arm: ['arm', 'neutral'],
          arm64: ARM64_WINDOWS_10,
        },
        from22000: {
          x86: ['x86', 'neutral'],
          x64: ['x64', 'x86', 'neutral'],
          arm: ['arm', 'neutral'],
          arm64: ARM64_WINDOWS_11,
        },
      },
    },
  },
}

export const applicablePackage: Rule = {
  id: 'appx.architecture.applicable',
  verdicts: ['runs on the image', 'refused'],
  variants: {
    inferred: {
      text: 'An app package goes only into an image whose processor runs it; a bundle needs at least one such app package. Otherwise the add fails with 0x80073d10.',
      source: 'deployment event 716 (no applicable package in the bundle); the code is concluded from its name',
    },
  },
}

export const languageMatch: Rule = {
  id: 'appx.language.match',
  verdicts: ['added', 'left out'],
  variants: {
    documented: {
      text: 'A language resource package is added when one of its languages is a language of the image, and left out when none is. That tags are compared in canonical form (zh-CN is zh-Hans-CN) is inferred.',
      source: `${UNDERSTANDING}, "Language Resource Packs"`,
    },
  },
}

export const languageParent: Rule = {
  id: 'appx.language.parent',
  verdicts: ['added', 'left out'],
  variants: {
    inferred: {
      text: 'A language resource package without a region is added when the image has the language in any region: fr for fr-CA.',
      source: 'resource management matches a region-neutral tag; DISM itself is silent',
    },
  },
}

export const languageSibling: Rule<{ siblings: boolean }> = {
  id: 'appx.language.sibling',
  verdicts: ['added', 'left out'],
  variants: {
    documented: {
      text: 'A language resource package of another region is left out: pt-BR is not a language of a pt-PT image.',
      source: `${UNDERSTANDING}, "If an operating system language is not present, the corresponding app language resource pack is not added"`,
      value: { siblings: false },
    },
    observed: {
      text: 'A language resource package of another region is added for an image language that no package of the bundle matches better.',
      source:
        'open implementation of package applicability (msix-packaging): other regions stand in when nothing matches',
      value: { siblings: true },
    },
  },
}

export const allScales: Rule = {
  id: 'appx.scale.all',
  verdicts: ['added', 'left out'],
  oneSided: 'the hardware is not known when the image is serviced, so every scale is added',
  variants: {
    documented: {
      text: 'Every scale resource package of a bundle is added.',
      source: `${UNDERSTANDING}, "Scale and DirectX (DXFL) Resource Packs"`,
    },
  },
}

export const allDirectX: Rule = {
  id: 'appx.dxfl.all',
  verdicts: ['added', 'left out'],
  oneSided: 'the hardware is not known when the image is serviced, so every feature level is added',
  variants: {
    documented: {
      text: 'Every DirectX feature level (DXFL) resource package of a bundle is added.',
      source: `${UNDERSTANDING}, "Scale and DirectX (DXFL) Resource Packs"`,
    },
  },
}

export const unqualifiedResource: Rule = {
  id: 'appx.resource.unqualified',
  verdicts: ['added', 'left out'],
  oneSided: 'a package without qualifiers fits everywhere',
  variants: {
    inferred: {
      text: 'A resource package without language, scale or feature level (an asset package) is always added.',
      source: 'packaging layout: asset packages apply to every device',
    },
  },
}

export const staleBundle: Rule = {
  id: 'appx.language.stale',
  verdicts: ['stale', 'current'],
  warning: 'holds',
  variants: {
    documented: {
      text: 'When languages were added to or removed from the image after a bundle was provisioned, its resource packages may be incomplete or wrong until the bundle is added again. Packages that the first sign-in removed do not count.',
      source: `${UNDERSTANDING}, "Important"`,
    },
  },
}

export const applicabilityRules: readonly Rule[] = [
  applicationArchitecture,
  applicablePackage,
  languageMatch,
  languageParent,
  languageSibling,
  allScales,
  allDirectX,
  unqualifiedResource,
  staleBundle,
]
