import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page'

/** Microsoft's page for OEMs. */
const PREINSTALL = '"Preinstall Apps Using DISM"'

/** Microsoft's reference of the file. */
const LAYOUT = '"Start layout XML for desktop editions of Windows 10"'

/** An OEM lab of Microsoft that puts apps with regions into an image. */
const OEM_LAB = '"OEM deployment of Windows 10 for desktop editions"'

export const regionsValid: Rule = {
  id: 'appx.region.valid',
  verdicts: ['accepted', 'refused'],
  variants: {
    documented: {
      text: 'The argument of /Region is `all`, or a list of ISO 3166-1 alpha-2 or alpha-3 codes parted by semicolons, in any case. Anything else is refused with 0xc1570115: that code, and that blanks, empty parts and `all` in a list are something else, is inferred. XK is a code, because apps of Windows name it.',
      source: `${PAGE}, "all, indicating that the app should be provisioned for all regions", "The regions will be in the form of ISO 3166-1 Alpha-2 or ISO 3166-1 Alpha-3 codes"`,
    },
  },
}

export const regionsStored: Rule = {
  id: 'appx.region.stored',
  verdicts: ['stored', 'none'],
  variants: {
    inferred: {
      text: "The argument of /Region is kept in upper case (`all` in lower case) and listed; without the option the list says None. Windows keeps it in a place that is not known; here it is the value Regions of the package's key under AppxAllUserStore\\Applications, empty without the option. An app without that value was not provisioned here, and nothing is known of its regions.",
      source: `${PAGE}, /Region, for the option; transcript of /Get-ProvisionedAppxPackages for the form`,
    },
  },
}

export const regionMatch: Rule<{ fromBuild: number }> = {
  id: 'appx.region.match',
  verdicts: ['for the region', 'not for the region'],
  variants: {
    documented: {
      text: 'An app with a list of regions is registered only for users whose country or region is in it; it stays provisioned for others (inferred). `all` is for everybody, and so is an app without /Region that is still there. Windows before 10 knows no regions (inferred), and a user whose region is not known is in no list (inferred).',
      source: `${PAGE}, "Use /Region to specify what regions an app package (.appx or .appxbundle) must be provisioned in"`,
      value: { fromBuild: 10240 },
    },
  },
}

export const pinNeeded: Rule<{ fromBuild: number; regionFromBuild: number }> = {
  id: 'appx.pin.needed',
  verdicts: ['pin needed', 'no pin needed'],
  variants: {
    documented: {
      text: 'From Windows 10 on, the first sign-in after OOBE keeps an app only if it is pinned to the start layout, unless it has a /Region and Windows is 1803 or later. Windows 8.1 asks for no pin (inferred), nor does any later sign-in, at which apps that were added since are registered. What has no application, as a framework, cannot be pinned and is kept (inferred), and so is an app of an image from elsewhere, of whose regions nothing is known (inferred).',
      source: `${PAGE}, "When a list of regions is not specified, the package will be provisioned only if it is pinned to start layout"; ${PREINSTALL}: "Starting with Windows 10, version 1803, apps can be preinstalled without being pinned"; for later sign-ins ${PAGE}, "registered for each existing or new user profile the next time the user logs in"`,
      value: { fromBuild: 10240, regionFromBuild: 17134 },
    },
    observed: {
      text: 'As documented. Seen on a machine: an app that was provisioned without regions was gone after Sysprep and OOBE, with regions `all` it stayed.',
      source: 'terminal issue 12023',
      value: { fromBuild: 10240, regionFromBuild: 17134 },
    },
  },
}

export const pinFound: Rule = {
  id: 'appx.pin.found',
  verdicts: ['pinned', 'dropped'],
  variants: {
    documented: {
      text: 'An app is pinned when the start layout of the default profile, as it applies to the region of the user, has a tile with the AppUserModelID (<family name>!<application id>, case-sensitive) of one of its applications. One that is not is dropped: its provisioning goes, and its files as far as no user has it registered; no mark of a removal is left (inferred). Where its manifest cannot be read, any tile of its family counts (inferred).',
      source: `${PREINSTALL}: "Windows would remove apps that were preinstalled but not pinned to the Start menu"; ${LAYOUT}, "AppUserModelID is case-sensitive"`,
    },
  },
}

export const unpinnedPackage: Rule = {
  id: 'appx.pin.package',
  verdicts: ['deleted', 'kept'],
  variants: {
    inferred: {
      text: 'Every package of an app that is dropped is deleted, unless a user has it registered.',
      source: 'concluded from what /Remove-ProvisionedAppxPackage does',
    },
  },
}

export const layoutRead: Rule = {
  id: 'appx.layout.read',
  verdicts: ['read', 'ignored'],
  variants: {
    inferred: {
      text: 'The start layout is Users\\Default\\AppData\\Local\\Microsoft\\Windows\\Shell\\LayoutModification.xml. A file that is missing, not well-formed or of another root element pins nothing. The JSON file of Windows 11 is not read: what it has to do with regions is not known.',
      source: `${LAYOUT} for the file; that Windows ignores a layout with a defect is concluded`,
    },
  },
}

export const layoutRegion: Rule = {
  id: 'appx.layout.region',
  verdicts: ['applied', 'left out'],
  variants: {
    documented: {
      text: 'RequiredStartGroups with a Region (two-letter codes parted by |, in any case) apply where the country or region of the user is one of them; those without apply everywhere.',
      source: `${OEM_LAB}, "Use the optional Region attribute in the RequiredStartGroups element"`,
    },
  },
}

export const layoutGroups: Rule<{ most: number }> = {
  id: 'appx.layout.groups',
  verdicts: ['counts', 'one too many'],
  variants: {
    documented: {
      text: 'RequiredStartGroups have at most two AppendGroups; the tiles of further ones pin nothing (inferred).',
      source: `${OEM_LAB}, "OEMs can add a maximum of two AppendGroups"`,
      value: { most: 2 },
    },
  },
}

export const regionRules: readonly Rule[] = [
  regionsValid,
  regionsStored,
  regionMatch,
  pinNeeded,
  pinFound,
  unpinnedPackage,
  layoutRead,
  layoutRegion,
  layoutGroups,
]
