import { readHostFile } from '../host/readHostFile.ts'
import { checkHost } from '../servicing/appx/appSupport.ts'
import { checkFolderOptions } from '../servicing/appx/checkFolderOptions.ts'
import { logAddCall, readAddArguments, type AddArguments } from './addArguments.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import { dismAppxPackage } from './dismAppxPackage.ts'
import type { AppxFunctions } from './functions/AppxFunctions.ts'
import { shown } from './logCall.ts'
import { onApps } from './onApps.ts'
import type { ImageCall } from './onImage.ts'

/** The functions on provisioned apps. What they need is loaded when they are called. */
export function appxFunctions(process: ApiProcess): AppxFunctions {
  return {
    _DismAddProvisionedAppxPackage: (...given) =>
      onApps(process, '_DismAddProvisionedAppxPackage', given[0], {
        log: (log) => logAddCall(log, given),
        work: (call) => add(process, given, call),
      }),
    _DismRemoveProvisionedAppxPackage: (id, packageName) =>
      onApps(process, '_DismRemoveProvisionedAppxPackage', id, {
        log: `Session: ${id}, PackageName: ${packageName}`,
        async work(call) {
          checkArgument(process, 'PackageName', Boolean(packageName), 'there is none')
          const { removeProvisionedAppxPackage } = await import('../servicing/appx/removeProvisionedAppxPackage.ts')
          await call.carryOut(removeProvisionedAppxPackage(packageName, call.online))
        },
      }),
    _DismRemoveProvisionedAppxPackageAllUsers: (id, packageName, errorsEncountered) =>
      onApps(process, '_DismRemoveProvisionedAppxPackageAllUsers', id, {
        log: `Session: ${id}, PackageName: ${packageName}`,
        async work(call) {
          checkArgument(process, 'PackageName', Boolean(packageName), 'there is none')
          const { removeProvisionedForAllUsers } = await import('../servicing/appx/removeProvisionedForAllUsers.ts')
          await call.carryOut(removeProvisionedForAllUsers(packageName, call.online))
          errorsEncountered.value = false
        },
      }),
    _DismSetAppXProvisionedDataFile: (id, packageName, dataFilePath) =>
      onApps(process, '_DismSetAppXProvisionedDataFile', id, {
        log: `Session: ${id}, PackageName: ${packageName}, DataFilePath: ${shown(dataFilePath)}`,
        async work(call) {
          checkArgument(process, 'PackageName', Boolean(packageName), 'there is none')
          checkArgument(process, 'DataFilePath', dataFilePath !== '', 'it is empty')
          const { setProvisionedAppxDataFile } = await import('../servicing/appx/setProvisionedAppxDataFile.ts')
          const given =
            dataFilePath === null
              ? undefined
              : { path: dataFilePath, content: readHostFile(process.host, dataFilePath) }
          await call.carryOut(setProvisionedAppxDataFile(packageName, given))
        },
      }),
    _DismOptimizeProvisionedAppxPackages: (id) =>
      onApps(process, '_DismOptimizeProvisionedAppxPackages', id, {
        log: `Session: ${id}`,
        async work(call) {
          const { optimizeProvisionedAppxPackages } =
            await import('../servicing/appx/optimizeProvisionedAppxPackages.ts')
          await call.carryOut(optimizeProvisionedAppxPackages(call.online))
        },
      }),
    _DismGetProvisionedAppxPackages: (id, packages, count) =>
      onApps(process, '_DismGetProvisionedAppxPackages', id, {
        log: `Session: ${id}`,
        async work({ image, judge }) {
          const { listProvisionedAppxPackages } = await import('../servicing/appx/listProvisionedAppxPackages.ts')
          const { warnOfListedOnly } = await import('../servicing/appx/warnOfListedOnly.ts')
          const { warnOfStaleBundles } = await import('../servicing/appx/warnOfStaleBundles.ts')
          warnOfStaleBundles(image, judge)
          await warnOfListedOnly(image, judge)
          const listed = listProvisionedAppxPackages(image, judge).flatMap(dismAppxPackage)
          process.structures.add(listed)
          packages.value = listed
          count.value = listed.length
        },
      }),
  }
}

async function add(process: ApiProcess, given: AddArguments, call: ImageCall): Promise<void> {
  const { host } = process
  const { image, online, judge } = call
  const named = readAddArguments(process, given, judge)
  if (named.source.kind === 'package') checkHost(host, judge)
  checkFolderOptions(named, judge)
  const { openNamedFiles } = await import('../servicing/appx/openNamedFiles.ts')
  const { addProvisionedAppxPackage } = await import('../servicing/appx/addProvisionedAppxPackage.ts')
  const request = await openNamedFiles(host, image, named, online)
  call.log.provider(
    3,
    'API',
    `Calling into AddAllUserAppxPackage with mainPackagePath = ${named.source.path}, CustomDataPath = ${shown(named.customDataPath)}, SkipLicense = ${named.skipLicense ? -1 : 0}, Regions = ${shown(named.regions)}`,
    'CAddAppxCommandObject::InternalExecute',
  )
  await call.carryOut(addProvisionedAppxPackage(request))
}
