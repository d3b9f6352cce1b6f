import type { DriverInf, DriverModel } from '../../formats/inf/DriverInf.ts'
import type { InfArchitecture } from '../../formats/inf/targetDecoration.ts'
import type { ImageReader } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import { copiedFiles } from './copiedFiles.ts'
import { DEVICE_CLASSES } from './deviceClasses.ts'
import type { DriverPackage } from './DriverPackage.ts'
import { driverFolders, SIGNER_SCORES } from './driverPaths.ts'
import { driverInfoArchitecture, driverListed, signatureChecked } from './driverRules.ts'
import { imageTarget } from './imageTarget.ts'
import { isBootCritical, isSigned } from './judgeDriver.ts'
import { oemNumber } from './oemNumbers.ts'
import { readStoredDrivers } from './readStoredDrivers.ts'
import type { StoredDriver } from './StoredDriver.ts'

/** A driver package, as DISM tells it. */
export interface DriverDescription {
  readonly published: string
  /** Name of its INF, lower case. */
  readonly originalName: string
  /** Where its INF lies: in the store, from the root of the image, or where it was found. */
  readonly infPath: string
  readonly inbox: boolean
  readonly catalog: string
  readonly className: string
  /** `{4d36e972-e325-11ce-bfc1-08002be10318}` */
  readonly classGuid: string
  /** Empty for a class that Windows does not know. */
  readonly classDescription: string
  readonly provider: string
  /** Milliseconds since 1970, at midnight. */
  readonly date: number | undefined
  readonly version: readonly [number, number, number, number]
  readonly bootCritical: boolean
  readonly signature: 'signed' | 'unsigned' | 'unknown'
}

/** A device that a driver package serves. */
export interface DriverDevice extends DriverModel {
  readonly architecture: InfArchitecture
  /** The service of its function driver; empty when it has none. */
  readonly service: string
}

/** The driver packages of an image. @param all those that came with Windows too */
export function listDrivers(image: ImageReader, all: boolean, judge: Judge): readonly DriverDescription[] {
  return readStoredDrivers(image)
    .filter(({ published }) => {
      const added = oemNumber(published) !== undefined
      return judge.decide(driverListed, published, added || all, added ? 'it was added' : 'it came with Windows')
    })
    .map((stored) => describeStored(image, stored, judge))
}

/** A driver package of the image. What its registry lacks is taken from its INF in the store, and the other way round. */
export function describeStored(image: ImageReader, stored: StoredDriver, judge: Judge): DriverDescription {
  const { published, store, infName, version } = stored
  const read = stored.inf()
  const driver = read?.driver
  const classGuid = version?.classGuid ?? driver?.classGuid ?? ''
  const known = DEVICE_CLASSES[classGuid]
  const critical = driver ? isBootCritical(driver, imageTarget(image), published, judge) : known?.bootCritical === true
  const signed = stored.signerScore !== undefined && stored.signerScore < SIGNER_SCORES.unsigned
  return {
    published,
    originalName: infName.toLowerCase(),
    infPath: `${driverFolders.store(store)}\\${infName.toLowerCase()}`,
    inbox: oemNumber(published) === undefined,
    catalog: stored.catalog,
    className: driver?.className ?? known?.name ?? '',
    classGuid,
    classDescription: known?.description ?? '',
    provider: stored.provider === '' ? (driver?.provider ?? '') : stored.provider,
    date: version?.date ?? driver?.date,
    version: version?.version ?? driver?.version ?? [0, 0, 0, 0],
    bootCritical: critical,
    signature: signatureOf(published, critical, () => signed, judge),
  }
}

/** A driver package outside of the image, as it stands to the image. */
export function describePackage(image: ImageReader, given: DriverPackage, judge: Judge): DriverDescription {
  const { driver, infName, path, inf } = given
  const target = imageTarget(image)
  const critical = isBootCritical(driver, target, path, judge)
  const catalog = driver.catalog(target.architecture) ?? ''
  const files = () =>
    copiedFiles(driver.forTarget(target)).flatMap(({ source }) => {
      const content = given.file(source)
      return content ? [{ source, content }] : []
    })
  return {
    published: infName,
    originalName: infName.toLowerCase(),
    infPath: path,
    inbox: false,
    catalog,
    className: driver.className,
    classGuid: driver.classGuid,
    classDescription: DEVICE_CLASSES[driver.classGuid]?.description ?? '',
    provider: driver.provider,
    date: driver.date,
    version: driver.version,
    bootCritical: critical,
    signature: signatureOf(path, critical, () => isSigned(inf, given.file(catalog), path, judge, files()), judge),
  }
}

/** The devices of a driver package: for the image's architecture, or for every one that its INF names. */
export function devicesOfDriver(
  image: ImageReader,
  driver: DriverInf,
  subject: string,
  installed: boolean,
  judge: Judge,
): readonly DriverDevice[] {
  const target = imageTarget(image)
  const because = installed ? 'it is a published name' : 'it is the path of an INF'
  const own = judge.decide(driverInfoArchitecture, subject, installed, because)
  return (own ? [target.architecture] : driver.architectures).flatMap((architecture) => {
    const found = driver.forTarget({ ...target, architecture })
    return found.models.map((model) => ({
      ...model,
      architecture,
      service: found.services(model.install).find(({ isFunction }) => isFunction)?.name ?? '',
    }))
  })
}

function signatureOf(
  subject: string,
  critical: boolean,
  signed: () => boolean,
  judge: Judge,
): DriverDescription['signature'] {
  const because = critical ? 'it is boot-critical' : 'it is not boot-critical'
  if (!judge.decide(signatureChecked, subject, critical, because)) return 'unknown'
  return signed() ? 'signed' : 'unsigned'
}
