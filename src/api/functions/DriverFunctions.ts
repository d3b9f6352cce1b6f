import type { HRESULT } from '../HRESULT.ts'
import type { DismDriver, DismDriverPackage } from '../definitions/drivers.ts'
import type { DismSession, Pointer } from '../definitions/session.ts'

/** The functions on drivers: neither progress nor cancellation. */
export interface DriverFunctions {
  /** Lists the driver packages of an image: those that were added, or all. */
  readonly DismGetDrivers: (
    session: DismSession,
    allDrivers: boolean,
    driverPackage: Pointer<readonly DismDriverPackage[] | null>,
    count: Pointer<number>,
  ) => Promise<HRESULT>
  /**
   * The devices of a driver package, and the package when a pointer for it is given.
   * @param driverPath published name of one of the image, or path of an INF: the first gives the devices for the image's
   *   architecture, the second those for every one
   */
  readonly DismGetDriverInfo: (
    session: DismSession,
    driverPath: string,
    driver: Pointer<readonly DismDriver[] | null>,
    count: Pointer<number>,
    driverPackage: Pointer<DismDriverPackage | null> | null,
  ) => Promise<HRESULT>
  /** Adds a driver package to an offline image. @param driverPath of the INF */
  readonly DismAddDriver: (session: DismSession, driverPath: string, forceUnsigned: boolean) => Promise<HRESULT>
  /** Removes a driver package from an offline image. @param driverPath its published name */
  readonly DismRemoveDriver: (session: DismSession, driverPath: string) => Promise<HRESULT>
}
