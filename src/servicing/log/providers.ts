/** A provider of DISM, as dism.log names it. */
export interface Provider {
  /** In the registration lines, and in the line of a failed command. */
  readonly name: string
  /** Source of its own log lines. */
  readonly source: string
  /** Whether it brings commands. */
  readonly registers: boolean
}

/** Providers that dism.exe asks before a session is open. Order as in public logs. */
export const IMAGING_PROVIDERS = [
  { name: 'DISM Log Provider', source: 'DISM Log Provider', registers: false },
  { name: 'FolderManager', source: 'DISM Folder Provider', registers: false },
  { name: 'FfuManager', source: 'DISM FFU Provider', registers: true },
  { name: 'WimManager', source: 'DISM WIM Provider', registers: true },
  { name: 'VHDManager', source: 'DISM VHD Provider', registers: false },
  { name: 'GenericImagingManager', source: 'DISM Imaging Provider', registers: true },
  { name: 'Compatibility Manager', source: 'DISM Compatibility Provider', registers: false },
] as const satisfies readonly Provider[]

/** Providers of an image session. Order as in public logs. */
export const SESSION_PROVIDERS = [
  { name: 'DISM Package Manager', source: 'DISM Package Manager', registers: true },
  { name: 'MsiManager', source: 'DISM MSI Provider', registers: true },
  { name: 'IntlManager', source: 'DISM International Provider', registers: true },
  { name: 'IBSManager', source: 'DISM IBS Provider', registers: false },
  { name: 'DriverManager', source: 'DISM Driver Manager', registers: true },
  { name: 'DISM Unattend Manager', source: 'DISM Unattend Manager', registers: true },
  { name: 'SmiManager', source: 'DISM SMI Provider', registers: false },
  { name: 'AppxManager', source: 'DISM Appx Provider', registers: true },
  { name: 'ProvManager', source: 'DISM Provisioning Provider', registers: true },
  { name: 'AssocManager', source: 'DISM Association Provider', registers: true },
  { name: 'GenericManager', source: 'DISM Generic Provider', registers: true },
  { name: 'OSUninstallManager', source: 'DISM OS Uninstall Provider', registers: true },
  { name: 'EdgeManager', source: 'DISM Edge Provider', registers: true },
  { name: 'Edition Manager', source: 'DISM Transmog Provider', registers: true },
] as const satisfies readonly Provider[]

export type ProviderName = (typeof IMAGING_PROVIDERS | typeof SESSION_PROVIDERS)[number]['name']

/** The source of a provider's own log lines. */
export function sourceOf(name: ProviderName): string {
  return [...IMAGING_PROVIDERS, ...SESSION_PROVIDERS].find((provider) => provider.name === name)?.source ?? name
}
