import type { Rule } from '../../../rules/Rule.ts'

const PAGE = 'app package servicing page, /SkipLicense'
const PLATFORMS =
  'MSIX documentation, supported platforms: sideloading is on by default in Windows 10 Home and Pro, and in all editions since version 2004'

/** The first build whose editions allow sideloading unless told otherwise. */
interface SideloadingDefaults {
  /** Editions Core and Professional, with their variants. */
  readonly homeAndPro: number
  readonly others: number
}

export const lineOfBusiness: Rule = {
  id: 'appx.sideload.app',
  verdicts: ['line of business', 'licensed'],
  variants: {
    inferred: {
      text: 'An app is a line-of-business app when there is no license of its family, given or in the image, and its signature is neither by the Store nor by Windows, which the name of the issuer tells.',
      source: `${PAGE}, "apps that do not require a license on a sideloading-enabled computer"; certificates of packages from the Store`,
    },
  },
}

const DEFAULTS: SideloadingDefaults = { homeAndPro: 10240, others: 19041 }

export const sideloadingAllowed: Rule<{ defaults: SideloadingDefaults; refuse: boolean }> = {
  id: 'appx.sideload.allowed',
  verdicts: ['allowed', 'not allowed'],
  warning: 'fails',
  variants: {
    documented: {
      text: 'A Windows allows line-of-business apps as the policies AllowAllTrustedApps and AllowDevelopmentWithoutDevLicense say, else as the switch of the user does (AppModelUnlock), else by its release: Home and Pro from Windows 10 on, other editions from version 2004 on. Where it does not, the app is provisioned all the same.',
      source: `${PAGE}, "Only use /SkipLicense with apps that do not require a license on a sideloading-enabled computer"; ${PLATFORMS}; "Sideload Apps with DISM": an app may be provisioned before the requirement is met`,
      value: { defaults: DEFAULTS, refuse: false },
    },
    observed: {
      text: 'Where sideloading is not allowed, adding a line-of-business app fails with 0xc1570113.',
      source: 'documentation of one public tool for that code',
      value: { defaults: DEFAULTS, refuse: true },
    },
  },
}

export const startsApp: Rule = {
  id: 'appx.sideload.start',
  verdicts: ['starts', 'does not start'],
  variants: {
    documented: {
      text: 'A line-of-business app starts only where sideloading is allowed.',
      source: '"Sideload Apps with DISM": until the requirement is met the app does not run, and its tile has an X',
    },
  },
}

export const sideloadingRules: readonly Rule[] = [lineOfBusiness, sideloadingAllowed, startsApp]
