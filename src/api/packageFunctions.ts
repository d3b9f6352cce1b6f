import type { PackageDescription } from '../servicing/packages/describePackage.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { DismSession, Pointer } from './definitions/session.ts'
import type { PackageFunctions } from './functions/PackageFunctions.ts'
import type { HRESULT } from './HRESULT.ts'
import { shown } from './logCall.ts'
import { onImage } from './onImage.ts'
import { readPackageIdentifier } from './packageIdentifier.ts'
import { successOf } from './successOf.ts'

/** The functions on packages. What they need is loaded when they are called. */
export function packageFunctions(process: ApiProcess): PackageFunctions {
  const { timeZoneOffset } = process.host
  return {
    DismAddPackage: (id, packagePath, ignoreCheck, preventPending, ...tail) =>
      onImage(process, 'DismAddPackage', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}, PackagePath: ${shown(packagePath)}, IgnoreCheck: ${Number(ignoreCheck)}, PreventPending: ${Number(preventPending)}`,
        tail,
        async work(call) {
          checkArgument(process, 'PackagePath', Boolean(packagePath), 'there is none')
          const { openPackageSources } = await import('../servicing/packages/openPackageSources.ts')
          const { addUpdate } = await import('../servicing/packages/addUpdate.ts')
          const sources = openPackageSources(process.host, packagePath, call.judge, call)
          const options = { ignoreCheck, preventPending, online: call.online }
          const change = await call.carryOut(addUpdate(packagePath, sources, options))
          return successOf('DismAddPackage', [change], call.judge)
        },
      }),
    DismRemovePackage: (id, identifier, kind, ...tail) =>
      onImage(process, 'DismRemovePackage', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}, Identifier: ${shown(identifier)}, PackageIdentifier: ${kind}`,
        tail,
        async work(call) {
          const named = readPackageIdentifier(process, identifier, kind, call.judge)
          const { openPackageSource } = await import('../servicing/packages/openPackageSource.ts')
          const { removePackage } = await import('../servicing/packages/removePackage.ts')
          const name =
            named.kind === 'name' ? named.name : openPackageSource(process.host, named.path, call.judge).identity
          const change = await call.carryOut(removePackage(name, { online: call.online }))
          return successOf('DismRemovePackage', [change], call.judge)
        },
      }),
    DismGetPackages: (id, packages, count) =>
      onImage(process, 'DismGetPackages', id, {
        provider: 'DISM Package Manager',
        log: `Session: ${id}`,
        async work({ image, judge }) {
          const { listPackages } = await import('../servicing/packages/listPackages.ts')
          const { dismPackage } = await import('./dismPackageInfo.ts')
          const listed = listPackages(image, judge).map((one) => dismPackage(one, timeZoneOffset))
          process.structures.add(listed)
          packages.value = listed
          count.value = listed.length
        },
      }),
    DismGetPackageInfo: (...given) =>
      info(process, 'DismGetPackageInfo', given, async (description) => {
        const { dismPackageInfo } = await import('./dismPackageInfo.ts')
        return dismPackageInfo(description, timeZoneOffset)
      }),
    DismGetPackageInfoEx: (...given) =>
      info(process, 'DismGetPackageInfoEx', given, async (description) => {
        const { capabilityId, dismPackageInfo } = await import('./dismPackageInfo.ts')
        return { ...dismPackageInfo(description, timeZoneOffset), CapabilityId: capabilityId(description) }
      }),
  }
}

function info<Info extends object>(
  process: ApiProcess,
  name: 'DismGetPackageInfo' | 'DismGetPackageInfoEx',
  [id, identifier, kind, pointer]: readonly [DismSession, string, number, Pointer<Info | null>],
  make: (description: PackageDescription) => Promise<Info>,
): Promise<HRESULT> {
  return onImage(process, name, id, {
    provider: 'DISM Package Manager',
    log: `Session: ${id}, Identifier: ${shown(identifier)}, PackageIdentifier: ${kind}`,
    async work({ image, judge }) {
      const named = readPackageIdentifier(process, identifier, kind, judge)
      const { describeManifest, describeNamedPackage } = await import('../servicing/packages/describePackage.ts')
      const { openPackageSource } = await import('../servicing/packages/openPackageSource.ts')
      const description =
        named.kind === 'name'
          ? describeNamedPackage(image, named.name, judge)
          : describeManifest(image, openPackageSource(process.host, named.path, judge).manifest, judge)
      const found = await make(description)
      process.structures.add(found)
      pointer.value = found
    },
  })
}
