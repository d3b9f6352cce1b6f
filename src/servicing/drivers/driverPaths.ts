/**
 * Where Windows keeps driver packages: keys of SYSTEM, DRIVERS and SOFTWARE, and files of the volume. Sources: hives of
 * Windows 8.1 and 10; studies of what dism.exe leaves in an image.
 */

/** The hives that hold a driver database: of drivers that Windows needs to start, and of the others. */
export const DRIVER_HIVES = ['SYSTEM', 'DRIVERS'] as const
export type DriverHive = (typeof DRIVER_HIVES)[number]

const DATABASE = 'DriverDatabase'

/** Keys of either hive. `published` is a published name (`oem0.inf`), `store` the name of a folder of the store. */
export const driverKeys = {
  database: DATABASE,
  packages: `${DATABASE}\\DriverPackages`,
  package: (store: string) => `${DATABASE}\\DriverPackages\\${store}`,
  infFile: (published: string) => `${DATABASE}\\DriverInfFiles\\${published}`,
  /** A value a driver package, by published name. Of a device's ID or of a class. */
  deviceId: (id: string) => `${DATABASE}\\DeviceIds\\${id}`,
} as const

/** Values of these keys. */
export const driverValues = {
  /** Of the database in SYSTEM: a bit an OEM number, from the highest bit of the first byte on; set when it is taken. */
  oemNumbers: 'OemInfMap',
  /** Of `infFile`: the package that holds; the default value lists all of that name. */
  active: 'Active',
  configurations: 'Configurations',
  /** Of `package`; its default value is the published name. */
  catalog: 'Catalog',
  importDate: 'ImportDate',
  infName: 'InfName',
  /** The folder that it came from. */
  oemPath: 'OemPath',
  provider: 'Provider',
  signerScore: 'SignerScore',
  version: 'Version',
} as const

/** SignerScore: as documented for the rank of a driver ("How Windows Ranks Drivers"). */
export const SIGNER_SCORES = { authenticode: 0x0f00_0000, inbox: 0x0d00_0003, unsigned: 0x8000_0000 } as const

/** SOFTWARE: one subkey a file that is locked for driver packages. */
export const LOCKDOWN_KEY = 'Microsoft\\Windows\\CurrentVersion\\Setup\\PnpLockdownFiles'

/** SOFTWARE: by file, the packages that own it, of those whose INF says PnpLockdown. */
export const lockdownKey = (file: string): string => `${LOCKDOWN_KEY}\\%SystemRoot%/${file.replaceAll('\\', '/')}`

const REPOSITORY = 'Windows\\System32\\DriverStore\\FileRepository'

/** Files, from the root of the volume. */
export const driverFolders = {
  repository: REPOSITORY,
  store: (store: string) => `${REPOSITORY}\\${store}`,
  published: (published: string) => `Windows\\INF\\${published}`,
  /** The catalogs that the running Windows knows: those of driver packages are in the folder of the driver policy. */
  catalog: (published: string) =>
    `Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}\\${published.replace(/\.inf$/i, '.cat')}`,
} as const

/** Folders of the volume by the number that INF files have for them; others are the driver's own affair at run time. */
export const DIRECTORIES: { readonly [dirId: string]: string } = {
  10: 'Windows',
  11: 'Windows\\System32',
  12: 'Windows\\System32\\drivers',
  17: 'Windows\\INF',
  18: 'Windows\\Help',
  24: '',
  16422: 'Program Files',
  16425: 'Windows\\SysWOW64',
  16426: 'Program Files (x86)',
  16427: 'Program Files\\Common Files',
}

/** The directory that is the package's folder in the driver store. */
export const STORE_DIRECTORY = '13'
