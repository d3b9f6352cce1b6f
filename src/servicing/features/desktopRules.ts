import type { Rule } from '../../rules/Rule.ts'

export const desktopFeatureKnown: Rule<{ kernels: readonly string[] }> = {
  id: 'feature.desktop.known',
  verdicts: ['known', 'refused'],
  variants: {
    inferred: {
      text: 'The desktop of a server is a feature that can be enabled and disabled on Server 2012 and 2012 R2: Server-Gui-Mgmt, Server-Gui-Shell and DesktopExperience, each on top of the one before. Later servers choose it when they are installed.',
      source:
        'Microsoft documentation: DISM examples that enable these features, and that a server cannot change its installation option from 2016 on; the order is concluded from what Server Manager asks for',
      value: { kernels: ['6.2', '6.3'] },
    },
  },
}

export const appsStay: Rule = {
  id: 'appx.desktop.leave',
  verdicts: ['apps stay', 'no apps'],
  variants: {
    documented: {
      text: 'App packages should be removed before the Desktop Experience is. That it may be disabled all the same, and the apps cannot be removed then until it is back, is inferred.',
      source: 'app package servicing page, "you must remove the app packages before you remove the Desktop Experience"',
    },
  },
}

export const desktopRules: readonly Rule[] = [desktopFeatureKnown, appsStay]
