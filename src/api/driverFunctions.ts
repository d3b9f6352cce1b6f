import { DismError } from '../errors/DismError.ts'
import type { Host } from '../host/Host.ts'
import type { Judge } from '../rules/Judge.ts'
import type { DriverOutcome } from '../servicing/drivers/addDrivers.ts'
import type { DriverPackage } from '../servicing/drivers/DriverPackage.ts'
import { checkArgument, present, type ApiProcess } from './ApiProcess.ts'
import type { DriverFunctions } from './functions/DriverFunctions.ts'
import { shown } from './logCall.ts'
import { onImage } from './onImage.ts'

/** The functions on drivers: neither progress nor cancellation. What they need is loaded when they are called. */
export function driverFunctions(process: ApiProcess): DriverFunctions {
  const provider = 'DriverManager'
  return {
    DismGetDrivers: (id, allDrivers, driverPackage, count) =>
      onImage(process, 'DismGetDrivers', id, {
        provider,
        log: `Session: ${id}, AllDrivers: ${allDrivers ? 1 : 0}`,
        async work({ image, judge, root }) {
          const { listDrivers } = await import('../servicing/drivers/describeDriver.ts')
          const { dismDriverPackage } = await import('./dismDriverPackage.ts')
          const listed = listDrivers(image, allDrivers, judge).map((one) => dismDriverPackage(one, root))
          process.structures.add(listed)
          driverPackage.value = listed
          count.value = listed.length
        },
      }),
    DismGetDriverInfo: (id, driverPath, driver, count, driverPackage) =>
      onImage(process, 'DismGetDriverInfo', id, {
        provider,
        log: `Session: ${id}, DriverPath: ${shown(driverPath)}`,
        async work({ image, judge, root }) {
          checkArgument(process, 'DriverPath', Boolean(driverPath), 'there is none')
          const { describePackage, describeStored, devicesOfDriver } =
            await import('../servicing/drivers/describeDriver.ts')
          const { dismDriver, dismDriverPackage } = await import('./dismDriverPackage.ts')
          const { knownDriver } = await import('../servicing/drivers/readStoredDrivers.ts')
          const stored = isPath(driverPath) ? undefined : knownDriver(image, driverPath, judge)
          const given = stored ? undefined : await openPackage(process.host, driverPath, judge)
          const inf = given?.driver ?? stored?.inf()?.driver
          const devices = inf
            ? devicesOfDriver(image, inf, driverPath, stored !== undefined, judge).map(dismDriver)
            : []
          const found = stored
            ? dismDriverPackage(describeStored(image, stored, judge), root)
            : given && dismDriverPackage(describePackage(image, given, judge), undefined)
          process.structures.add(devices)
          driver.value = devices
          count.value = devices.length
          if (!driverPackage || !found) return
          process.structures.add(found)
          driverPackage.value = found
        },
      }),
    DismAddDriver: (id, driverPath, forceUnsigned) =>
      onImage(process, 'DismAddDriver', id, {
        provider,
        log: `Session: ${id}, DriverPath: ${shown(driverPath)}, ForceUnsigned: ${forceUnsigned ? 1 : 0}`,
        async work(call) {
          checkArgument(process, 'DriverPath', Boolean(driverPath), 'there is none')
          const { checkOffline } = await import('../servicing/drivers/checkOffline.ts')
          checkOffline('DismAddDriver', call.online, call.judge)
          const { addDrivers } = await import('../servicing/drivers/addDrivers.ts')
          const given = await openPackage(process.host, driverPath, call.judge)
          throwFailure(await call.carryOut(addDrivers([given], { forceUnsigned })))
        },
      }),
    DismRemoveDriver: (id, driverPath) =>
      onImage(process, 'DismRemoveDriver', id, {
        provider,
        log: `Session: ${id}, DriverPath: ${shown(driverPath)}`,
        async work(call) {
          checkArgument(process, 'DriverPath', Boolean(driverPath), 'there is none')
          const { checkOffline } = await import('../servicing/drivers/checkOffline.ts')
          checkOffline('DismRemoveDriver', call.online, call.judge)
          const { removeDrivers } = await import('../servicing/drivers/removeDrivers.ts')
          throwFailure(await call.carryOut(removeDrivers([driverPath])))
        },
      }),
  }
}

/** A published name has no folder in front of it. */
function isPath(driverPath: string): boolean {
  return /[\\/]/.test(driverPath)
}

/**
 * The driver package of an INF.
 * @throws DismError FILE_NOT_FOUND, PATH_NOT_FOUND, WRONG_INF_STYLE; ACCESS_DENIED for a folder
 */
async function openPackage(host: Host, path: string, judge: Judge): Promise<DriverPackage> {
  if (host.kindOf(path) === 'folder') throw new DismError('ACCESS_DENIED', `${path} is a folder`)
  const { findDriverPackages } = await import('../servicing/drivers/findDriverPackages.ts')
  const { packages, ignored } = findDriverPackages(host, path, false, judge)
  for (const { error } of ignored) throw error
  return present(packages[0])
}

function throwFailure([outcome]: readonly DriverOutcome[]): void {
  if (outcome?.error) throw outcome.error
}
