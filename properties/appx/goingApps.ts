/** The apps: two of ours, one of them a bundle, and two that newer releases of Windows protect. */
export const APPS = {
  reader: { name: 'Contoso.Reader', publisher: 'CN=Contoso', id: 'h91ms92gdsmmt', from: Infinity },
  installer: {
    name: 'Microsoft.DesktopAppInstaller',
    publisher: 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
    id: '8wekyb3d8bbwe',
    from: 19045,
  },
  health: {
    name: 'Microsoft.SecHealthUI',
    publisher: 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US',
    id: '8wekyb3d8bbwe',
    from: 26100,
  },
  drawer: { name: 'Contoso.Reader.Drawer', publisher: 'CN=Contoso', id: 'h91ms92gdsmmt', from: Infinity },
} as const

export type AppName = keyof typeof APPS

/** The full name of an app. */
export function nameOf(app: AppName, version: string): string {
  return `${APPS[app].name}_${version}_neutral_${app === 'drawer' ? '~' : ''}_${APPS[app].id}`
}

/** The packages of an app: those of a bundle are two. */
export function packagesOf([app, version]: readonly [AppName, string]): readonly string[] {
  const name = nameOf(app, version)
  return app === 'drawer' ? [name, name.replace('~', '')] : [name]
}

/** The package family of an app. */
export function familyOf(app: AppName): string {
  return `${APPS[app].name}_${APPS[app].id}`
}
