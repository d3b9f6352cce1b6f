import { capabilityName } from '../servicing/packages/capabilityName.ts'
import type { PackageDescription } from '../servicing/packages/describePackage.ts'
import type { ListedPackage } from '../servicing/packages/listPackages.ts'
import { manifestTime } from '../servicing/packages/manifestTime.ts'
import { parsePackageIdentity } from '../servicing/packages/packageIdentity.ts'
import { PACKAGE_STATES } from '../servicing/packages/packageStates.ts'
import { RELEASE_TYPES } from '../servicing/packages/releaseTypes.ts'
import {
  DismFullyOfflineInstallableType,
  DismRestartType,
  type DismFullyOfflineInstallableTypeValue,
  type DismPackage,
  type DismPackageInfo,
  type DismRestartTypeValue,
} from './definitions/packages.ts'
import { systemTime } from './systemTime.ts'

const RESTARTS: { readonly [word: string]: DismRestartTypeValue } = {
  required: DismRestartType.DismRestartRequired,
  possible: DismRestartType.DismRestartPossible,
}

const OFFLINE: { readonly [word: string]: DismFullyOfflineInstallableTypeValue } = {
  yes: DismFullyOfflineInstallableType.DismFullyOfflineInstallable,
  no: DismFullyOfflineInstallableType.DismFullyOfflineNotInstallable,
}

/** A package as a list of the API has it. @param timeZoneOffset of the computer that services */
export function dismPackage(
  { identity, state, releaseType, installTime }: ListedPackage,
  timeZoneOffset: number,
): DismPackage {
  return {
    PackageName: identity,
    PackageState: PACKAGE_STATES[state].value,
    ReleaseType: RELEASE_TYPES[releaseType].value,
    InstallTime: systemTime(installTime, timeZoneOffset),
  }
}

/**
 * A package with all that is known of it. Fields without a value are empty, as in the report of dism.exe (inferred).
 * Which properties DISM takes for custom ones is not known: there are none.
 */
export function dismPackageInfo(description: PackageDescription, timeZoneOffset: number): DismPackageInfo {
  const { manifest, registered, restart, offlineCapable, features } = description
  return {
    ...dismPackage(description, timeZoneOffset),
    Applicable: description.applicable,
    Copyright: manifest?.copyright ?? '',
    Company: manifest?.company ?? '',
    CreationTime: systemTime(manifestTime(manifest?.creationTime), 0),
    DisplayName: manifest?.displayName ?? '',
    Description: manifest?.description ?? '',
    InstallClient: registered?.installClient ?? '',
    InstallPackageName: registered?.installName ?? '',
    LastUpdateTime: systemTime(manifestTime(manifest?.lastUpdateTime), timeZoneOffset),
    ProductName: parsePackageIdentity(description.identity)?.name ?? '',
    ProductVersion: '',
    RestartRequired: RESTARTS[restart] ?? DismRestartType.DismRestartNo,
    FullyOffline: OFFLINE[offlineCapable] ?? DismFullyOfflineInstallableType.DismFullyOfflineInstallableUndetermined,
    SupportInformation: manifest?.supportInformation ?? '',
    CustomProperty: [],
    CustomPropertyCount: 0,
    Feature: features.map(({ name, state }) => ({
      FeatureName: name,
      State: PACKAGE_STATES[state].value,
    })),
    FeatureCount: features.length,
  }
}

/** The capability that a package is; empty when it is none. */
export function capabilityId({ manifest }: PackageDescription): string {
  return (manifest?.capabilities ?? []).map((one) => capabilityName(one.identity)).join(', ')
}
