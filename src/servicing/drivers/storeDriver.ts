import { encodeQword } from '../../formats/regf/encodeQword.ts'
import type { ForkedImage } from '../../image/WindowsImage.ts'
import type { Judge } from '../../rules/Judge.ts'
import type { CheckedDriver } from './checkDriver.ts'
import { devicesOf } from './devicesOf.ts'
import { driverFolders, driverKeys, driverValues, SIGNER_SCORES, type DriverHive } from './driverPaths.ts'
import { driverDatabase } from './driverRules.ts'
import { markOemNumber, oemNumber } from './oemNumbers.ts'
import { encodeVersionValue } from './versionValue.ts'

/** What is settled about a driver package that is going into the store. */
export interface StorePlace {
  readonly published: string
  /** FILETIME. */
  readonly now: bigint
  readonly critical: boolean
}

/** Puts a driver package into the driver store: its files, and what the driver database says of it. */
export function storeDriver(image: ForkedImage, checked: CheckedDriver, place: StorePlace, judge: Judge): void {
  const { volume } = image
  const folder = driverFolders.store(checked.store)
  volume.write(`${folder}\\${checked.infName.toLowerCase()}`, checked.inf)
  volume.write(driverFolders.published(place.published), checked.inf)
  for (const { source, content } of checked.files) volume.write(`${folder}\\${source}`, content)
  if (checked.catalog) {
    volume.write(`${folder}\\${checked.catalog.name}`, checked.catalog.content)
    volume.write(driverFolders.catalog(place.published), checked.catalog.content)
  }
  const hive = databaseOf(image, place, judge)
  writePackage(image, hive, checked, place)
  writeDevices(image, hive, checked, place.published)
  const number = oemNumber(place.published)
  if (number !== undefined) markOemNumber(image, number, true)
}

function databaseOf(image: ForkedImage, { published, critical }: StorePlace, judge: Judge): DriverHive {
  const hasHive = image.registry.key('DRIVERS', '') !== undefined
  const because = critical ? 'boot-critical' : hasHive ? 'not boot-critical' : 'the image has no hive DRIVERS'
  return judge.decide(driverDatabase, published, critical || !hasHive, because) ? 'SYSTEM' : 'DRIVERS'
}

function writePackage(
  { registry }: ForkedImage,
  hive: DriverHive,
  { store, infName, driver, folder, catalog, signed, target, targeted }: CheckedDriver,
  { published, now }: StorePlace,
): void {
  const infFile = driverKeys.infFile(published)
  registry.setMultiString(hive, infFile, '', [store])
  registry.setString(hive, infFile, driverValues.active, store)
  registry.setMultiString(hive, infFile, driverValues.configurations, [...targeted.installs.values()])

  const key = driverKeys.package(store)
  const { architecture } = target
  registry.setString(hive, key, '', published)
  if (catalog) registry.setString(hive, key, driverValues.catalog, catalog.name)
  registry.setBinary(hive, key, driverValues.importDate, encodeQword(now))
  registry.setString(hive, key, driverValues.infName, infName)
  registry.setString(hive, key, driverValues.oemPath, folder)
  registry.setString(hive, key, driverValues.provider, driver.provider)
  const score = signed ? SIGNER_SCORES.authenticode : SIGNER_SCORES.unsigned
  registry.setDword(hive, key, driverValues.signerScore, score)
  registry.setBinary(hive, key, driverValues.version, encodeVersionValue({ ...driver, architecture, inbox: false }))
  for (const [install, section] of targeted.installs) {
    const configuration = `${key}\\Configurations\\${section}`
    const service = targeted.services(install).find(({ isFunction }) => isFunction)
    registry.setDword(hive, configuration, 'ConfigFlags', 0)
    if (service) registry.setString(hive, configuration, 'Service', service.name)
  }
}

/** The devices of a package: by their IDs, the class, and with their names below the package. */
function writeDevices(image: ForkedImage, hive: DriverHive, checked: CheckedDriver, published: string): void {
  const { registry } = image
  const { driver, store, targeted } = checked
  registry.setBinary(hive, driverKeys.deviceId(driver.classGuid), published, new Uint8Array())
  const descriptors = `${driverKeys.package(store)}\\Descriptors`
  for (const { id, rank, model } of devicesOf(targeted.models)) {
    registry.setBinary(hive, driverKeys.deviceId(id), published, Uint8Array.of(rank, 0xff, 0, 0))
    const section = targeted.installs.get(model.install.toUpperCase())
    if (section !== undefined) registry.setString(hive, `${descriptors}\\${id}`, 'Configuration', section)
    registry.setString(hive, `${descriptors}\\${id}`, 'Description', model.rawDescription)
    registry.setString(hive, `${descriptors}\\${id}`, 'Manufacturer', model.rawManufacturer)
    for (const text of [model.rawDescription, model.rawManufacturer]) {
      const [, token] = /^%([^%]+)%$/.exec(text) ?? []
      if (token !== undefined)
        registry.setString(hive, `${driverKeys.package(store)}\\Strings`, token.toLowerCase(), driver.inf.expand(text))
    }
  }
}
