import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { DismSession } from './definitions/session.ts'
import type { DismApi } from './DismApi.ts'
import type { HRESULT } from './HRESULT.ts'
import { shown } from './logCall.ts'
import { onApps } from './onApps.ts'

type Setter = '_DismAddPackageFamilyToUninstallBlocklist' | '_DismRemovePackageFamilyFromUninstallBlocklist'

/** The functions on the policy that keeps apps from being removed. What they need is loaded when they are called. */
export function nonRemovableFunctions(process: ApiProcess): Pick<DismApi, Setter | '_DismGetNonRemovableAppsPolicy'> {
  return {
    _DismGetNonRemovableAppsPolicy: (id, packageFamilies, count) =>
      onApps(process, '_DismGetNonRemovableAppsPolicy', id, {
        log: `Session: ${id}`,
        async work({ image }) {
          const { listNonRemovableFamilies } = await import('../servicing/appx/nonRemovable.ts')
          const found = listNonRemovableFamilies(image).map((family) => ({ Value: family }))
          process.structures.add(found)
          packageFamilies.value = found
          count.value = found.length
        },
      }),
    _DismAddPackageFamilyToUninstallBlocklist: (id, family) =>
      setPolicy(process, '_DismAddPackageFamilyToUninstallBlocklist', id, family, true),
    _DismRemovePackageFamilyFromUninstallBlocklist: (id, family) =>
      setPolicy(process, '_DismRemovePackageFamilyFromUninstallBlocklist', id, family, false),
  }
}

function setPolicy(
  process: ApiProcess,
  name: Setter,
  id: DismSession,
  family: string,
  nonRemovable: boolean,
): Promise<HRESULT> {
  return onApps(process, name, id, {
    log: `Session: ${id}, PackageFamily: ${shown(family)}`,
    async work(call) {
      const { isFamilyName, setNonRemovablePolicy } = await import('../servicing/appx/nonRemovable.ts')
      checkArgument(process, 'PackageFamily', isFamilyName(family), `${shown(family)} is no package family name`)
      await call.carryOut(setNonRemovablePolicy(family, nonRemovable))
    },
  })
}
