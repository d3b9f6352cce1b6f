import type { DriverInf } from '../../formats/inf/DriverInf.ts'
import type { DriverHive } from './driverPaths.ts'
import type { DriverVersion } from './versionValue.ts'

/** A driver package of an image, as its registry knows it. */
export interface StoredDriver {
  /** `oem0.inf`, or the own name of one that came with Windows. */
  readonly published: string
  /** Name of its folder in the driver store: `net.inf_amd64_0123456789abcdef`. */
  readonly store: string
  readonly hive: DriverHive
  /** Name of its INF, as the registry has it. */
  readonly infName: string
  readonly provider: string
  readonly catalog: string
  readonly signerScore: number | undefined
  /** Undefined when the registry lacks it. */
  readonly version: DriverVersion | undefined
  /** Its INF in the store, with the bytes; undefined when it is not there, or none. */
  readonly inf: () => { readonly driver: DriverInf; readonly bytes: Uint8Array } | undefined
}
