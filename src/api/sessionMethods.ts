import { DismCleanFlags, DismCleanType } from './definitions/health.ts'
import type { DismDriver, DismDriverPackage } from './definitions/drivers.ts'
import type { DismSession, DismString, Pointer } from './definitions/session.ts'
import type { DismApi } from './DismApi.ts'
import type { HRESULT } from './HRESULT.ts'
import type { CallResult, Session } from './Session.ts'
import { appxArguments, healthOf, packageArguments, packageOf, tailOf } from './sessionArguments.ts'

/** How the functions of the API are called on a session. All throw a DismError when the function fails. */
export interface SessionCalls {
  /** Calls one that changes the image. */
  readonly change: (body: (id: DismSession) => Promise<HRESULT>) => Promise<CallResult>
  /** Calls one that gives something. */
  readonly get: <Value>(body: (id: DismSession, to: Pointer<Value | null>) => Promise<HRESULT>) => Promise<Value>
}

/** How many elements an array has is not asked for: the array tells. */
const count = () => ({ value: 0 })

/** What can be done on a session but closing it. */
export function sessionMethods(
  api: DismApi,
  { change, get }: SessionCalls,
): Omit<Session, 'close' | typeof Symbol.asyncDispose> {
  return {
    addPackage: (path, { ignoreCheck = false, preventPending = false, ...options } = {}) =>
      change((id) => api.DismAddPackage(id, path, ignoreCheck, preventPending, ...tailOf(options))),
    removePackage: (name, options) =>
      change((id) => api.DismRemovePackage(id, ...packageArguments(name), ...tailOf(options))),
    packages: () => get((id, to) => api.DismGetPackages(id, to, count())),
    packageInfo: (name) => get((id, to) => api.DismGetPackageInfoEx(id, ...packageArguments(name), to)),

    features: (of) => get((id, to) => api.DismGetFeatures(id, ...packageOf(of), to, count())),
    featureInfo: (name, of) => get((id, to) => api.DismGetFeatureInfo(id, name, ...packageOf(of), to)),
    featureParents: (name, of) => get((id, to) => api.DismGetFeatureParent(id, name, ...packageOf(of), to, count())),
    enableFeature: (name, { of, sources = [], limitAccess = false, all = false, ...options } = {}) => {
      const source = [limitAccess, sources, sources.length] as const
      return change((id) => api.DismEnableFeature(id, name, ...packageOf(of), ...source, all, ...tailOf(options)))
    },
    disableFeature: (name, { of = null, removePayload = false, ...options } = {}) =>
      change((id) => api.DismDisableFeature(id, name, of, removePayload, ...tailOf(options))),

    capabilities: () => get((id, to) => api.DismGetCapabilities(id, to, count())),
    capabilityInfo: (name) => get((id, to) => api.DismGetCapabilityInfo(id, name, to)),

    addCapability: (name, { sources = [], limitAccess = false, ...options } = {}) =>
      change((id) => api.DismAddCapability(id, name, limitAccess, sources, sources.length, ...tailOf(options))),
    removeCapability: (name, options) => change((id) => api.DismRemoveCapability(id, name, ...tailOf(options))),

    drivers: (all = false) => get((id, to) => api.DismGetDrivers(id, all, to, count())),
    async driverInfo(path) {
      const about: Pointer<DismDriverPackage | null> = { value: null }
      const drivers = await get<readonly DismDriver[]>((id, to) => api.DismGetDriverInfo(id, path, to, count(), about))
      if (!about.value) throw new Error('DismGetDriverInfo has given no package')
      return { driverPackage: about.value, drivers }
    },
    addDriver: (path, { forceUnsigned = false } = {}) => change((id) => api.DismAddDriver(id, path, forceUnsigned)),
    removeDriver: (name) => change((id) => api.DismRemoveDriver(id, name)),

    applyUnattend: (path, { oneByOne = false } = {}) => change((id) => api.DismApplyUnattend(id, path, !oneByOne)),

    edition: async () => (await get<DismString>((id, to) => api._DismGetCurrentEdition(id, to))).Value,
    targetEditions: async () =>
      (await get<readonly DismString[]>((id, to) => api._DismGetTargetEditions(id, to, count()))).map(
        ({ Value }) => Value,
      ),
    setEdition: (edition, { productKey = null, ...options } = {}) =>
      change((id) => api._DismSetEdition(id, edition, productKey, ...tailOf(options))),
    setProductKey: (productKey) => change((id) => api._DismSetProductKey(id, productKey)),

    async health({ scan = false, ...options } = {}) {
      const health = { value: 0 }
      await change((id) => api.DismCheckImageHealth(id, scan, ...tailOf(options), health))
      return healthOf(health.value)
    },
    restoreHealth: ({ sources = [], limitAccess = false, ...options } = {}) =>
      change((id) => api.DismRestoreImageHealth(id, sources, sources.length, limitAccess, ...tailOf(options))),
    cleanUpComponents: ({ resetBase = false, ...options } = {}) => {
      const flags = resetBase ? DismCleanFlags.ResetBase : DismCleanFlags.None
      return change((id) => api._DismCleanImage(id, DismCleanType.Components, flags, ...tailOf(options)))
    },

    provisionedAppxPackages: () => get((id, to) => api._DismGetProvisionedAppxPackages(id, to, count())),
    addProvisionedAppxPackage: (app) => change((id) => api._DismAddProvisionedAppxPackage(id, ...appxArguments(app))),
    removeProvisionedAppxPackage: (name, { allUsers = false } = {}) =>
      change((id) =>
        allUsers
          ? api._DismRemoveProvisionedAppxPackageAllUsers(id, name, { value: false })
          : api._DismRemoveProvisionedAppxPackage(id, name),
      ),
    setProvisionedAppxDataFile: (name, path) =>
      change((id) => api._DismSetAppXProvisionedDataFile(id, name, path ?? null)),
    optimizeProvisionedAppxPackages: () => change((id) => api._DismOptimizeProvisionedAppxPackages(id)),
    nonRemovableApps: async () =>
      (await get<readonly DismString[]>((id, to) => api._DismGetNonRemovableAppsPolicy(id, to, count()))).map(
        ({ Value }) => Value,
      ),
    setNonRemovableApp: (family, nonRemovable) =>
      change((id) =>
        nonRemovable
          ? api._DismAddPackageFamilyToUninstallBlocklist(id, family)
          : api._DismRemovePackageFamilyFromUninstallBlocklist(id, family),
      ),
  }
}
