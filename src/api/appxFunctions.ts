import { DismError } from '../errors/DismError.ts'
import { appSupport, checkHost } from '../servicing/appx/appSupport.ts'
import { checkFolderOptions } from '../servicing/appx/checkFolderOptions.ts'
import { imageTakesApps } from '../servicing/appx/rules/support.ts'
import { logAddCall, readAddArguments, type AddArguments } from './addArguments.ts'
import { checkArgument, type ApiProcess } from './ApiProcess.ts'
import type { DismSession } from './definitions/session.ts'
import type { DismApi } from './DismApi.ts'
import { dismAppxPackage } from './dismAppxPackage.ts'
import type { HRESULT } from './HRESULT.ts'
import { shown } from './logCall.ts'
import { onImage, type ImageCall, type ImageFunction } from './onImage.ts'

type Functions = Pick<
  DismApi,
  '_DismAddProvisionedAppxPackage' | '_DismRemoveProvisionedAppxPackage' | '_DismGetProvisionedAppxPackages'
>

/** The functions on provisioned apps. What they need is loaded when they are called. */
export function appxFunctions(process: ApiProcess): Functions {
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

/** A function on the apps of an image. @throws DismError INVALID_COMMAND for an image that takes none */
function onApps(
  process: ApiProcess,
  name: keyof Functions,
  id: DismSession,
  { log, work }: Pick<ImageFunction, 'log' | 'work'>,
): Promise<HRESULT> {
  return onImage(process, name, id, {
    provider: 'AppxManager',
    log,
    async work(call) {
      const { supported, because } = appSupport(call.image, call.judge)
      if (!call.judge.decide(imageTakesApps, 'image', supported, because))
        throw new DismError('INVALID_COMMAND', `the image takes no apps: ${because}`)
      return work(call)
    },
  })
}
