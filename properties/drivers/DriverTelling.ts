import type { WritableVolume } from '../../src/image/Volume.ts'
import type { ServicedComputer } from '../computers/ServicedComputer.ts'
import type { DriverStep, DriverStory } from './DriverStory.ts'
import type { ModelDrivers } from './modelDrivers.ts'

/** A story of drivers under way. */
export interface DriverTelling {
  readonly story: DriverStory
  readonly computer: ServicedComputer
  readonly volume: WritableVolume
  readonly model: ModelDrivers
  /** What /Get-Drivers /All shows of an image to which nothing was added. */
  readonly inbox: readonly string[]
}

/** A step of one kind. */
export type DriverStepOf<Kind extends DriverStep['kind']> = Extract<DriverStep, { kind: Kind }>
