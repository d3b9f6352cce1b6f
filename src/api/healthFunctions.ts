import { DismError } from '../errors/DismError.ts'
import type { Judge } from '../rules/Judge.ts'
import { cleanArguments } from '../servicing/apiRules/arguments.ts'
import type { ApiProcess } from './ApiProcess.ts'
import { countedPaths } from './countedPaths.ts'
import { DismCleanFlags, DismCleanType } from './definitions/health.ts'
import type { HealthFunctions } from './functions/HealthFunctions.ts'
import { onImage } from './onImage.ts'

const PROVIDER = 'DISM Package Manager'

/** The functions on the health of an image. What they need is loaded when they are called. */
export function healthFunctions(process: ApiProcess): HealthFunctions {
  return {
    DismCheckImageHealth: (id, scanImage, cancelEvent, progress, userData, imageHealth) =>
      onImage(process, 'DismCheckImageHealth', id, {
        provider: PROVIDER,
        log: `Session: ${id}, ScanImage: ${Number(scanImage)}`,
        tail: [cancelEvent, progress, userData],
        async work(call) {
          const { readHealth } = await import('../servicing/health/readHealth.ts')
          const { scanHealth } = await import('../servicing/health/scanHealth.ts')
          const { IMAGE_HEALTH } = await import('../servicing/health/StoreDamage.ts')
          const health = scanImage ? await call.carryOut(scanHealth()) : readHealth(call.image, call.judge)
          imageHealth.value = IMAGE_HEALTH[health]
        },
      }),
    DismRestoreImageHealth: (id, sourcePaths, sourcePathCount, limitAccess, ...tail) =>
      onImage(process, 'DismRestoreImageHealth', id, {
        provider: PROVIDER,
        log: `Session: ${id}, SourcePathCount: ${sourcePathCount}, LimitAccess: ${Number(limitAccess)}`,
        tail,
        async work(call) {
          const sources = countedPaths(process, 'SourcePaths', sourcePaths, sourcePathCount)
          const { restoreHealth } = await import('../servicing/health/restoreHealth.ts')
          await call.carryOut(restoreHealth({ host: process.host, sources, limitAccess, online: call.online }))
        },
      }),
    _DismCleanImage: (id, type, flags, ...tail) =>
      onImage(process, '_DismCleanImage', id, {
        provider: PROVIDER,
        log: `Session: ${id}, Type: ${type}, Flags: ${flags}`,
        tail,
        async work(call) {
          checkCleanArguments(type, flags, call.judge)
          const { ResetBase, Defer } = DismCleanFlags
          const { cleanUpComponents } = await import('../servicing/health/cleanUpComponents.ts')
          const { cleanUpServicePack } = await import('../servicing/health/cleanUpServicePack.ts')
          if (type === DismCleanType.ServicePack) await call.carryOut(cleanUpServicePack())
          if (type === DismCleanType.Components)
            await call.carryOut(
              cleanUpComponents({ resetBase: (flags & ResetBase) !== 0, defer: (flags & Defer) !== 0 }),
            )
        },
      }),
  }
}

/** @throws DismError INVALID_PARAMETER */
function checkCleanArguments(type: number, flags: number, judge: Judge): void {
  const { WindowsUpdate, ServicePack, Components } = DismCleanType
  const { None, ResetBase, Defer } = DismCleanFlags
  const flagsOf = new Map<number, readonly number[]>([
    [WindowsUpdate, [None]],
    [ServicePack, [None]],
    [Components, [None, ResetBase, ResetBase | Defer]],
  ])
  const known = flagsOf.get(type)?.includes(flags) === true
  const because = known ? 'they are known' : 'they are not known'
  if (!judge.decide(cleanArguments, `type ${type}, flags ${flags}`, known, because))
    throw new DismError('INVALID_PARAMETER', `_DismCleanImage: type ${type}, flags ${flags}`)
}
