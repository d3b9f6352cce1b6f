import { expect } from 'vitest'
import type { DismulatorMatchers } from './DismulatorMatchers.ts'
import { toBeStale } from './toBeStale.ts'
import { toHavePackage } from './toHavePackage.ts'
import { toHaveProvisioned } from './toHaveProvisioned.ts'
import { toHaveRegistered } from './toHaveRegistered.ts'
import { toMatchImage } from './toMatchImage.ts'

declare module 'vitest' {
  // The parameter has to be named as it is there.
  interface Matchers<T> extends DismulatorMatchers {}
  interface ProvidedContext {
    /** Folder in which scenarios of failed expectations are kept, set with `provide` in vitest's config; `.` by default. */
    dismulatorScenarios?: string
  }
}

expect.extend({
  toBeStale(received: unknown, app?: string) {
    return toBeStale(received, this.isNot, app)
  },
  toHavePackage,
  toHaveProvisioned,
  toHaveRegistered,
  toMatchImage,
})

export type { ProvisionedQuery, RegisteredQuery, ResourceQuery } from './AppQuery.ts'
export type { DismulatorMatchers } from './DismulatorMatchers.ts'
export type { Examined } from './Examined.ts'
export type { MachineFixtures } from './test.ts'
export { test } from './test.ts'
export type { PackageStateText } from './packageVerdict.ts'
export type { PackageQuery } from './toHavePackage.ts'
export type { MatchOptions } from './toMatchImage.ts'
