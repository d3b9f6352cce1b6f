import type { Rule } from '../../../rules/Rule.ts'
import type { KernelVersion } from '../isAtLeast.ts'

const PAGE = 'app package servicing page'

export const hostPackagePath: Rule<{ from: KernelVersion; fromPe: KernelVersion }> = {
  id: 'appx.host.packagepath',
  verdicts: ['supported', 'refused'],
  variants: {
    documented: {
      text: '/PackagePath needs a computer that runs Windows 8, Server 2012 or later, and Windows PE later than 4.0. The code, 50, is inferred.',
      source: `${PAGE}, "/PackagePath is not supported from a host PC that is running Windows Preinstallation Environment (WinPE) 4.0, Windows Server 2008 R2, or an earlier version of Windows"`,
      value: { from: [6, 2], fromPe: [6, 3] },
    },
  },
}

export const imageTakesApps: Rule<{ from: KernelVersion; coreFrom: KernelVersion }> = {
  id: 'appx.image.supported',
  verdicts: ['supported', 'no apps'],
  variants: {
    documented: {
      text: 'App packages need an image of Windows 8, Server 2012 or later that is neither Windows PE nor Server Core of Server 2012. That no Windows PE takes apps, that Server Core of later releases does, and that the commands are unknown options (87) where apps are not supported, is inferred.',
      source: `${PAGE}, "Apps aren't supported on WinPE 4.0, the Windows Server 2012 Server Core installation option, or on any versions of Windows older than Windows 8 and Windows Server 2012"`,
      value: { from: [6, 2], coreFrom: [6, 3] },
    },
  },
}

export const desktopToAdd: Rule = {
  id: 'appx.desktop.add',
  verdicts: ['installed', 'missing'],
  variants: {
    documented: {
      text: 'A server needs the Desktop Experience for an app package to be added, and for an app to start. That this holds for servers after 2012, and the code, 50, are inferred.',
      source: `${PAGE}, "To install and run apps on Windows Server 2012, you must install the Desktop Experience"`,
    },
  },
}

export const desktopToRemove: Rule = {
  id: 'appx.desktop.remove',
  verdicts: ['installed', 'missing'],
  variants: {
    documented: {
      text: 'A server needs the Desktop Experience for an app package to be removed: apps go before it goes, and once it is gone they stay until it is back. The code, 50, is inferred.',
      source: `${PAGE}, "you must remove the app packages before you remove the Desktop Experience. The Desktop Experience is a requirement of the /Remove-ProvisionedAppxPackage option for Server Core installations"`,
    },
  },
}

export const supportRules: readonly Rule[] = [hostPackagePath, imageTakesApps, desktopToAdd, desktopToRemove]
