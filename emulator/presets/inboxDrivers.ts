import { DRIVER_CLASSES, driverInf } from '../../fixtures/driverInf.ts'
import { PROCESSOR_NAMES, type WindowsArchitecture } from '../../src/image/WindowsArchitecture.ts'
import { DEVICE_CLASSES } from '../../src/servicing/drivers/deviceClasses.ts'
import {
  type DriverHive,
  driverFolders,
  driverKeys,
  driverValues,
  SIGNER_SCORES,
} from '../../src/servicing/drivers/driverPaths.ts'
import { storeName } from '../../src/servicing/drivers/storeName.ts'
import { encodeVersionValue } from '../../src/servicing/drivers/versionValue.ts'
import { binary, dword, expandSz, type HiveContents, multiSz, sz } from './hiveContents.ts'
import type { Preset } from './Preset.ts'

/** A driver that comes with Windows. */
interface InboxDriver {
  /** Of INF, driver and service. */
  readonly name: string
  readonly className: string
  readonly hardwareIds: readonly string[]
  readonly startType: number
  readonly description: string
  /** The first kernel that has it: `6.3`. */
  readonly since?: string
}

/** A few of many, whose INF and service have one name; names, classes and devices as in hives of Windows 8.1 and 10. */
const DRIVERS: readonly InboxDriver[] = [
  { name: 'disk', className: 'DiskDrive', hardwareIds: ['GenDisk'], startType: 0, description: 'Disk drive' },
  {
    name: 'monitor',
    className: 'Monitor',
    hardwareIds: ['MONITOR\\Default_Monitor'],
    startType: 3,
    description: 'Generic Non-PnP Monitor',
  },
  { name: 'pci', className: 'System', hardwareIds: ['PCI\\CC_0604'], startType: 0, description: 'PCI-to-PCI Bridge' },
  {
    name: 'rt640x64',
    className: 'Net',
    hardwareIds: ['PCI\\VEN_10EC&DEV_8168'],
    startType: 3,
    description: 'Realtek PCIe GbE Family Controller',
    since: '6.3',
  },
  {
    name: 'stornvme',
    className: 'SCSIAdapter',
    hardwareIds: ['PCI\\CC_010802'],
    startType: 0,
    description: 'Standard NVM Express Controller',
    since: '6.3',
  },
  {
    name: 'usbstor',
    className: 'USB',
    hardwareIds: ['USB\\Class_08&SubClass_06&Prot_50'],
    startType: 3,
    description: 'USB Mass Storage Device',
  },
]

/** The date of all drivers of Windows: the day on which they began to have one. */
const DATE = '06/21/2006'

/** Whether a Windows has the hive DRIVERS, which came with Windows 8. */
export function hasDriversHive({ version }: Preset): boolean {
  return !version.startsWith('6.1.')
}

/** The files of the drivers that come with a Windows. */
export function inboxDriverFiles(preset: Preset, architecture: WindowsArchitecture): Readonly<Record<string, string>> {
  return Object.fromEntries(
    builtDrivers(preset, architecture).flatMap(({ driver, inf, store }) => {
      const sys = `${driver.name}.sys: driver of ${preset.productName}\r\n`
      return [
        [driverFolders.published(`${driver.name}.inf`), inf],
        [`${driverFolders.store(store)}\\${driver.name}.inf`, inf],
        [`${driverFolders.store(store)}\\${driver.name}.sys`, sys],
        [`Windows\\System32\\drivers\\${driver.name}.sys`, sys],
      ]
    }),
  )
}

/** What one of the two driver databases knows of them, and in SYSTEM their services. */
export function inboxDriverKeys(preset: Preset, architecture: WindowsArchitecture, hive: DriverHive): HiveContents {
  const built = builtDrivers(preset, architecture)
  const here = built.filter((one) => one.hive === hive)
  return {
    [driverKeys.packages]: {},
    ...(hive === 'SYSTEM' && { [driverKeys.database]: { [driverValues.oemNumbers]: binary(Uint8Array.of(0)) } }),
    ...Object.fromEntries(here.flatMap((one) => Object.entries(databaseKeys(one)))),
    ...(hive === 'SYSTEM' && Object.fromEntries(built.map(({ driver }) => serviceKey(driver)))),
  }
}

interface BuiltDriver {
  readonly driver: InboxDriver
  readonly inf: string
  readonly store: string
  readonly hive: DriverHive
  readonly version: Uint8Array
}

function builtDrivers(preset: Preset, architecture: WindowsArchitecture): readonly BuiltDriver[] {
  const [major = 0, minor = 0] = preset.version.split('.').map(Number)
  const numbers = [major, minor, preset.lab.build, preset.lab.revision] as const
  const own = PROCESSOR_NAMES[architecture]
  return DRIVERS.filter(({ since = '6.1' }) => `${major}.${minor}` >= since || major === 10).map((driver) => {
    const { name, ...spec } = driver
    const version = numbers.join('.')
    const inf = driverInf(name, { ...spec, provider: 'Microsoft', date: DATE, version, architectures: [own] })
    const classGuid = DRIVER_CLASSES[driver.className] ?? ''
    const store = storeName(`${name}.inf`, own, new TextEncoder().encode(inf), undefined)
    const boot = DEVICE_CLASSES[classGuid]?.bootCritical === true || !hasDriversHive(preset)
    const date = Date.UTC(2006, 5, 21)
    return {
      driver,
      inf,
      store,
      hive: boot ? 'SYSTEM' : 'DRIVERS',
      version: encodeVersionValue({ architecture: own, classGuid, date, version: numbers, inbox: true }),
    }
  })
}

function databaseKeys({ driver, store, version }: BuiltDriver): HiveContents {
  const published = `${driver.name}.inf`
  const ids = driver.hardwareIds.map((id) => [
    driverKeys.deviceId(id),
    { [published]: binary(Uint8Array.of(1, 0xff, 0, 0)) },
  ])
  return {
    [driverKeys.infFile(published)]: {
      '': multiSz([store]),
      [driverValues.active]: sz(store),
      [driverValues.configurations]: multiSz(['Install.NT']),
    },
    [driverKeys.package(store)]: {
      '': sz(published),
      [driverValues.provider]: sz('Microsoft'),
      [driverValues.signerScore]: dword(SIGNER_SCORES.inbox),
      [driverValues.version]: binary(version),
    },
    ...Object.fromEntries(ids),
  }
}

function serviceKey({ name, startType, description }: InboxDriver): [string, HiveContents[string]] {
  const path = `System32\\drivers\\${name}.sys`
  return [
    `ControlSet001\\Services\\${name}`,
    {
      Type: dword(1),
      Start: dword(startType),
      ErrorControl: dword(1),
      ImagePath: expandSz(startType === 0 ? path : `\\SystemRoot\\${path}`),
      DisplayName: sz(description),
      Owners: multiSz([`${name}.inf`]),
    },
  ]
}
