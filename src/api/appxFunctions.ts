import { DismError } from '../errors/DismError.ts'
import { openImage } from '../image/openImage.ts'
import type { WindowsImage } from '../image/WindowsImage.ts'
import type { Judge } from '../rules/Judge.ts'
import { appSupport, checkHost } from '../servicing/appx/appSupport.ts'
import { checkFolderOptions } from '../servicing/appx/checkFolderOptions.ts'
import { imageTakesApps } from '../servicing/appx/rules/support.ts'
import { carryOut } from '../servicing/carryOut.ts'
import { FAILURE_LINES } from '../servicing/log/failureLines.ts'
import type { DismLog } from '../servicing/log/createLog.ts'
import { sourceOf } from '../servicing/log/providers.ts'
import type { Operation } from '../servicing/Operation.ts'
import { answer, checkArgument, initializedLog, judgeOf, openSession, type ApiProcess } from './ApiProcess.ts'
import type { DismApi } from './DismApi.ts'
import { dismAppxPackage } from './dismAppxPackage.ts'
import type { HRESULT } from './HRESULT.ts'
import { logCall, logReturn } from './logCall.ts'
import { logAddCall, readAddArguments, type AddArguments } from './addArguments.ts'
import type { ImageSession } from './SessionTable.ts'
import type { DismSession } from './structures.ts'

/** What a function on the apps of an image works with. */
interface AppxCall {
  /** The image as it is now. */
  readonly image: WindowsImage
  readonly online: boolean
  readonly judge: Judge
  readonly carryOut: (operation: Operation) => void
}

const PROVIDER = sourceOf('AppxManager')

type Functions = Pick<
  DismApi,
  '_DismAddProvisionedAppxPackage' | '_DismRemoveProvisionedAppxPackage' | '_DismGetProvisionedAppxPackages'
>

/** The functions on provisioned apps. What they need is loaded when they are called. */
export function appxFunctions(process: ApiProcess): Functions {
  return {
    _DismAddProvisionedAppxPackage: (...given) =>
      onImage(process, '_DismAddProvisionedAppxPackage', given[0], {
        log: (log) => logAddCall(log, given),
        work: (call) => add(process, given, call),
      }),
    _DismRemoveProvisionedAppxPackage: (id, packageName) =>
      onImage(process, '_DismRemoveProvisionedAppxPackage', id, {
        log: (log, name) => logCall(log, name, `Session: ${id}, PackageName: ${packageName}`),
        async work({ online, carryOut }) {
          checkArgument(process, 'PackageName', Boolean(packageName), 'there is none')
          const { removeProvisionedAppxPackage } = await import('../servicing/appx/removeProvisionedAppxPackage.ts')
          carryOut(removeProvisionedAppxPackage(packageName, online))
        },
      }),
    _DismGetProvisionedAppxPackages: (id, packages, count) =>
      onImage(process, '_DismGetProvisionedAppxPackages', id, {
        log: (log, name) => logCall(log, name, `Session: ${id}`),
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

async function add(process: ApiProcess, given: AddArguments, call: AppxCall): Promise<void> {
  const { host } = process
  const { image, online, judge } = call
  const named = readAddArguments(process, given, judge)
  if (named.source.kind === 'package') checkHost(host, judge)
  checkFolderOptions(named, judge)
  const { openNamedFiles } = await import('../servicing/appx/openNamedFiles.ts')
  const { addProvisionedAppxPackage } = await import('../servicing/appx/addProvisionedAppxPackage.ts')
  call.carryOut(addProvisionedAppxPackage(await openNamedFiles(host, image, named, online)))
}

/** Logs a call, waits for its turn on the session, and works on the image as it is then. */
function onImage(
  process: ApiProcess,
  name: string,
  id: DismSession,
  { log: logArguments, work }: { log: (log: DismLog, name: string) => void; work: (call: AppxCall) => Promise<void> },
): Promise<HRESULT> {
  return answer(process, async () => {
    const log = initializedLog(process, name)
    logArguments(log, name)
    const session = openSession(process, id)
    await session.run(async () => {
      await process.ready?.()
      await work(appxCall(process, log, session))
      logReturn(log, name)
    })
  })
}

/** @throws DismError INVALID_COMMAND for an image that takes no apps */
function appxCall(process: ApiProcess, log: DismLog, session: ImageSession): AppxCall {
  const { host, onDecisions } = process
  const { volume } = session.opened
  const windir = session.windowsDirectory
  const image = openImage(volume, host.now, windir === undefined ? {} : { windir })
  const judge = judgeOf(process, PROVIDER)
  const { supported, because } = appSupport(image, judge)
  if (!judge.decide(imageTakesApps, 'image', supported, because))
    throw new DismError('INVALID_COMMAND', `the image takes no apps: ${because}`)
  return {
    image,
    online: session.target.kind === 'online',
    judge,
    carryOut(operation) {
      try {
        carryOut({ volume, image }, operation, { host, log, source: PROVIDER, onDecisions })
      } catch (error) {
        if (error instanceof DismError)
          for (const line of FAILURE_LINES[error.code] ?? []) log.verbatim(1, PROVIDER, line(log.threadId))
        throw error
      }
    },
  }
}
