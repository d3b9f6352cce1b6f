import type { InfArchitecture } from '../formats/inf/targetDecoration.ts'
import { fileTimeOf } from '../host/Clock.ts'
import type { DriverDescription, DriverDevice } from '../servicing/drivers/describeDriver.ts'
import { DismDriverSignature, type DismDriver, type DismDriverPackage } from './definitions/drivers.ts'
import { PROCESSOR_ARCHITECTURE } from './definitions/session.ts'
import { systemTime } from './systemTime.ts'

const ARCHITECTURES: { readonly [architecture in InfArchitecture]: number } = {
  x86: PROCESSOR_ARCHITECTURE.INTEL,
  amd64: PROCESSOR_ARCHITECTURE.AMD64,
  arm: PROCESSOR_ARCHITECTURE.ARM,
  arm64: PROCESSOR_ARCHITECTURE.ARM64,
  ia64: PROCESSOR_ARCHITECTURE.IA64,
}

const SIGNATURES = {
  unknown: DismDriverSignature.DismDriverSignatureUnknown,
  unsigned: DismDriverSignature.DismDriverSignatureUnsigned,
  signed: DismDriverSignature.DismDriverSignatureSigned,
} as const

/**
 * A driver package as the API reports it. OriginalFileName is the path of its INF: in the driver store, below where the
 * image lies, or as it was given.
 * @param root where the image lies; undefined for a package outside of it
 */
export function dismDriverPackage(driver: DriverDescription, root: string | undefined): DismDriverPackage {
  const [MajorVersion, MinorVersion, Build, Revision] = driver.version
  return {
    PublishedName: driver.published,
    OriginalFileName: root === undefined ? driver.infPath : `${root.replace(/[\\/]+$/, '')}\\${driver.infPath}`,
    InBox: driver.inbox,
    CatalogFile: driver.catalog,
    ClassName: driver.className,
    ClassGuid: driver.classGuid.toUpperCase(),
    ClassDescription: driver.classDescription,
    BootCritical: driver.bootCritical,
    DriverSignature: SIGNATURES[driver.signature],
    ProviderName: driver.provider,
    Date: systemTime(driver.date === undefined ? undefined : fileTimeOf(driver.date), 0),
    MajorVersion,
    MinorVersion,
    Build,
    Revision,
  }
}

/** A device of a driver package as the API reports it. */
export function dismDriver(device: DriverDevice): DismDriver {
  return {
    ManufacturerName: device.manufacturer,
    HardwareDescription: device.description,
    HardwareId: device.hardwareId ?? '',
    Architecture: ARCHITECTURES[device.architecture],
    ServiceName: device.service,
    CompatibleIds: device.compatibleIds.join(', '),
    ExcludeIds: '',
  }
}
